/* probe.c: see probe.h. */
#include "probe.h"

#include <errno.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "arch.h"
#include "sys.h"

#define MAX_VDSO_PAGES 64
#define PR_GET_MDWE 66 /* Linux 6.3 */
#define MMAP_MIN_ADDR 65536 /* vm.mmap_min_addr as it usually is: for where uload puts its own things */

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

void probe_random(void *to, size_t n)
{
	long fd;

	if (sys3(__NR_getrandom, to, n, GRND_NONBLOCK) == (long)n)
		return;
	fd = sys_open("/dev/urandom", O_RDONLY | O_CLOEXEC, 0); /* a filter forbids the call */
	if (sys_failed(fd))
		return;
	sys_read((int)fd, to, n);
	sys_close((int)fd);
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
	probe_random(&chance, sizeof chance);
	host->chance_base = chance.base;
	host->chance_brk = chance.brk;
	host->chance_gap = chance.gap;
}

/* ---- the exe link ---- */

struct capabilities {
	struct __user_cap_data_struct data[2];
};

static int capable(const struct capabilities *c, unsigned capability)
{
	return c->data[capability / 32].effective >> capability % 32 & 1;
}

static struct capabilities own_capabilities(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct capabilities c = {{{0}}};

	sys2(__NR_capget, &header, c.data);
	return c;
}

static enum exe_link exe_link_way(const struct request *rq)
{
	struct capabilities c;

	if (rq->no_exe_link)
		return EXE_LINK_UNWANTED;
	c = own_capabilities();
	return capable(&c, CAP_SYS_ADMIN) || capable(&c, CAP_CHECKPOINT_RESTORE)
		? EXE_LINK_DIRECT : EXE_LINK_CHILD;
}

void probe_min_address(struct host *host)
{
	struct capabilities c = own_capabilities();
	char digits[24] = {0};
	long fd = sys_open("/proc/sys/vm/mmap_min_addr", O_RDONLY | O_CLOEXEC, 0);
	uint64_t value = 0;

	if (!sys_failed(fd)) {
		sys_read((int)fd, digits, sizeof digits - 1);
		sys_close((int)fd);
		for (const char *p = digits; *p >= '0' && *p <= '9'; p++)
			value = value * 10 + (uint64_t)(*p - '0');
		host->min_address = value;
	}
	if (capable(&c, CAP_SYS_RAWIO))
		host->min_address = 0;
}

static enum helper_death helper_death(void)
{
	uint64_t action[4] = {0}, pending = 0; /* what rt_sigaction(2) fills: the handler first */
	unsigned char info[128];

	sys4(__NR_rt_sigaction, SIGCHLD, NULL, action, 8);
	if (action[0] == (uint64_t)SIG_IGN)
		return HELPER_IGNORED;
	sys2(__NR_rt_sigpending, &pending, 8);
	if (pending >> (SIGCHLD - 1) & 1)
		return HELPER_COUNTED;
	return sys5(__NR_waitid, P_ALL, 0, info, WEXITED | WNOHANG | WNOWAIT | __WALL, NULL)
		== -ECHILD ? HELPER_IGNORE : HELPER_COUNTED;
}

static uint64_t namespace_inode(const char *path)
{
	struct stat st;

	return sys_failed(sys4(__NR_newfstatat, AT_FDCWD, path, &st, 0)) ? 0 : st.st_ino;
}

/* After unshare(CLONE_NEWPID) the next child becomes the first process of a pid namespace, and when it
 * dies there can be no other: that must not be our helper. Without /proc nobody asks for the link. */
static int children_have_own_namespace(void)
{
	uint64_t own = namespace_inode("/proc/self/ns/pid");

	return !own || own != namespace_inode("/proc/self/ns/pid_for_children");
}

void probe_rights(const struct request *rq, struct host *host)
{
	host->min_address = MMAP_MIN_ADDR;
	host->exe_link = exe_link_way(rq);
	host->data_limit = sys_limit(RLIMIT_DATA, UINT64_MAX);
	if (host->exe_link != EXE_LINK_CHILD)
		return;
	if (children_have_own_namespace()) {
		host->exe_link = EXE_LINK_UNWANTED;
		host->exe_link_doubtful = 1;
		return;
	}
	host->task_limit = sys_limit(RLIMIT_NPROC, UINT64_MAX);
	host->helper_death = helper_death();
}

void probe_limits(struct limit limits[LIMITS])
{
	limits[LIMIT_STACK] = sys_limit(RLIMIT_STACK, UINT64_MAX);
	limits[LIMIT_FILES] = sys_limit(RLIMIT_NOFILE, UINT64_MAX);
	limits[LIMIT_SPACE] = sys_limit(RLIMIT_AS, UINT64_MAX);
}

/* ---- the vDSO's place ---- */

uint64_t probe_vdso_bytes(uint64_t base)
{
	const Elf64_Ehdr *vdso = (const void *)base;
	const Elf64_Phdr *ph = (const void *)(base + vdso->e_phoff);

	for (int i = 0; i < vdso->e_phnum; i++)
		if (ph[i].p_type == PT_LOAD)
			return ph[i].p_memsz;
	return 0;
}

static int is_mapped(uint64_t page)
{
	unsigned char resident;

	long result = sys3(__NR_mincore, page, ARCH_PAGE, &resident);

	if (result == -EPERM || result == -ENOSYS) /* forbidden; msync(2) knows as well */
		result = sys3(__NR_msync, page, ARCH_PAGE, MS_ASYNC);
	return result != -ENOMEM;
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
	if (all.end - host->vdso_base < probe_vdso_bytes(host->vdso_base))
		return; /* mincore(2) is not to be had: it stays where it is */
	host->vdsos = 1;
	host->vdso[0] = host->vdso_home[0] = all;
}

/* ---- for --explain ---- */

static int user_namespace_works(void)
{
	int status = 0;
	long pid = sys5(__NR_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);

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
	if (sys5(__NR_prctl, PR_GET_MDWE, 0, 0, 0, 0) > 0)
		host->exe_link_doubtful = 1; /* the bridge could not be made executable */
}
