/* signals.c: caught signals to their default, ignored ones stay ignored, flags and masks of all
 * zero, pending ones still pending (flush_signal_handlers()).
 *
 * Setting a disposition that ignores throws a pending signal away, execve(2) does not: those are
 * taken out first and queued again. All signals are blocked meanwhile, so nothing is delivered. */
#include <linux/signal.h>

#include "reset.h"
#include "sys.h"

#define SIGNALS 64
#define MAX_TAKEN 128
#define SET_BYTES 8
#define IGNORE ((uint64_t)SIG_IGN)

struct action { /* what rt_sigaction(2) takes: the C library's differs */
	uint64_t handler, flags, restorer, mask;
};

struct taken {
	siginfo_t info[MAX_TAKEN];
	int n;
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

	while (t->n < MAX_TAKEN && !sys_failed(sys4(__NR_rt_sigtimedwait, &set, &t->info[t->n], &none,
		SET_BYTES)))
		t->n++;
}

static void queue_again(const struct taken *t)
{
	long pid = sys0(__NR_getpid);

	for (int i = 0; i < t->n; i++)
		sys3(__NR_rt_sigqueueinfo, pid, t->info[i].si_signo, &t->info[i]);
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
	struct taken taken = {.n = 0};

	sys2(__NR_rt_sigpending, &pending, SET_BYTES);
	for (int signal = 1; signal <= SIGNALS; signal++)
		if (signal != SIGKILL && signal != SIGSTOP)
			reset_one(signal, pending, &taken);
	queue_again(&taken);
	set_mask(mask);
}
