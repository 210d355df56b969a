/* lesson_main.c: ulab lesson: the command line. */
#include "lesson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tools.h"

static int help(FILE *out)
{
	fputs("usage: ulab lesson [OPTION]... [NUMBER]...\n"
	      "Lessons on loading and memory: each explains, asks you to predict, runs a program, shows\n"
	      "what happened, and checks every claim. Without a number: the list.\n\n"
	      "  --check            run and check only, ask nothing; without a number: all lessons.\n"
	      "                     The last line is \"N passed, N failed\"\n"
	      "  --lang=en, zh      the language; else that of LC_ALL, LC_MESSAGES, LANG\n"
	      "  --lessons=FOLDER   where the lessons are\n"
	      "  --programs=FOLDER  where their programs were built\n"
	      "  -h, --help         this\n\n"
	      "Exit status: 0 all claims hold; 1 one does not; 125 wrong usage.\n", out);
	return fflush(out) ? 1 : 0;
}

static enum language language_of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "zh", 2) ? ENGLISH : CHINESE;
	}
	return ENGLISH;
}

static int terminal_width(void)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) || w.ws_col < 20)
		return 100;
	return w.ws_col > 100 ? 100 : w.ws_col;
}

/* In the tree beside build/; installed as PREFIX/share/uload/lessons, PREFIX/lib/uload/lessons. */
static void find_folders(struct options *o)
{
	const char *here = ulab_folder();
	const char *tree = lesson_join(here, "lessons");

	if (!o->programs)
		o->programs = !access(tree, F_OK) ? tree : lesson_join(here, "../lib/uload/lessons");
	if (!o->lessons) {
		const char *beside = lesson_join(here, "../lessons");

		o->lessons = !access(beside, F_OK) ? beside : lesson_join(here, "../share/uload/lessons");
	}
}

/* 0, or an exit status. */
static int read_option(struct options *o, const char *word)
{
	if (!strcmp(word, "--check"))
		o->check = 1;
	else if (!strcmp(word, "--lang=en"))
		o->language = ENGLISH;
	else if (!strcmp(word, "--lang=zh"))
		o->language = CHINESE;
	else if (!strncmp(word, "--lang", 6))
		return ulab_error(STATUS_USAGE, "lesson: %s: the languages are --lang=en and --lang=zh", word);
	else if (!strncmp(word, "--lessons=", 10))
		o->lessons = word + 10;
	else if (!strncmp(word, "--programs=", 11))
		o->programs = word + 11;
	else
		return ulab_error(STATUS_USAGE, "lesson: %s: no such option (ulab lesson --help lists them)",
			word);
	return 0;
}

static const struct lesson *find(const struct lesson *list, size_t count, const char *word)
{
	char *end;
	long n = strtol(word, &end, 10);

	for (size_t i = 0; !*end && i < count; i++)
		if (list[i].number == n)
			return &list[i];
	ulab_error(STATUS_USAGE, "lesson: there is no lesson %s: they are %d to %d", word, list[0].number,
		list[count - 1].number);
	return NULL;
}

static int print_list(const struct lesson *list, size_t count, const struct options *o)
{
	for (size_t i = 0; i < count; i++) {
		const char *title = list[i].title[o->language];
		int blank = 60 - text_width(title);
		struct claims claims;
		char why[512];
		size_t n = 0;

		if (claims_read(&claims, lesson_join(list[i].folder, "claims"), why)) {
			ulab_error(1, "%s", why);
			continue;
		}
		for (size_t r = 0; r < claims.runs; r++)
			n += claims.run[r].claims;
		printf("%3d  %s%*s  %3zu %s\n", list[i].number, title, blank > 0 ? blank : 0, "", n,
			o->language == CHINESE ? "条断言" : "claims");
		claims_free(&claims);
	}
	puts(o->language == CHINESE ? "\nulab lesson 编号：开始一课；ulab lesson --check：检查所有断言"
		: "\nulab lesson NUMBER begins one; ulab lesson --check checks the claims of all");
	return fflush(stdout) ? 1 : 0;
}

static int run_lessons(const struct lesson *list, size_t count, char **words, const struct options *o)
{
	unsigned passed = 0, failed = 0;

	for (char **w = words; *w; w++)
		if (!find(list, count, *w))
			return STATUS_USAGE;
	for (char **w = words; *w; w++)
		lesson_go(find(list, count, *w), o, &passed, &failed);
	for (size_t i = 0; !*words && i < count; i++)
		lesson_go(&list[i], o, &passed, &failed);
	printf("%u passed, %u failed\n", passed, failed);
	return fflush(stdout) || failed;
}

int lesson_main(int argc, char **argv)
{
	struct options o = {.language = language_of_environment(), .width = terminal_width()};
	struct lesson *list;
	size_t count;
	char why[512];
	char **words = lesson_alloc(NULL, ((size_t)argc + 1) * sizeof *words);
	size_t n = 0;
	int status;

	o.colour = isatty(STDOUT_FILENO) && !(getenv("NO_COLOR") && *getenv("NO_COLOR"));
	o.ask = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO);
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help"))
			return help(stdout);
		if (argv[i][0] != '-')
			words[n++] = argv[i];
		else if (read_option(&o, argv[i]))
			return STATUS_USAGE;
	}
	words[n] = NULL;
	find_folders(&o);
	if (lessons_find(&list, &count, &o, why))
		return ulab_error(STATUS_USAGE, "lesson: %s", why);
	status = n || o.check ? run_lessons(list, count, words, &o) : print_list(list, count, &o);
	free(words);
	free(list);
	return status;
}
