/* Signals: the 64 dispositions with flags and masks, blocked and pending sets, the pending
 * signals with what was sent along, the alternate stack. */
#include <asm/signal.h>
#include <asm/siginfo.h>
#include <linux/time.h>

#include "probe.h"

struct kernel_sigaction {
	uint64_t handler, flags, restorer, mask;
};

static void show_dispositions(void)
{
	for (long i = 1; i <= 64; i++) {
		struct kernel_sigaction action = { 0 };

		sys(SYS_rt_sigaction, i, 0, &action, 8);
		if (!all_zero(&action, sizeof action))
			say("sigaction.%d handler %p flags %x mask %x restorer %p", i,
			    action.handler, action.flags, action.mask, action.restorer);
	}
}

/* Takes the pending signals off the queue, in the order in which they would be delivered. */
static void show_pending(uint64_t pending)
{
	static const struct __kernel_timespec now;
	siginfo_t info;
	long n = 0, self = sys(SYS_getpid);

	say("sigpending %x", pending);
	while (pending && n < 100 && sys(SYS_rt_sigtimedwait, &pending, &info, &now, 8) > 0)
		say("siginfo.%d signal %d code %d value %x status %d from %s", n++,
		    (long)info.si_signo, (long)info.si_code,
		    info.si_signo == SIGCHLD ? 0ul : (uint64_t)info.si_int,
		    info.si_signo == SIGCHLD ? (long)info.si_status : 0l,
		    info.si_pid == self ? "self" : info.si_pid ? "other" : "kernel");
}

void signals_show(void)
{
	uint64_t set = 0;
	struct { uint64_t sp; int flags; uint64_t size; } stack = { 0 };

	show_dispositions();
	sys(SYS_rt_sigprocmask, SIG_BLOCK, 0, &set, 8);
	say("sigmask %x", set);
	sys(SYS_rt_sigpending, &set, 8);
	show_pending(set);
	sys(SYS_sigaltstack, 0, &stack);
	say("sigaltstack sp %p flags %x size %x", stack.sp, (uint64_t)(unsigned)stack.flags,
	    stack.size);
}
