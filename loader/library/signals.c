/* signals.c: caught signals to their default, ignored ones stay ignored, flags and masks of all
 * zero, pending ones still pending (flush_signal_handlers()).
 *
 * Setting a disposition that ignores throws a pending signal away, execve(2) does not: those are
 * taken out first and queued again. All signals are blocked meanwhile, so nothing is delivered. */
#include <linux/signal.h>

#include "reset.h"
#include "sys.h"

#define SIGNALS 64
#define MAX_TAKEN 131072 /* as many as RLIMIT_SIGPENDING usually allows; untouched pages cost nothing */
#define SET_BYTES 8
#define IGNORE ((uint64_t)SIG_IGN)

struct action { /* what rt_sigaction(2) takes: the C library's differs */
	uint64_t handler, flags, restorer, mask;
};

struct taken {
	siginfo_t *info;
	size_t room, n;
};

static uint64_t bit(int signal)
{
	return 1UL << (signal - 1);
}

/* Ignored by default: SIGCONT has its say when it is sent, not when it is delivered. */
static const uint64_t default_ignored =
	1UL << (SIGCHLD - 1) | 1UL << (SIGURG - 1) | 1UL << (SIGWINCH - 1) | 1UL << (SIGCONT - 1);

static uint64_t set_mask(uint64_t mask)
{
	uint64_t old = 0;

	sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, &old, SET_BYTES);
	return old;
}

static void take_pending(int signal, struct taken *t)
{
	uint64_t set = bit(signal);
	struct {
		long seconds, nanoseconds;
	} none = {0, 0};

	while (t->n < t->room && !sys_failed(sys4(__NR_rt_sigtimedwait, &set, &t->info[t->n], &none,
		SET_BYTES)))
		t->n++;
}

/* What was sent to the thread (tgkill(2), raise(3)) goes to the thread again. */
static void queue_again(const struct taken *t)
{
	long pid = sys0(__NR_getpid), tid = sys0(__NR_gettid);

	for (size_t i = 0; i < t->n; i++) {
		const siginfo_t *info = &t->info[i];

		if (info->si_code == SI_TKILL)
			sys4(__NR_rt_tgsigqueueinfo, pid, tid, info->si_signo, info);
		else
			sys3(__NR_rt_sigqueueinfo, pid, info->si_signo, info);
	}
}

static void reset_one(int signal, uint64_t pending, struct taken *t)
{
	struct action now = {0}, fresh = {0};

	sys4(__NR_rt_sigaction, signal, NULL, &now, SET_BYTES);
	fresh.handler = now.handler == IGNORE ? IGNORE : 0;
	if (now.handler == fresh.handler && !now.flags && !now.restorer && !now.mask)
		return;
	if (pending & bit(signal) && (fresh.handler || default_ignored & bit(signal)))
		take_pending(signal, t);
	sys4(__NR_rt_sigaction, signal, &fresh, NULL, SET_BYTES);
}

void reset_signals(void)
{
	uint64_t mask = set_mask(~0UL), pending = 0;
	siginfo_t few[8];
	struct taken taken = {few, sizeof few / sizeof *few, 0};
	long at = sys_mmap(0, MAX_TAKEN * sizeof *few, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (!sys_failed(at)) {
		taken.info = (siginfo_t *)at;
		taken.room = MAX_TAKEN;
	}
	sys2(__NR_rt_sigpending, &pending, SET_BYTES);
	for (int signal = 1; signal <= SIGNALS; signal++)
		if (signal != SIGKILL && signal != SIGSTOP)
			reset_one(signal, pending, &taken);
	queue_again(&taken);
	set_mask(mask);
}
