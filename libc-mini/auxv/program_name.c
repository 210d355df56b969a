/* program_name.c: GNU's names for argv[0] and its last part. In a file of its own and set by itself,
 * before any constructor: most programs do not ask. */
#include <errno.h>
#include "libc.h"

char *program_invocation_name, *program_invocation_short_name;
weak_alias(program_invocation_short_name, __progname);
weak_alias(program_invocation_name, __progname_full);

static void set(int argc, char **argv, char **envp)
{
	char *each = (char *)__libc.program;

	(void)argc;
	(void)argv;
	(void)envp;
	program_invocation_name = program_invocation_short_name = each;
	for (; *each; each++)
		if (*each == '/')
			program_invocation_short_name = each + 1;
}

__attribute__((section(".preinit_array"), used))
static void (*const start)(int, char **, char **) = set;
