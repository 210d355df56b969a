/* bare.c: a run time of its own, without a C library: _start, the stack's vectors, output, exit. */
#include <asm/unistd.h>
#include <elf.h>
#include <stddef.h>

long call(long number, long a, long b, long c); /* arch/ */

struct start {
	long argc;
	char **argv, **envp;
	unsigned long page;
};

/* sp → argc, argv …, NULL, envp …, NULL, auxv: entries in any order, up to AT_NULL. */
static void read_stack(char **sp, struct start *start)
{
	const Elf64_auxv_t *entry;

	start->argc = (long)sp[0];
	start->argv = sp + 1;
	start->envp = start->argv + start->argc + 1;
	for (sp = start->envp; *sp; sp++)
		;
	start->page = 4096; /* AT_PAGESZ may be missing */
	for (entry = (const Elf64_auxv_t *)(sp + 1); entry->a_type != AT_NULL; entry++)
		if (entry->a_type == AT_PAGESZ)
			start->page = entry->a_un.a_val;
}

static void print(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	call(__NR_write, 1, (long)s, (long)n);
}

static int program(const struct start *start)
{
	static int lines; /* .bss: is to be zero */
	int all = start->argc > 1 && start->argv[1][0] == '-';

	for (char **each = start->envp; all && *each; each++) { /* bare -: the environment */
		print(*each);
		print("\n");
	}
	print(lines++ ? ".bss was not zero\n" : start->page < 4096 ? "pages so small?\n" : "hello\n");
	return lines != 1;
}

_Noreturn void bare_start(char **sp)
{
	struct start start;

	read_stack(sp, &start);
	for (int status = program(&start);;)
		call(__NR_exit_group, status, 0, 0);
}
