/* fork, wait, limits, priorities. */
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <ulimit.h>
#include <fcntl.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static char stack[65536] __attribute__((aligned(16)));
static int shared;
static int task(void *argument) { shared = *(int *)argument; return 9; }

/* What daemon() answers when no descriptor is left. */
static void no_descriptor(void)
{
	struct rlimit limit = { 3, 3 };
	int status, pid = fork();

	if (pid == 0) {
		setrlimit(RLIMIT_NOFILE, &limit);
		errno = 0;
		status = daemon(1, 0);
		show("process.daemon no descriptor [musl]", "%d %s", status, error_name(errno));
		_exit(0);
	}
	waitpid(pid, &status, 0);
}

int main(void)
{
	struct rlimit limit, limit2;
	struct rusage usage;
	struct utsname names;
	siginfo_t info;
	int status, value = 77, p[2];
	pid_t pid;
	cpu_set_t set;
	struct sched_param param = { 0 };
	char byte;

	TRY("process.wait none", wait(0));
	TRY("process.waitpid options", waitpid(-1, 0, 0x7777));
	pid = fork();
	if (pid == 0)
		_exit(7);
	show("process.waitpid", "%d", waitpid(pid, &status, 0) == pid);
	show("process.status", "%d %d %d", WIFEXITED(status), WEXITSTATUS(status), WIFSIGNALED(status));
	pid = vfork();
	if (pid == 0)
		_exit(8);
	waitpid(pid, &status, 0);
	show("process.vfork", "%d", WEXITSTATUS(status));
	pid = fork();
	if (pid == 0)
		for (;;)
			pause();
	TRY("process.waitpid nohang", waitpid(pid, &status, WNOHANG));
	kill(pid, SIGSTOP);
	waitpid(pid, &status, WUNTRACED);
	show("process.stopped", "%d %d", WIFSTOPPED(status), WSTOPSIG(status));
	kill(pid, SIGCONT);
	waitpid(pid, &status, WCONTINUED);
	show("process.continued", "%d", WIFCONTINUED(status));
	kill(pid, SIGTERM);
	memset(&info, 0, sizeof info);
	TRY("process.waitid", waitid(P_PID, pid, &info, WEXITED | WNOWAIT));
	show("process.waitid info", "%d %d %d %d", info.si_pid == pid, info.si_code, info.si_status, info.si_signo);
	show("process.wait4", "%d", wait4(pid, &status, 0, &usage) == pid);
	show("process.killed", "%d %d", WIFSIGNALED(status), WTERMSIG(status));
	TRY("process.waitid again", waitid(P_PID, pid, &info, WEXITED));
	TRY("process.waitid options", waitid(P_ALL, 0, &info, 0));
	pid = clone(task, stack + sizeof stack, CLONE_VM | SIGCHLD, &value);
	waitpid(pid, &status, 0);
	show("process.clone", "%d %d", shared, WEXITSTATUS(status));
	TRY("process.clone null [glibc]", clone(0, stack, 0, 0));
	if (pipe(p))
		return 1;
	pid = fork();
	if (pid == 0) {
		byte = getppid() != 1;
		_exit(write(p[1], &byte, 1) != 1);
	}
	show("process.pipe", "%d %d", (int)read(p[0], &byte, 1), byte);
	wait(&status);
	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = 42;
	TRY("process.setrlimit", setrlimit(RLIMIT_NOFILE, &limit));
	getrlimit(RLIMIT_NOFILE, &limit2);
	show("process.getrlimit", "%ld %ld %d", (long)limit2.rlim_cur, sysconf(_SC_OPEN_MAX), getdtablesize());
	limit.rlim_cur = 50; limit.rlim_max = 40;
	TRY("process.setrlimit bad", setrlimit(RLIMIT_NOFILE, &limit));
	TRY("process.getrlimit bad", getrlimit(999, &limit));
	TRY("process.prlimit nobody", prlimit(999999999, RLIMIT_NOFILE, 0, &limit));
	TRY("process.ulimit bad [glibc]", ulimit(99));
	TRY("process.getrusage", getrusage(RUSAGE_SELF, &usage));
	show("process.maxrss", "%d", usage.ru_maxrss > 0);
	TRY("process.getrusage bad", getrusage(77, &usage));
	TRY("process.getpriority", getpriority(PRIO_PROCESS, 0));
	TRY("process.getpriority nobody", getpriority(PRIO_PROCESS, 999999999));
	TRY("process.nice", nice(3));
	TRY("process.nice more", nice(100));
	TRY("process.getpriority after", getpriority(PRIO_PROCESS, 0));
	TRY("process.setpriority which", setpriority(99, 0, 0));
	TRY("process.uname", uname(&names));
	show("process.uname names", "%s %s", names.sysname, names.machine);
	TRY("process.sched_yield", sched_yield());
	TRY("process.sched_get_priority_max", sched_get_priority_max(SCHED_FIFO));
	TRY("process.sched_get_priority_min bad", sched_get_priority_min(99));
	TRY("process.sched_getaffinity", sched_getaffinity(0, sizeof set, &set));
	show("process.cpus", "%d", CPU_COUNT(&set) == sysconf(_SC_NPROCESSORS_ONLN));
	CPU_ZERO(&set);
	CPU_SET(3, &set); CPU_SET(1000, &set); CPU_SET(5000, &set); CPU_CLR(3, &set);
	show("process.cpu_set", "%d %d %d", CPU_COUNT(&set), !!CPU_ISSET(1000, &set), !!CPU_ISSET(3, &set));
	no_descriptor();
	return 0;
}
