/* Options: getopt() moves arguments as glibc's does, musl's stops at the first that is no option. */
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include "show.h"

static char *arguments[40], storage[40][40];
static int count;

/* Makes argv of words. */
static void make(const char *words)
{
	count = 0;
	while (*words) {
		size_t n = strcspn(words, " ");

		memcpy(storage[count], words, n);
		storage[count][n] = 0;
		arguments[count] = storage[count];
		count++;
		words += n;
		while (*words == ' ')
			words++;
	}
	arguments[count] = NULL;
}

enum which { SHORT, LONG, ONLY };
static int flag;
static const struct option options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "output", required_argument, NULL, 'o' },
	{ "optional", optional_argument, NULL, 'O' },
	{ "verbose", no_argument, &flag, 7 },
	{ "version", no_argument, NULL, 'V' },
	{ "same1", no_argument, NULL, 's' },
	{ "same2", no_argument, NULL, 's' },
	{ "ver", no_argument, NULL, 'r' },
	{ NULL, 0, NULL, 0 },
};

/* All answers, then what argv has become. Messages go to stderr, which is not compared here. */
static void run(const char *name, enum which which, const char *spec, const char *words)
{
	char line[1000], *to = line;
	int c, index, devnull = open("/dev/null", O_WRONLY), saved = dup(2);

	dup2(devnull, 2);
	close(devnull);
	make(words);
	optind = 0;
	flag = 0;
	do {
		index = -1;
		optopt = 0;
		optarg = NULL;  /* musl leaves what was there */
		c = which == SHORT ? getopt(count, arguments, spec)
			: which == LONG ? getopt_long(count, arguments, spec, options, &index)
			: getopt_long_only(count, arguments, spec, options, &index);
		if (c == -1)
			break;
		if (c > 32)
			to += sprintf(to, "%c", c);
		else
			to += sprintf(to, "%d", c);
		if (optarg)
			to += sprintf(to, "=%s", optarg);
		if (index >= 0)
			to += sprintf(to, "#%d", index);
		if (c == '?' || c == ':')
			to += sprintf(to, "(%c)", optopt ? optopt : '0');
		*to++ = ' ';
	} while (to < line + 900);
	to += sprintf(to, "| optind %d, flag %d:", optind, flag);
	for (int i = 0; i < count; i++)
		to += sprintf(to, " %s", arguments[i]);
	show(name, "%s", line);
	dup2(saved, 2);
	close(saved);
}

/* What is said on stderr: glibc's words. */
static void message(const char *name, enum which which, const char *spec, const char *words)
{
	char text[600] = "";
	int fds[2], saved = dup(2), error = opterr;

	pipe(fds);
	dup2(fds[1], 2);
	make(words);
	optind = 0;
	opterr = error;
	if (which == SHORT)
		getopt(count, arguments, spec);
	else if (which == LONG)
		getopt_long(count, arguments, spec, options, NULL);
	else
		getopt_long_only(count, arguments, spec, options, NULL);
	dup2(saved, 2);
	close(saved);
	close(fds[1]);
	read(fds[0], text, sizeof text - 1);
	close(fds[0]);
	show(name, "%s", text);
}

int main(void)
{
	show("getopt.at first", "%d %d", optind, opterr);
	run("getopt.none", SHORT, "ab:", "p");
	run("getopt.simple", SHORT, "ab:c", "p -a -b 1 -c");
	run("getopt.group", SHORT, "ab:c", "p -acb1 -cab 2");
	run("getopt.glued value", SHORT, "b:", "p -bvalue -b=value");
	run("getopt.optional value", SHORT, "o::a", "p -ox -o x");
	run("getopt.optional then a", SHORT, "o::a", "p -o -a -oa");
	run("getopt.value like an option", SHORT, "ab:", "p -b -a -a");
	run("getopt.value --", SHORT, "ab:", "p -b -- -a");
	run("getopt.end", SHORT, "ab", "p -a -- -b");
	run("getopt.dash is none", SHORT, "+ab", "p -a - -b");
	run("getopt.unknown", SHORT, "ab", "p -x -a");
	run("getopt.unknown in a group", SHORT, "ab", "p -axb");
	/* musl counts the missing value. */
	run("getopt.missing [glibc]", SHORT, "ab:", "p -a -b");
	run("getopt.missing with colon [glibc]", SHORT, ":ab:", "p -a -b");
	run("getopt.colon is none", SHORT, "a:", "p -:");
	run("getopt.stop", SHORT, "+ab", "p -a x -b");
	run("getopt.permute [glibc]", SHORT, "ab:", "p x -a y -b 1 z");
	run("getopt.permute group [glibc]", SHORT, "abc", "p x -abc y -a");
	run("getopt.permute end [glibc]", SHORT, "ab", "p x -a -- -b y");
	run("getopt.in order", SHORT, "-ab", "p x -a y -- z -b");
	setenv("POSIXLY_CORRECT", "1", 1);
	run("getopt.POSIXLY_CORRECT", SHORT, "ab", "p -a x -b");
	unsetenv("POSIXLY_CORRECT");

	run("getopt.long", LONG, "ho:", "p --help --output file --output=file2 -h -o f3");
	run("getopt.long optional", LONG, "h", "p --optional --optional=x --optional y -h");
	run("getopt.long optional empty", LONG, "h", "p --optional= --output=");
	run("getopt.long flag", LONG, "h", "p --verbose -h");
	run("getopt.long shortened", LONG, "h", "p --hel --out x --verb --vers");
	run("getopt.long exact", LONG, "h", "p --ver");
	run("getopt.long missing", LONG, "h", "p --output");
	run("getopt.long missing with colon", LONG, ":h", "p --output");
	run("getopt.long permutes", LONG, "hb:", "p x --help y -b 1 z --output o w");
	run("getopt.long permutes end", LONG, "h", "p x --help -- --output y");
	run("getopt.long stop", LONG, "+h", "p --help x --help");
	run("getopt.long in order", LONG, "-h", "p --help x --help y");
	run("getopt.long one dash is short", LONG, "help", "p -help");
	run("getopt.long in a group", LONG, "ab", "p -ab --help -a");
	/* musl answers '?' with other values of optopt, and has its own idea of what is ambiguous. */
	run("getopt.long unknown [glibc]", LONG, "h", "p --none --none=1 -h");
	run("getopt.long ambiguous [glibc]", LONG, "h", "p --ve --o=1 -h");
	run("getopt.long same meaning [glibc]", LONG, "h", "p --same");
	run("getopt.long value not allowed [glibc]", LONG, "h", "p --help=1 --verbose=2");
	run("getopt.long W [glibc]", LONG, "hW;", "p -W help -Woutput=x -W output y");

	run("getopt.only", ONLY, "ho:", "p -help -output file -output=f2 --help -h");
	run("getopt.only prefers short of one letter", ONLY, "oh", "p -h -o");
	run("getopt.only shortened [glibc]", ONLY, "x", "p -hel -verb");
	run("getopt.only falls back", ONLY, "xyz", "p -xyz -x");
	run("getopt.only unknown [glibc]", ONLY, "x", "p -none --none");

	/* The messages are glibc's. */
	message("getopt.says unknown [glibc]", SHORT, "a", "prog -x");
	message("getopt.says missing [glibc]", SHORT, "a:", "prog -a");
	message("getopt.says nothing with colon", SHORT, ":a:", "prog -a");
	message("getopt.says long unknown [glibc]", LONG, "a", "prog --none=3");
	message("getopt.says long missing [glibc]", LONG, "a", "prog --output");
	message("getopt.says long ambiguous [glibc]", LONG, "a", "prog --ve");
	message("getopt.says long no value [glibc]", LONG, "a", "prog --help=1");
	message("getopt.says only unknown [glibc]", ONLY, "a", "prog -none");
	message("getopt.says only missing [glibc]", ONLY, "a", "prog -output");
	opterr = 0;
	message("getopt.opterr 0", SHORT, "a", "prog -x");
	return 0;
}
