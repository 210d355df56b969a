/* deny.c: says which of ten moves of the break, and which of ten mappings, succeed, and that a refused
 * one returned what the kernel returns: the old break, ENOMEM. A child's calls come before; they are not
 * counted. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char text[4096];

static unsigned long raw(long number, unsigned long a, unsigned long b)
{
	unsigned long result;
	register unsigned long flags __asm__("r10") = MAP_PRIVATE | MAP_ANONYMOUS;
	register unsigned long fd __asm__("r8") = -1UL, offset __asm__("r9") = 0;

	__asm__ volatile ("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(3UL), "r"(flags),
		"r"(fd), "r"(offset) : "rcx", "r11", "memory");
	return result;
}

static void moves(char *to)
{
	unsigned long old = raw(SYS_brk, 0, 0);

	for (int i = 0; i < 10; i++) {
		unsigned long new = raw(SYS_brk, old + 100, 0);

		*to++ = new == old + 100 ? 'y' : new == old ? 'n' : '?';
		if (raw(SYS_brk, 0, 0) != new || raw(SYS_brk, new, 0) != new)
			to[-1] = '!';
		old = new;
	}
	*to = '\0';
}

static void maps(char *to)
{
	for (int i = 0; i < 10; i++) {
		unsigned long at = raw(SYS_mmap, 0, 4096);

		*to++ = at == -12UL ? 'n' : at < -4095UL ? 'y' : '?';
	}
	*to = '\0';
}

int main(void)
{
	char first[12], second[12];
	pid_t child;

	setvbuf(stdout, text, _IOFBF, sizeof text);
	child = fork();
	if (!child) {
		moves(first);
		maps(second);
		_exit(first[9] != 'y' || second[9] != 'y');
	}
	waitpid(child, &child, 0);
	moves(first);
	maps(second);
	printf("brk %s mmap %s child %d\n", first, second, child);
	return 0;
}
