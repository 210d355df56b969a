/* Signals. */
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static volatile sig_atomic_t count, last, code, value;

static void handler(int number)
{
	count++;
	last = number;
}

static void informed(int number, siginfo_t *info, void *context)
{
	ucontext_t *c = context;

	last = number;
	code = info->si_code;
	value = info->si_value.sival_int;
	count += c->uc_mcontext.gregs[REG_RSP] != 0;
}

static void sets(void)
{
	sigset_t a, b, c;

	sigemptyset(&a);
	sigfillset(&b);
	show("signal.sets", "%d %d", sigismember(&a, SIGINT), sigismember(&b, SIGINT));
	TRY("signal.sigaddset", sigaddset(&a, SIGUSR1));
	TRY("signal.sigaddset 0", sigaddset(&a, 0));
	TRY("signal.sigaddset 65", sigaddset(&a, 65));
	TRY("signal.sigaddset -1", sigaddset(&a, -1));
	TRY("signal.sigaddset 64", sigaddset(&a, 64));
	TRY("signal.sigdelset 99", sigdelset(&a, 99));
	TRY("signal.sigismember", sigismember(&a, SIGUSR1));
	/* musl says 0 */
	TRY("signal.sigismember 0 [glibc]", sigismember(&a, 0));
	sigdelset(&b, SIGUSR1);
	sigandset(&c, &a, &b);
	show("signal.sigandset", "%d %d", sigismember(&c, SIGUSR1), sigismember(&c, 64));
	sigorset(&c, &a, &b);
	show("signal.sigorset", "%d %d", sigismember(&c, SIGUSR1), sigisemptyset(&c));
	show("signal.sizes", "%d %d %d %d %d", (int)sizeof(sigset_t), (int)sizeof(siginfo_t), (int)sizeof(stack_t),
		(int)sizeof(struct sigaction), (int)sizeof(struct sigevent));
	show("signal.rtmax", "%d", SIGRTMAX);
}

static void actions(void)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART }, former;

	sigemptyset(&action.sa_mask);
	sigaddset(&action.sa_mask, SIGUSR2);
	TRY("signal.sigaction", sigaction(SIGUSR1, &action, 0));
	TRY("signal.sigaction former", sigaction(SIGUSR1, 0, &former));
	show("signal.sigaction told", "%d %x %d %d", former.sa_handler == handler, former.sa_flags & ~0x4000000,
		sigismember(&former.sa_mask, SIGUSR2), sigismember(&former.sa_mask, SIGUSR1));
	TRY("signal.sigaction kill", sigaction(SIGKILL, &action, 0));
	TRY("signal.sigaction 0", sigaction(0, &action, 0));
	TRY("signal.sigaction 65", sigaction(65, &action, 0));
	TRY("signal.sigaction 32", sigaction(32, &action, 0));
	TRY("signal.raise", raise(SIGUSR1));
	show("signal.raised", "%d %d", (int)count, (int)last);
	TRY("signal.raise bad", raise(99));
	TRY("signal.kill bad", kill(getpid(), 99));
	TRY("signal.kill nobody", kill(999999999, 0));
	TRY("signal.killpg bad", killpg(-5, 0));
	show("signal.signal", "%d", signal(SIGUSR1, SIG_IGN) == handler);
	show("signal.signal again", "%d", signal(SIGUSR1, SIG_DFL) == SIG_IGN);
	errno = 0;
	show("signal.signal bad", "%d %s", signal(99, SIG_DFL) == SIG_ERR, error_name(errno));
	signal(SIGUSR1, handler);
	sigaction(SIGUSR1, 0, &former);
	show("signal.signal flags", "%d", former.sa_flags & SA_RESTART ? 1 : 0);
	TRY("signal.siginterrupt", siginterrupt(SIGUSR1, 1));
	sigaction(SIGUSR1, 0, &former);
	show("signal.siginterrupt flags", "%d", former.sa_flags & SA_RESTART ? 1 : 0);
	action.sa_handler = handler;
	action.sa_flags = SA_RESETHAND | SA_NODEFER;
	sigaction(SIGUSR2, &action, 0);
	raise(SIGUSR2);
	sigaction(SIGUSR2, 0, &former);
	show("signal.resethand", "%d", former.sa_handler == SIG_DFL);
	action.sa_sigaction = informed;
	action.sa_flags = SA_SIGINFO;
	sigaction(SIGRTMIN + 3, &action, 0);
	count = 0;
	TRY("signal.sigqueue", sigqueue(getpid(), SIGRTMIN + 3, (union sigval){ 42 }));
	show("signal.siginfo", "%d %d %d %d", (int)count, last == SIGRTMIN + 3, (int)code, (int)value);
}

static void masks(void)
{
	struct timespec none = { 0, 1000 };
	sigset_t set, former, pending;
	siginfo_t info;
	int number = 0;

	signal(SIGUSR1, handler);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	TRY("signal.sigprocmask", sigprocmask(SIG_BLOCK, &set, &former));
	TRY("signal.sigprocmask how", sigprocmask(99, &set, 0));
	TRY("signal.sigprocmask how none", sigprocmask(99, 0, &former));
	count = 0;
	raise(SIGUSR1);
	sigpending(&pending);
	show("signal.sigpending", "%d %d %d", (int)count, sigismember(&pending, SIGUSR1), sigismember(&pending, SIGINT));
	TRY("signal.sigwait", sigwait(&set, &number));
	show("signal.sigwait number", "%d %d", number, (int)count);
	TRY("signal.sigtimedwait", sigtimedwait(&set, &info, &none));
	raise(SIGUSR1);
	TRY("signal.sigwaitinfo", sigwaitinfo(&set, &info));
	show("signal.sigwaitinfo pid", "%d %d", info.si_pid == getpid(), info.si_signo);
	raise(SIGUSR1);
	sigemptyset(&set);
	TRY("signal.sigsuspend", sigsuspend(&set));
	show("signal.sigsuspend count", "%d", (int)count);
	sigprocmask(SIG_BLOCK, 0, &former);
	show("signal.sigprocmask still", "%d", sigismember(&former, SIGUSR1));
	TRY("signal.sigrelse", sigrelse(SIGUSR1));
	TRY("signal.sighold", sighold(99));
	show("signal.sigset", "%d", sigset(SIGUSR1, SIG_HOLD) == handler);
	show("signal.sigset held", "%d", sigset(SIGUSR1, SIG_DFL) == SIG_HOLD);
	TRY("signal.sigignore", sigignore(SIGUSR1));
	raise(SIGUSR1);
}

static char *on_stack;

static void stacked(int number)
{
	on_stack = (char *)__builtin_frame_address(0);
}

static void stacks(void)
{
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory }, former;
	struct sigaction action = { .sa_handler = stacked, .sa_flags = SA_ONSTACK };

	TRY("signal.sigaltstack none", sigaltstack(0, &former));
	show("signal.sigaltstack disabled", "%d", former.ss_flags == SS_DISABLE);
	TRY("signal.sigaltstack", sigaltstack(&stack, 0));
	sigemptyset(&action.sa_mask);
	sigaction(SIGUSR2, &action, 0);
	raise(SIGUSR2);
	show("signal.sigaltstack used", "%d", on_stack > memory && on_stack < memory + sizeof memory);
	stack.ss_size = MINSIGSTKSZ - 1;
	/* glibc's MINSIGSTKSZ under _GNU_SOURCE is what the processor needs: more than the kernel's */
	TRY("signal.sigaltstack small [musl]", sigaltstack(&stack, 0));
	stack.ss_size = sizeof memory;
	stack.ss_flags = -1;
	TRY("signal.sigaltstack flags", sigaltstack(&stack, 0));
	stack.ss_flags = SS_DISABLE;
	TRY("signal.sigaltstack disable", sigaltstack(&stack, 0));
}

static void ends(const char *name, void (*function)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		function();
		_exit(3);
	}
	waitpid(pid, &status, 0);
	show(name, "%d %d %d", WIFSIGNALED(status), WTERMSIG(status), WEXITSTATUS(status));
}

static void ignored(void) { signal(SIGABRT, SIG_IGN); abort(); }
static void caught(void) { signal(SIGABRT, handler); abort(); }
static void blocked(void) { sigset_t s; sigfillset(&s); sigprocmask(SIG_SETMASK, &s, 0); abort(); }
static void killed(void) { kill(getpid(), SIGKILL); }
static void fault(void) { *(volatile int *)8 = 1; }

int main(void)
{
	sets();
	actions();
	masks();
	stacks();
	ends("signal.abort", abort);
	ends("signal.abort ignored", ignored);
	ends("signal.abort caught", caught);
	ends("signal.abort blocked", blocked);
	ends("signal.kill self", killed);
	ends("signal.fault", fault);
	return 0;
}
