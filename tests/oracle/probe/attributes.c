/* Attributes of the process that have a system call to ask for them. */
#include <linux/membarrier.h>
#include <linux/prctl.h>
#include <linux/wait.h>
#include <sys/resource.h>

#include "probe.h"

#ifndef PR_GET_MDWE
#define PR_GET_MDWE 66
#endif
#ifndef PR_GET_MEMORY_MERGE
#define PR_GET_MEMORY_MERGE 68
#endif
enum { GET_REGISTRATIONS = 1 << 9, RSEQ_SIGNATURE = 0x53053053, RSEQ_FLAG_UNREGISTER = 1 };

/* Calls that answer by their return value. */
static const struct { char name[20]; uint16_t nr; int32_t a, b; } answers[] = {
	{ "no_new_privs", SYS_prctl, PR_GET_NO_NEW_PRIVS, 0 },
	{ "dumpable", SYS_prctl, PR_GET_DUMPABLE, 0 },
	{ "keepcaps", SYS_prctl, PR_GET_KEEPCAPS, 0 },
	{ "securebits", SYS_prctl, PR_GET_SECUREBITS, 0 },
	{ "timerslack", SYS_prctl, PR_GET_TIMERSLACK, 0 },
	{ "thp_disable", SYS_prctl, PR_GET_THP_DISABLE, 0 },
	{ "mdwe", SYS_prctl, PR_GET_MDWE, 0 },
	{ "memory_merge", SYS_prctl, PR_GET_MEMORY_MERGE, 0 },
	{ "mce_kill", SYS_prctl, PR_MCE_KILL_GET, 0 },
	{ "io_flusher", SYS_prctl, PR_GET_IO_FLUSHER, 0 },
	{ "timing", SYS_prctl, PR_GET_TIMING, 0 },
	{ "speculation.store", SYS_prctl, PR_GET_SPECULATION_CTRL, PR_SPEC_STORE_BYPASS },
	{ "speculation.branch", SYS_prctl, PR_GET_SPECULATION_CTRL, PR_SPEC_INDIRECT_BRANCH },
	{ "cpuid", SYS_arch_prctl, 0x1011, 0 },
	{ "nice", SYS_getpriority, PRIO_PROCESS, 0 },
	{ "policy", SYS_sched_getscheduler, 0, 0 },
	{ "ioprio", SYS_ioprio_get, 1, 0 },
	{ "membarrier", SYS_membarrier, GET_REGISTRATIONS, 0 },
	{ "uid", SYS_getuid, 0, 0 },
	{ "euid", SYS_geteuid, 0, 0 },
	{ "gid", SYS_getgid, 0, 0 },
	{ "egid", SYS_getegid, 0, 0 },
	{ "fsuid", SYS_setfsuid, -1, 0 },
	{ "fsgid", SYS_setfsgid, -1, 0 },
};

/* Calls of prctl that answer through a pointer. */
static const struct { char name[16]; int32_t option; } pointed[] = {
	{ "pdeathsig", PR_GET_PDEATHSIG }, { "subreaper", PR_GET_CHILD_SUBREAPER },
	{ "tsc", PR_GET_TSC }, { "tid_address", PR_GET_TID_ADDRESS },
};

static void show_answers(void)
{
	for (unsigned i = 0; i < LENGTH(answers); i++)
		say("attr.%s %d", answers[i].name, sys(answers[i].nr, answers[i].a, answers[i].b));
	for (unsigned i = 0; i < LENGTH(pointed); i++) {
		uint64_t value = 0;

		sys(SYS_prctl, pointed[i].option, &value);
		say("attr.%s %p", pointed[i].name, value);
	}
}

static void show_identity(void)
{
	static uint32_t groups[64], caps[6];
	static char name[512];
	uint32_t id[3], header[2] = { 0x20080522, 0 };
	long n;

	sys(SYS_getresuid, &id[0], &id[1], &id[2]);
	say("attr.resuid %d %d %d", (long)id[0], (long)id[1], (long)id[2]);
	sys(SYS_getresgid, &id[0], &id[1], &id[2]);
	say("attr.resgid %d %d %d", (long)id[0], (long)id[1], (long)id[2]);
	n = sys(SYS_getgroups, LENGTH(groups), groups);
	say("attr.groups %d %x", n, n > 0 ? hash(0, groups, (size_t)n * 4) : 0ul);
	sys(SYS_capget, header, caps);
	say("attr.capabilities %x", hash(0, caps, sizeof caps));
	sys(SYS_prctl, PR_GET_NAME, name);
	say("attr.name %q", name);
	n = sys(SYS_getcwd, name, sizeof name);
	say("attr.cwd %q", n > 0 ? name : "?");
	n = sys(SYS_umask, 0);
	sys(SYS_umask, n);
	say("attr.umask %x", (uint64_t)n);
	say("attr.personality %x", (uint64_t)sys(SYS_personality, 0xffffffff));
	say("attr.leader %d %d", (long)(sys(SYS_gettid) == sys(SYS_getpid)),
	    (long)(sys(SYS_getpgid, 0) == sys(SYS_getpid)));
}

static void show_schedule(void)
{
	static uint8_t cpus[128];
	static const char kinds[][8] = { "real", "virtual", "prof" };
	long n = sys(SYS_sched_getaffinity, 0, sizeof cpus, cpus);

	say("attr.affinity %x", n > 0 ? hash(0, cpus, (size_t)n) : 0ul);
	for (int i = 0; i < 3; i++) {
		struct { long interval, interval_us, value, value_us; } timer = { 0 };

		sys(SYS_getitimer, i, &timer);
		say("itimer.%s interval %d.%d %s", kinds[i], timer.interval, timer.interval_us,
		    timer.value || timer.value_us ? "runs" : "off");
	}
	for (int i = 0; i < 16; i++) {
		uint64_t limit[2] = { 0 };

		sys(SYS_prlimit64, 0, i, 0, limit);
		say("rlimit.%d %x %x", (long)i, limit[0], limit[1]);
	}
}

/* Children that exist must still be there, and a loader's helper must have left no trace. */
static void show_children(void)
{
	static struct rusage usage;
	int status;
	long n = 0, result;

	sys(SYS_getrusage, RUSAGE_CHILDREN, &usage);
	say("children.time %s", zero_or_not(&usage.ru_utime, 2 * sizeof usage.ru_utime));
	say("children.maxrss %s", zero_or_not(&usage.ru_maxrss, sizeof usage.ru_maxrss));
	say("children.faults %s", zero_or_not(&usage.ru_minflt, 2 * sizeof usage.ru_minflt));
	say("children.switches %s", zero_or_not(&usage.ru_nvcsw, 2 * sizeof usage.ru_nvcsw));
	while ((result = sys(SYS_wait4, -1, &status, WNOHANG | __WALL, 0)) > 0)
		say("children.dead.%d status %x", n++, (uint64_t)(unsigned)status);
	say("children.rest %d", result);
}

/* What a C library registers: nothing may be left of another one, and registering must work. */
static void show_thread(void)
{
	static _Alignas(32) struct { uint32_t words[8]; } rseq;
	uint64_t head = 1, size = 0;
	long registered;

	sys(SYS_get_robust_list, 0, &head, &size);
	say("thread.robust_list %p %d", head, (long)size);
	if (after_ldso())
		return;
	registered = sys(SYS_rseq, &rseq, sizeof rseq, 0, RSEQ_SIGNATURE);
	say("thread.rseq %d", registered);
	if (registered == 0)
		sys(SYS_rseq, &rseq, sizeof rseq, RSEQ_FLAG_UNREGISTER, RSEQ_SIGNATURE);
}

void attributes_show(void)
{
	show_answers();
	show_identity();
	show_schedule();
	show_children();
	show_thread();
}
