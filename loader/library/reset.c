/* reset.c: see reset.h. */
#include "reset.h"

#include <elf.h>
#include <errno.h>
#include <linux/capability.h>
#include <linux/prctl.h>
#include <stddef.h>
#include <string.h>
#include <sys/personality.h>

#include "arch.h"
#include "lines.h"
#include "process.h"
#include "registers.h"
#include "sys.h"

#define RSEQ_UNREGISTER 1
#define MAX_PKEYS 16
#define BLIND_TIMERS 1024
#ifndef AT_RSEQ_FEATURE_SIZE
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN 28
#endif

/* ---- rseq ---- */

/* glibc 2.35 and later say where theirs is, counted from the thread pointer. */
extern const ptrdiff_t __rseq_offset __attribute__((weak, visibility("default")));
extern const unsigned int __rseq_size __attribute__((weak, visibility("default")));

/* The length must be the one it was registered with, which glibc does not tell: 32 at first, later
 * what the kernel's auxv asks for, rounded up. */
static void unregister_known(const struct host *host)
{
	uint64_t align = host_auxv(host, AT_RSEQ_ALIGN), area;
	uint64_t feature = host_auxv(host, AT_RSEQ_FEATURE_SIZE);

	if (!&__rseq_offset || !&__rseq_size || __rseq_size == 0)
		return;
	area = arch_thread_pointer() + (uint64_t)__rseq_offset;
	if (align)
		feature = (feature + align - 1) & ~(align - 1);
	for (uint64_t length = 32; length <= 256; length += 32)
		if (!sys_failed(sys4(__NR_rseq, area, length, RSEQ_UNREGISTER, ARCH_RSEQ_SIGNATURE)))
			return;
	sys4(__NR_rseq, area, feature, RSEQ_UNREGISTER, ARCH_RSEQ_SIGNATURE);
}

int reset_rseq(const struct host *host, struct refusal *why)
{
	uint64_t area[32] __attribute__((aligned(256)));
	uint64_t align = host_auxv(host, AT_RSEQ_ALIGN);
	uint64_t length = host_auxv(host, AT_RSEQ_FEATURE_SIZE);
	long error;

	unregister_known(host);
	/* Is one left? Then another area is not taken. */
	memset(area, 0, sizeof area);
	length = align ? (length + align - 1) & ~(align - 1) : 32;
	if (length > sizeof area)
		length = 32;
	error = sys4(__NR_rseq, area, length, 0, ARCH_RSEQ_SIGNATURE);
	if (!sys_failed(error))
		sys4(__NR_rseq, area, length, RSEQ_UNREGISTER, ARCH_RSEQ_SIGNATURE);
	return error == -EINVAL || error == -EBUSY ? refuse(why, RSEQ, -1, 0, 0) : 0;
}

/* ---- timers ---- */

/* "ID: 3" in /proc/self/timers; a deleted one changes the listing, so it is read again. Returns how many
 * were deleted, or -errno. */
static int delete_first_timer(void)
{
	struct lines l;
	char *line;
	int found = 0, error = lines_open(&l, "/proc/self/timers");

	if (error)
		return error;
	while (!found && (line = lines_next(&l)))
		if (!strncmp(line, "ID: ", 4)) {
			line += 4;
			found = !sys_failed(sys1(__NR_timer_delete, lines_number(&line, 10)));
		}
	lines_close(&l);
	return found;
}

/* Without the listing: ids count up from 0. */
static void reset_timers(void)
{
	int result;

	do
		result = delete_first_timer();
	while (result > 0);
	for (int id = 0; result < 0 && id < BLIND_TIMERS; id++)
		sys1(__NR_timer_delete, id);
}

/* ---- ids and capabilities ---- */

/* Saved and file system ids become the effective ones. Returns whether a file system id was another:
 * then the program is not dumpable (commit_creds()). */
static int reset_ids(const struct host *host)
{
	uint32_t real, effective, saved;
	int changed;

	sys3(__NR_getresuid, &real, &effective, &saved);
	if (saved != effective)
		sys3(__NR_setresuid, -1, -1, effective);
	sys3(__NR_getresgid, &real, &effective, &saved);
	if (saved != effective)
		sys3(__NR_setresgid, -1, -1, effective);
	changed = sys1(__NR_setfsuid, host->euid) != (long)host->euid;
	changed |= sys1(__NR_setfsgid, host->egid) != (long)host->egid;
	return changed;
}

/* Neither root by real nor by effective id: only ambient capabilities survive (capabilities(7)). */
static void reset_capabilities(const struct host *host)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {{0}};

	if (host->uid == 0 || host->euid == 0 || sys_failed(sys2(__NR_capget, &header, data)))
		return;
	for (int cap = 0; cap < 64; cap++) {
		uint32_t bit = 1u << cap % 32;

		if (!(data[cap / 32].permitted & bit))
			continue;
		if (sys5(__NR_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, cap, 0, 0) == 1) {
			data[cap / 32].effective |= bit;
		} else {
			data[cap / 32].permitted &= ~bit;
			data[cap / 32].effective &= ~bit;
		}
	}
	sys2(__NR_capset, &header, data);
}

/* ---- settings ---- */

static void reset_speculation(void)
{
	for (long which = 0; which < 3; which++) {
		long state = sys5(__NR_prctl, PR_GET_SPECULATION_CTRL, which, 0, 0, 0);

		if (!sys_failed(state) && (unsigned long)state & PR_SPEC_DISABLE_NOEXEC)
			sys5(__NR_prctl, PR_SET_SPECULATION_CTRL, which, PR_SPEC_ENABLE, 0, 0);
	}
}

static void reset_settings(int dumpable)
{
	long personality = sys1(__NR_personality, SYS_PERSONALITY_QUERY);

	sys2(__NR_prctl, PR_SET_KEEPCAPS, 0);
	sys2(__NR_prctl, PR_SET_DUMPABLE, dumpable);
	sys5(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, 0);
	reset_speculation();
	if (!sys_failed(personality) && personality & READ_IMPLIES_EXEC)
		sys1(__NR_personality, personality & ~READ_IMPLIES_EXEC);
}

/* SS_AUTODISARM outlives an exec, the stack does not. We may be called from a handler that runs on it. */
static void reset_alternate_stack(void)
{
	struct {
		void *sp;
		int flags;
		size_t size;
	} now = {0}, none = {0};

	sys2(__NR_sigaltstack, NULL, &now);
	none.flags = 2 /* SS_DISABLE */ | (now.flags & (int)0x80000000);
	arch_syscall_off_stack(__NR_sigaltstack, (long)&none, 0);
}

/* The stack stays, what madvise(2) was told of it does not. */
static void reset_stack_advice(const struct host *host)
{
	static const unsigned char advice[] = {MADV_DOFORK, MADV_KEEPONFORK, MADV_DODUMP,
		MADV_UNMERGEABLE};

	for (size_t i = 0; i < sizeof advice; i++)
		sys3(__NR_madvise, host->stack.start, host->stack.end - host->stack.start, advice[i]);
}

static void reset_memory(const struct host *host)
{
	process_end_aio(host);
	reset_stack_advice(host);
	sys0(__NR_munlockall);
	for (int key = 1; arch_has_pkeys() && key < MAX_PKEYS; key++)
		sys1(__NR_pkey_free, key);
}

void reset_process(const struct host *host, const int keep[2])
{
	int other_ids;

	reset_signals();
	reset_alternate_stack();
	reset_robust_list();
	sys1(__NR_set_tid_address, 0);
	reset_descriptors(keep); /* before what needs a free one */
	reset_timers();
	reset_memory(host);
	other_ids = reset_ids(host);
	reset_capabilities(host);
	reset_settings(!other_ids && !host->secure);
	arch_reset_registers();
}
