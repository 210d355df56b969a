/* probe.c: see probe.h. */
#include "probe.h"

#include <errno.h>
#include <linux/capability.h>
#include <sched.h>
#include <string.h>

#include "arch.h"
#include "stack.h"
#include "sys.h"
#include "tail.h"

#define RLIMIT_STACK 3
#define MAX_VDSO_PAGES 64

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

/* ---- chance ---- */

/* splitmix64: a short, well-mixed sequence for --fixed. */
static uint64_t next_fixed(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static void fixed_chance(const struct request *rq, struct host *host)
{
	uint64_t state = rq->seed, bytes[2];

	bytes[0] = next_fixed(&state);
	bytes[1] = next_fixed(&state);
	memcpy(host->random, bytes, sizeof host->random);
	host->chance_base = next_fixed(&state);
	host->chance_brk = next_fixed(&state);
	host->chance_gap = next_fixed(&state);
	host->randomize = host->randomize_brk = rq->seed != 0;
}

void probe_chance(const struct request *rq, struct host *host)
{
	struct {
		uint64_t base, brk, gap;
	} chance = {0};

	if (rq->fixed) {
		fixed_chance(rq, host);
		return;
	}
	sys3(__NR_getrandom, &chance, sizeof chance, 1 /* GRND_NONBLOCK */);
	host->chance_base = chance.base;
	host->chance_brk = chance.brk;
	host->chance_gap = chance.gap;
}

/* ---- the process ---- */

static void probe_stack(const struct start *start, struct host *host)
{
	uint64_t limit[2] = {0};
	uint64_t execfn = host_auxv(host, AT_EXECFN), strings = (uint64_t)start->argv[0];

	while (*(const char *)execfn)
		execfn++;
	host->stack.end = execfn + 1 + 8;
	sys4(__NR_prlimit64, 0, RLIMIT_STACK, NULL, limit);
	host->stack_limit = limit[0];
	if (start->argc == 0)
		strings = execfn;
	host->stack.start = stack_bottom(host->stack.end, strings, host->stack_limit);
	if (page_down((uint64_t)start->argv) < host->stack.start)
		host->stack.start = page_down((uint64_t)start->argv);
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
}

static uint64_t vdso_bytes(const Elf64_Ehdr *vdso)
{
	const Elf64_Phdr *ph = (const void *)((const char *)vdso + vdso->e_phoff);

	for (int i = 0; i < vdso->e_phnum; i++)
		if (ph[i].p_type == PT_LOAD)
			return ph[i].p_memsz;
	return 0;
}

static void probe_tail(struct host *host)
{
	host->vdso_base = host_auxv(host, AT_SYSINFO_EHDR);
	if (host->vdso_base)
		arch_find_tail((const void *)host->vdso_base, vdso_bytes((const void *)host->vdso_base),
			&host->tail);
}

enum exe_link probe_exe_link(const struct request *rq)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {{0}};

	if (rq->no_exe_link)
		return EXE_LINK_UNWANTED;
	sys2(__NR_capget, &header, data);
	if (data[0].effective & 1u << CAP_SYS_ADMIN
	    || data[1].effective & 1u << (CAP_CHECKPOINT_RESTORE - 32))
		return EXE_LINK_DIRECT;
	return EXE_LINK_CHILD;
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
	if (host->owns == 0)
		host->owns = 1;
	host->min_address = 65536;
	probe_stack(start, host);
	probe_aslr(host);
	probe_ids(host);
	probe_chance(rq, host);
	probe_tail(host);
	host->exe_link = probe_exe_link(rq);
	host->pid = (uint64_t)sys0(__NR_getpid);
	return 0;
}

/* ---- the vDSO's place ---- */

static int is_mapped(uint64_t page)
{
	unsigned char resident;

	return sys3(__NR_mincore, page, ARCH_PAGE, &resident) != -ENOMEM;
}

/* [vvar], [vvar_vclock] and [vdso] lie side by side and, in a fresh process, alone: their extent is
 * found by asking what is mapped, without /proc. Linux moves them in one call since 6.17, the first
 * kernels that put them into the mmap area at all. */
void probe_vdso(struct host *host)
{
	struct range all = {host->vdso_base, host->vdso_base};

	if (!host->vdso_base || host->vdsos)
		return;
	for (int i = 0; i < MAX_VDSO_PAGES && is_mapped(all.end); i++)
		all.end += ARCH_PAGE;
	for (int i = 0; i < MAX_VDSO_PAGES && is_mapped(all.start - ARCH_PAGE); i++)
		all.start -= ARCH_PAGE;
	host->vdsos = 1;
	host->vdso[0] = host->vdso_home[0] = all;
}

/* ---- for --explain ---- */

static int user_namespace_works(void)
{
	int status = 0;
	long pid = sys5(__NR_clone, CLONE_NEWUSER | 17 /* SIGCHLD */, 0, 0, 0, 0);

	if (pid == 0)
		sys_exit(0);
	if (sys_failed(pid))
		return 0;
	sys4(__NR_wait4, pid, &status, 0, NULL);
	return 1;
}

void probe_for_explain(struct host *host)
{
	char link[8];

	host->no_proc = sys_failed(sys4(__NR_readlinkat, AT_FDCWD, "/proc/self/exe", link, sizeof link));
	if (host->exe_link == EXE_LINK_CHILD)
		host->exe_link_doubtful = !user_namespace_works();
}
