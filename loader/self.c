/* self.c: uload just exec'd, seen by itself. See probe.h.
 *
 * Few system calls, no file read: what the kernel put on our stack says nearly everything. */
#include <errno.h>
#include <string.h>

#include "arch.h"
#include "probe.h"
#include "stack.h"
#include "sys.h"
#include "tail.h"

#define FRAMES_BYTES (64UL << 10) /* more than uload's own frames (main.c) ever take */

extern const char __uload_start[], __uload_end[];

void probe_start(const uint64_t *sp, struct start *start)
{
	char **p = (char **)(sp + 1);

	*start = (struct start){.argc = sp[0], .argv = p, .envp = p + sp[0] + 1};
	while (start->envp[start->envc])
		start->envc++;
	start->auxv = (const Elf64_auxv_t *)(start->envp + start->envc + 1);
	while (start->auxv[start->auxc++].a_type != AT_NULL)
		;
}

static void probe_stack(const struct start *start, struct host *host)
{
	uint64_t execfn = host_auxv(host, AT_EXECFN), strings = (uint64_t)start->argv[0];

	while (*(const char *)execfn)
		execfn++;
	host->stack.end = execfn + 1 + 8;
	host->stack_limit = start->stack_limit;
	if (start->argc == 0)
		strings = execfn;
	host->stack.start = stack_bottom(host->stack.end, strings, host->stack_limit);
	if (page_down((uint64_t)start->argv) < host->stack.start)
		host->stack.start = page_down((uint64_t)start->argv);
	if (page_down((uint64_t)start->argv) < host->stack.start + FRAMES_BYTES)
		host->stack_low = page_down((uint64_t)start->argv) - FRAMES_BYTES;
	host->stack_prot = PROT_READ | PROT_WRITE;
}

/* ASLR shows in what the kernel gave uload: a stack that ends at the top of the user half was not
 * moved, and a break that begins right behind uload was not either. */
static void probe_aslr(struct host *host)
{
	host->randomize = host->stack.end != ARCH_USER_END;
	host->randomize_brk = host->randomize
		&& (uint64_t)sys1(__NR_brk, 0) != page_up((uint64_t)__uload_end);
}

static void probe_ids(struct host *host)
{
	host->uid = host_auxv(host, AT_UID);
	host->euid = host_auxv(host, AT_EUID);
	host->gid = host_auxv(host, AT_GID);
	host->egid = host_auxv(host, AT_EGID);
	host->secure = host_auxv(host, AT_SECURE);
}

static void probe_tail(struct host *host)
{
	host->vdso_base = host_auxv(host, AT_SYSINFO_EHDR);
	if (host->vdso_base)
		arch_find_tail((const void *)host->vdso_base, probe_vdso_bytes(host->vdso_base),
			&host->tail);
}

int probe_self(const struct start *start, const struct request *rq, struct host *host,
	struct refusal *why)
{
	const void *random;

	host->auxv = start->auxv;
	host->auxc = start->auxc;
	random = (const void *)host_auxv(host, AT_RANDOM);
	if (!host_auxv(host, AT_EXECFN) || !random)
		return refuse_named(why, SYSTEM, "finding AT_EXECFN and AT_RANDOM", ENOENT);
	memcpy(host->random, random, sizeof host->random);
	host->own[0] = (struct range){(uint64_t)__uload_start, (uint64_t)__uload_end};
	probe_stack(start, host);
	probe_aslr(host);
	probe_ids(host);
	probe_chance(rq, host);
	probe_tail(host);
	probe_rights(rq, host);
	host->pid = (uint64_t)sys0(__NR_getpid);
	return 0;
}
