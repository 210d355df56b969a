/* enter.c (x86_64): enters a program in a state that the ABI allows, though no kernel makes it.
 *
 *   enter STATE[,STATE]... ENTRY COMMAND...
 *
 * COMMAND is run under ptrace, step by step until it reaches ENTRY (hexadecimal; 0: where execve
 * ends), so that it may be `uload PROGRAM` as well. There the vectors are built anew, changed, below
 * the old ones, and the program runs on. Its exit status is ours; 128 + N for a signal. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define MANY 4096
#define STEPS 2000000


static pid_t child;

static void die(const char *what)
{
	fprintf(stderr, "enter: %s: %s\n", what, strerror(errno));
	_exit(125);
}

static uint64_t peek(uint64_t at)
{
	errno = 0;
	uint64_t word = (uint64_t)ptrace(PTRACE_PEEKDATA, child, at, 0);
	if (errno)
		die("peek");
	return word;
}

/* Reads count words, or up to a 0, from at; returns where it stopped. */
static uint64_t copy(uint64_t at, uint64_t *to, size_t *count, int pairs)
{
	for (*count = 0; peek(at) != 0; at += pairs ? 16 : 8) {
		to[(*count)++] = peek(at);
		if (pairs)
			to[(*count)++] = peek(at + 8);
	}
	return at + (pairs ? 16 : 8);
}

static void reverse_pairs(uint64_t *aux, size_t words)
{
	for (size_t a = 0, b = words - 2; a < b; a += 2, b -= 2)
		for (int k = 0; k < 2; k++) {
			uint64_t t = aux[a + k];
			aux[a + k] = aux[b + k];
			aux[b + k] = t;
		}
}

static uint64_t rebuild(const char *states, uint64_t sp)
{
	static uint64_t argv[MANY], envp[MANY], aux[MANY], out[4 * MANY];
	size_t args, envs, auxs, n = 0;
	uint64_t at = copy(sp + 8, argv, &args, 0);
	struct iovec here, there;

	at = copy(at, envp, &envs, 0);
	copy(at, aux, &auxs, 1);
	if (strstr(states, "noargs"))
		args = 0;
	if (strstr(states, "noenv"))
		envs = 0;
	if (strstr(states, "reversed"))
		reverse_pairs(aux, auxs);
	if (strstr(states, "unknown"))
		for (uint64_t type = 52; type < 90; type++) {
			aux[auxs++] = type % 2 ? type : ~type;
			aux[auxs++] = 0x5a5a5a5a5a5a5a5a;
		}
	if (strstr(states, "noaux"))
		auxs = 0;
	out[n++] = args;
	memcpy(out + n, argv, args * 8), n += args, out[n++] = 0;
	memcpy(out + n, envp, envs * 8), n += envs, out[n++] = 0;
	memcpy(out + n, aux, auxs * 8), n += auxs, out[n++] = 0, out[n++] = 0;
	sp = (sp - n * 8 - 4096) & ~(uint64_t)15;
	if (strstr(states, "misaligned"))
		sp += 8;
	here = (struct iovec){ out, n * 8 };
	there = (struct iovec){ (void *)sp, n * 8 };
	if (process_vm_writev(child, &here, 1, &there, 1, 0) != (ssize_t)(n * 8))
		die("writing the vectors");
	return sp;
}

static void junk(struct user_regs_struct *r)
{
	r->rax = r->rbx = r->rcx = r->rdx = r->rsi = r->rdi = r->rbp = 0xdeadbeefdeadbeef;
	r->r8 = r->r9 = r->r10 = r->r11 = r->r12 = r->r13 = r->r14 = r->r15 = 0x5a5a5a5a5a5a5a5a;
}

int main(int argc, char **argv)
{
	struct user_regs_struct regs;
	uint64_t entry;
	int status;

	if (argc < 4)
		return fprintf(stderr, "usage: enter STATES ENTRY COMMAND...\n"), 125;
	entry = strtoull(argv[2], NULL, 16);
	child = fork();
	if (child == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		execvp(argv[3], argv + 3);
		die(argv[3]);
	}
	if (waitpid(child, &status, 0) < 0 || !WIFSTOPPED(status))
		die("execve");
	for (long steps = 0;; steps++) {
		ptrace(PTRACE_GETREGS, child, 0, &regs);
		if (entry == 0 || regs.rip == entry)
			break;
		if (steps == STEPS || ptrace(PTRACE_SINGLESTEP, child, 0, 0) != 0
		 || waitpid(child, &status, 0) < 0 || !WIFSTOPPED(status))
			die("the entry was not reached");
	}
	regs.rsp = rebuild(argv[1], regs.rsp);
	if (strstr(argv[1], "junk"))
		junk(&regs);
	if (strstr(argv[1], "direction"))
		regs.eflags |= 0x400;
	ptrace(PTRACE_SETREGS, child, 0, &regs);
	ptrace(PTRACE_DETACH, child, 0, 0);
	if (waitpid(child, &status, 0) < 0)
		die("wait");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
