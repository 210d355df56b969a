/* entered.c: is everything there that start-up promises? Prints what it was given; exits 0 if so. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;
static _Thread_local int initialised = 42, zero;
static _Thread_local char wide[64] __attribute__((aligned(64))) = "aligned";
static int constructed, with_argc = -1;
const char *const names[] = { "relocated", "pointers" };

__attribute__((constructor)) static void construct(int argc, char **argv, char **envp)
{
	with_argc = argc;
	constructed = argv != NULL && envp == environ;
}

static int misplaced(const void *p)
{
	__asm__("" : "+r"(p));          /* the compiler knows what it asked for, not what was given */
	return (unsigned long)p % 64 != 0;
}

__attribute__((noinline)) static int protected(const char *text)
{
	char copy[32];

	strncpy(copy, text, sizeof copy - 1);
	copy[31] = 0;
	return (int)strlen(copy);
}

int main(int argc, char **argv, char **envp)
{
	char *block = malloc(100000);
	int envs = 0;

	while (envp[envs])
		envs++;
	errno = 0;
	if (initialised != 42 || zero != 0 || strcmp(wide, "aligned") || misplaced(wide))
		return 1;
	if (!constructed || with_argc != argc || argv[argc] != NULL || environ != envp)
		return 2;
	if (strcmp(names[1], "pointers") || protected("twelve chars") != 12)
		return 3;
	if (close(-1) != -1 || errno != EBADF || !block || ((char *)memset(block, 7, 100000))[99999] != 7)
		return 4;
	printf("argc %d, %s, page %ld\n", argc, envs ? "environment" : "no environment",
		sysconf(_SC_PAGESIZE));
	return 0;
}
