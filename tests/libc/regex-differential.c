/* regex-differential.c [COUNT [SEED]]: random patterns over {a,b} on random strings. One line for each:
 * the pattern, the string, and what regexec said. regex-differential.sh compares the lines of three
 * libraries. Some patterns keep some libraries busy for ever: after a second the line says so. */
#include <regex.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GROUPS 10

static unsigned long seed = 1;
static char pattern[4096];
static size_t length;
static int extended, groups;

static unsigned pick(unsigned n)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % n;
}

static void put(const char *s)
{
	size_t n = strlen(s);

	memcpy(pattern + length, s, n + 1);
	length += n;
}

/* Both kinds of expression from one: a backslash before what basic ones want one at. */
static void put_operator(const char *s)
{
	for (; *s; s++) {
		char text[3] = { '\\', *s, 0 };
		int special = strchr("(){}|+?", *s) != NULL;

		put(text + !(special && !extended));
	}
}

static void atom(int depth)
{
	static const char *const simple[] = { "a", "b", "a", "b", "a", "b", ".", "[ab]", "[^a]" };
	static const char *const repeats[] = { "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}" };
	unsigned kind = pick(14);

	if (kind < 9) {
		put(simple[kind]);
	} else if (kind == 9 && extended && !pick(4)) {
		put(pick(2) ? "^" : "$");
		return;
	} else if (depth > 0) {
		put_operator("(");
		groups++;
		void branches(int);
		branches(depth - 1);
		put_operator(")");
	} else {
		put("a");
	}
	if (!pick(3))
		put_operator(repeats[pick(7)]);
}

void branches(int depth)
{
	for (int branch = 0;; branch++) {
		unsigned atoms = 1 + pick(3);

		while (atoms--)
			atom(depth);
		if (pick(4) || branch > 2)
			return;
		put_operator("|");
	}
}

static sigjmp_buf too_long;

static void give_up(int signal)
{
	(void)signal;
	siglongjmp(too_long, 1);
}

static void try(const regex_t *re, const char *s)
{
	regmatch_t match[GROUPS];
	int result;

	if (sigsetjmp(too_long, 1)) {
		printf("%s %s: for ever\n", pattern, s);
		return;
	}
	alarm(1);
	result = regexec(re, s, GROUPS, match, 0);
	alarm(0);
	printf("%s %s: %d", pattern, s, result);
	for (int i = 0; !result && i <= groups && i < GROUPS; i++)
		printf(" %d,%d", (int)match[i].rm_so, (int)match[i].rm_eo);
	putchar('\n');
}

int main(int argc, char **argv)
{
	long count = argc > 1 ? atol(argv[1]) : 20000;
	regex_t re;
	char s[16];

	signal(SIGALRM, give_up);
	if (argc > 2)
		seed = strtoul(argv[2], NULL, 10);
	while (count-- > 0) {
		length = 0;
		groups = 0;
		extended = (int)pick(2);
		branches(1 + (int)pick(2));
		int error = regcomp(&re, pattern, extended ? REG_EXTENDED : 0);

		if (error)
			printf("%s: error %d\n", pattern, error);
		for (int i = 0; i < 5; i++) {
			size_t n = pick(9);

			for (size_t k = 0; k < n; k++)
				s[k] = "ab"[pick(2)];
			s[n] = '\0';
			if (!error)
				try(&re, s);
		}
		if (!error)
			regfree(&re);
	}
	return 0;
}
