/* The launcher: brings itself into a (dirty) state and then executes a program, either directly
 * or through a loader, so that both start from the very same parent.
 *
 *	states [--user] [--fixed] [--through LOADER] STATE PROGRAM [ARG]...
 *	states --list
 *
 * --user drops every privilege first, --fixed turns address space randomisation off. Exit status
 * 77: this state cannot be reached here (a missing privilege, an old kernel). */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/ioprio.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOBODY = 65534, UNREACHABLE = 77, CANNOT_EXECUTE = 126 };
enum { KIB = 1024, MIB = 1024 * 1024 };

struct target {
	char *program;
	char **argv, **envp;
	int no_argv0;                  /* start with argc 0 */
};

static char *plain_environment[] = {
	"PATH=/usr/bin:/bin", "HOME=/", "EMPTY=", "=odd", "no equals sign",
	"BYTES=\xff\xfe\x01", NULL,
};
static char *no_strings[] = { NULL };

/* ---- the states: each returns 0, or -1 where it cannot be reached ---- */

static int plain(struct target *t)
{
	(void)t;
	return 0;
}

static int signals_ignored(struct target *t)
{
	static const int numbers[] = { SIGINT, SIGPIPE, SIGUSR2, SIGWINCH, SIGTSTP };
	struct sigaction action = { .sa_handler = SIG_IGN, .sa_flags = SA_RESTART | SA_NODEFER };

	(void)t;
	sigaddset(&action.sa_mask, SIGTERM);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (sigaction(numbers[i], &action, NULL))
			return -1;
	return sigaction(SIGRTMIN + 3, &action, NULL);
}

static int sigchld_ignored(struct target *t)
{
	(void)t;
	return signal(SIGCHLD, SIG_IGN) == SIG_ERR ? -1 : 0;
}

static int sigchld_no_zombies(struct target *t)
{
	struct sigaction action = { .sa_handler = SIG_DFL, .sa_flags = SA_NOCLDWAIT };

	(void)t;
	return sigaction(SIGCHLD, &action, NULL);
}

static void handler(int number)
{
	(void)number;
}

static int signals_caught(struct target *t)
{
	struct sigaction action = { .sa_handler = handler };

	(void)t;
	action.sa_flags = (int)(SA_ONSTACK | SA_RESETHAND);
	sigfillset(&action.sa_mask);
	return sigaction(SIGUSR1, &action, NULL) || sigaction(SIGSEGV, &action, NULL)
	       || sigaction(SIGCHLD, &action, NULL) || sigaction(SIGRTMAX, &action, NULL);
}

static int signals_pending(struct target *t)
{
	union sigval value = { .sival_int = 4711 };
	sigset_t all;
	pid_t child;

	(void)t;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	raise(SIGUSR1);
	kill(getpid(), SIGTERM);
	kill(getpid(), SIGWINCH);
	kill(getpid(), SIGURG);
	sigqueue(getpid(), SIGRTMIN + 1, value);
	value.sival_int++;
	sigqueue(getpid(), SIGRTMIN + 1, value);
	child = fork();
	if (child == 0)
		_exit(3);
	return waitpid(child, NULL, 0) == child ? 0 : -1;
}

static int signals_blocked(struct target *t)
{
	sigset_t some;

	(void)t;
	sigemptyset(&some);
	sigaddset(&some, SIGHUP);
	sigaddset(&some, SIGCHLD);
	sigaddset(&some, SIGRTMAX);
	return sigprocmask(SIG_SETMASK, &some, NULL);
}

static int altstack(struct target *t)
{
	stack_t stack = { .ss_size = 64 * KIB };

	(void)t;
	stack.ss_sp = malloc(stack.ss_size);
	return sigaltstack(&stack, NULL);
}

static int altstack_autodisarm(struct target *t)
{
	stack_t stack = { .ss_size = 64 * KIB, .ss_flags = (int)(1u << 31) };

	(void)t;
	stack.ss_sp = malloc(stack.ss_size);
	return sigaltstack(&stack, NULL);
}

static int descriptors(struct target *t)
{
	int fd = open(t->program, O_RDONLY), pipes[2];

	if (fd < 0 || lseek(fd, 100, SEEK_SET) != 100 || pipe2(pipes, O_CLOEXEC | O_NONBLOCK))
		return -1;
	return dup2(fd, 9) < 0 || open("/dev/null", O_RDWR | O_APPEND | O_CLOEXEC) < 0
	       || open("/dev/zero", O_RDONLY | O_NONBLOCK) < 0 || dup3(fd, 40, O_CLOEXEC) < 0;
}

static int stdin_closed(struct target *t)
{
	(void)t;
	return close(0);
}

static int stdin_stderr_closed(struct target *t)
{
	(void)t;
	return close(0) || close(2);
}

static int niced(struct target *t)
{
	(void)t;
	return nice(7) == -1;
}

static int batch(struct target *t)
{
	struct sched_param param = { 0 };

	(void)t;
	return sched_setscheduler(0, SCHED_BATCH, &param)
	       || syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0,
	                  IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 6));
}

static int affinity(struct target *t)
{
	cpu_set_t cpus;

	(void)t;
	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	return sched_setaffinity(0, sizeof cpus, &cpus);
}

static int umask_077(struct target *t)
{
	(void)t;
	umask(077);
	return 0;
}

static int timerslack(struct target *t)
{
	(void)t;
	return prctl(PR_SET_TIMERSLACK, 123456, 0, 0, 0);
}

static int itimers(struct target *t)
{
	struct itimerval timer = { { 1000, 0 }, { 5000, 0 } };

	(void)t;
	return setitimer(ITIMER_REAL, &timer, NULL) || setitimer(ITIMER_VIRTUAL, &timer, NULL)
	       || setitimer(ITIMER_PROF, &timer, NULL);
}

static int posix_timers(struct target *t)
{
	struct itimerspec when = { { 1000, 0 }, { 5000, 0 } };
	timer_t timer;

	(void)t;
	return timer_create(CLOCK_MONOTONIC, NULL, &timer) || timer_settime(timer, 0, &when, NULL);
}

static int limit(int resource, rlim_t soft)
{
	struct rlimit value;

	getrlimit((__rlimit_resource_t)resource, &value);
	if (soft > value.rlim_max)
		return -1;
	value.rlim_cur = soft;
	return setrlimit((__rlimit_resource_t)resource, &value);
}

/* A limit that cannot be lifted even for a moment. */
static int hard_limit(int resource, rlim_t both)
{
	struct rlimit value = { both, both };

	return setrlimit((__rlimit_resource_t)resource, &value);
}

static int stack_64k(struct target *t)
{
	(void)t;
	return limit(RLIMIT_STACK, 64 * KIB);
}

static int stack_512k(struct target *t)
{
	(void)t;
	return limit(RLIMIT_STACK, 512 * KIB);
}

static int stack_1g(struct target *t)
{
	(void)t;
	return limit(RLIMIT_STACK, 1024 * MIB);
}

static int stack_unlimited(struct target *t)
{
	(void)t;
	return limit(RLIMIT_STACK, RLIM_INFINITY);
}

static int nofile_8(struct target *t)
{
	(void)t;
	return limit(RLIMIT_NOFILE, 8);
}

static int data_16m(struct target *t)
{
	(void)t;
	return limit(RLIMIT_DATA, 16 * MIB);
}

static int data_64k(struct target *t)
{
	(void)t;
	return limit(RLIMIT_DATA, 64 * KIB);
}

static int data_0(struct target *t)
{
	(void)t;
	return limit(RLIMIT_DATA, 0);
}

static int data_0_hard(struct target *t)
{
	(void)t;
	return hard_limit(RLIMIT_DATA, 0);
}

static int as_64m(struct target *t)
{
	(void)t;
	return limit(RLIMIT_AS, 64 * MIB);
}

static int nproc_0(struct target *t)
{
	(void)t;
	return limit(RLIMIT_NPROC, 0);
}

static int nproc_0_hard(struct target *t)
{
	(void)t;
	return hard_limit(RLIMIT_NPROC, 0);
}

static int add_personality(unsigned long bits)
{
	int now = personality(0xffffffff);

	return personality((unsigned long)now | bits) < 0;
}

static int read_implies_exec(struct target *t)
{
	(void)t;
	return add_personality(READ_IMPLIES_EXEC);
}

static int compat_layout(struct target *t)
{
	(void)t;
	return add_personality(ADDR_COMPAT_LAYOUT);
}

static int page_zero(struct target *t)
{
	(void)t;
	return add_personality(MMAP_PAGE_ZERO);
}

static int odd_personality(struct target *t)
{
	(void)t;
	return add_personality(STICKY_TIMEOUTS | WHOLE_SECONDS);
}

static int no_new_privs(struct target *t)
{
	(void)t;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static int thp_disabled(struct target *t)
{
	(void)t;
	return prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

/* Memory that was ever writable may not be made executable (Linux 6.3). */
static int no_exec_gain(struct target *t)
{
	(void)t;
	return prctl(65 /* PR_SET_MDWE */, 1 /* PR_MDWE_REFUSE_EXEC_GAIN */, 0, 0, 0);
}

/* The kernel then says AT_SECURE, and the program is not dumpable. */
static int real_uid_differs(struct target *t)
{
	(void)t;
	return setresuid(NOBODY, (uid_t)-1, (uid_t)-1);
}

static int real_gid_differs(struct target *t)
{
	(void)t;
	return setresgid(NOBODY, (gid_t)-1, (gid_t)-1);
}

/* Whoever is forked next begins a pid namespace, and ends it. */
static int pid_namespace_for_children(struct target *t)
{
	(void)t;
	return unshare(CLONE_NEWPID);
}

static int pdeathsig(struct target *t)
{
	(void)t;
	return prctl(PR_SET_PDEATHSIG, SIGUSR2, 0, 0, 0);
}

static int subreaper(struct target *t)
{
	(void)t;
	return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static int keepcaps(struct target *t)
{
	(void)t;
	return prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
}

static int not_dumpable(struct target *t)
{
	(void)t;
	return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));

	close(fd);
	return n != (ssize_t)strlen(text);
}

static int core_filter(struct target *t)
{
	(void)t;
	return write_file("/proc/self/coredump_filter", "0x5\n");
}

static int argc_0(struct target *t)
{
	t->no_argv0 = 1;
	return 0;
}

static int empty_environment(struct target *t)
{
	t->envp = no_strings;
	return 0;
}

/* Puts n more strings behind the arguments. */
static int add_arguments(struct target *t, char *string, size_t n)
{
	size_t old = 0;
	char **argv;

	while (t->argv[old])
		old++;
	argv = calloc(old + n + 1, sizeof *argv);
	if (argv == NULL)
		return -1;
	memcpy(argv, t->argv, old * sizeof *argv);
	for (size_t i = 0; i < n; i++)
		argv[old + i] = string;
	t->argv = argv;
	return 0;
}

static int odd_arguments(struct target *t)
{
	return add_arguments(t, "\xff\xc3(\x80\t\n\x1b[0m \"'\\", 2) || add_arguments(t, "", 3)
	       || add_arguments(t, "--", 1) || add_arguments(t, "--explain", 1);
}

static int arguments_1m(struct target *t)
{
	return add_arguments(t, "fifteen letters", MIB / 24);
}

static int long_argument(struct target *t)
{
	char *string = malloc(131072);

	if (string == NULL)
		return -1;
	memset(string, 'x', 131071);
	string[131071] = 0;
	return add_arguments(t, string, 1);
}

static int big_environment(struct target *t)
{
	enum { COUNT = 5000 };
	static char *list[COUNT + 1];

	for (int i = 0; i < COUNT; i++)
		if (asprintf(&list[i], "VARIABLE_%d=%0*d", i, i % 97, i) < 0)
			return -1;
	t->envp = list;
	return 0;
}

static int child_dead(struct target *t)
{
	siginfo_t info;
	pid_t child = fork();

	(void)t;
	if (child == 0)
		_exit(5);
	return waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
}

static int child_running(struct target *t)
{
	pid_t child = fork();

	(void)t;
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
		for (int fd = 0; fd < 3; fd++)
			close(fd);
		sleep(10);
		_exit(0);
	}
	return child < 0;
}

static int other_directory(struct target *t)
{
	(void)t;
	return chdir("/usr/lib");
}

/* ./PROGRAM, from its directory */
static int relative_path(struct target *t)
{
	char *slash = strrchr(t->program, '/');

	if (slash == NULL || asprintf(&t->argv[0], ".%s", slash) < 0)
		return -1;
	*slash = 0;
	if (chdir(t->program))
		return -1;
	t->program = t->argv[0];
	return 0;
}

static int memory_locked(struct target *t)
{
	(void)t;
	return mlockall(MCL_CURRENT | MCL_FUTURE);
}

static int root_without_capabilities(struct target *t)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct none[2] = { 0 };

	(void)t;
	if (getuid() != 0)
		return -1;
	for (int cap = 0; prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) == 0; cap++)
		;
	return (int)syscall(SYS_capset, &header, none);
}

/* A user without a name: has no capability here, and may not make another namespace. */
static int user_namespace_unmapped(struct target *t)
{
	(void)t;
	return unshare(CLONE_NEWUSER);
}

/* Root, but only in here. */
static int user_namespace(struct target *t)
{
	char map[64];

	(void)t;
	snprintf(map, sizeof map, "0 %u 1", (unsigned)geteuid());
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	return unshare(CLONE_NEWUSER) || write_file("/proc/self/setgroups", "deny")
	       || write_file("/proc/self/uid_map", map);
}

static int time_namespace(struct target *t)
{
	(void)t;
	return unshare(CLONE_NEWTIME);
}

static int filter(struct sock_filter *program, unsigned short length)
{
	struct sock_fprog wanted = { length, program };

	if (getuid() != 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return -1;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &wanted);
}

static int seccomp_all_allowed(struct target *t)
{
	struct sock_filter program[] = { BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };

	(void)t;
	return filter(program, 1);
}

/* As containers do: no new user namespaces. clone3 hides its flags from a filter, so it is
 * "missing". */
static int seccomp_no_namespaces(struct target *t)
{
	struct sock_filter program[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 5, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 2),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 2, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	};

	(void)t;
	return filter(program, sizeof program / sizeof program[0]);
}

/* As strict or old containers do: calls that a loader could miss are forbidden. */
static int seccomp_few_calls(struct target *t)
{
	struct sock_filter program[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_faccessat2, 6, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mincore, 5, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 4, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpid, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_writev, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getrandom, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	};

	(void)t;
	return filter(program, sizeof program / sizeof program[0]);
}

/* Marked +: also in a quick run. */
static const struct { const char *name; int (*enter)(struct target *); } states[] = {
	{ "+plain", plain },
	{ "+signals-ignored", signals_ignored },
	{ "sigchld-ignored", sigchld_ignored },
	{ "sigchld-no-zombies", sigchld_no_zombies },
	{ "signals-caught", signals_caught },
	{ "+signals-pending", signals_pending },
	{ "signals-blocked", signals_blocked },
	{ "altstack", altstack },
	{ "altstack-autodisarm", altstack_autodisarm },
	{ "+descriptors", descriptors },
	{ "stdin-closed", stdin_closed },
	{ "stdin-stderr-closed", stdin_stderr_closed },
	{ "nice", niced },
	{ "batch", batch },
	{ "affinity", affinity },
	{ "umask", umask_077 },
	{ "timerslack", timerslack },
	{ "itimers", itimers },
	{ "posix-timers", posix_timers },
	{ "+stack-64k", stack_64k },
	{ "stack-512k", stack_512k },
	{ "stack-1g", stack_1g },
	{ "+stack-unlimited", stack_unlimited },
	{ "nofile-8", nofile_8 },
	{ "data-16m", data_16m },
	{ "+data-64k", data_64k },
	{ "data-0", data_0 },
	{ "data-0-hard", data_0_hard },
	{ "as-64m", as_64m },
	{ "nproc-0", nproc_0 },
	{ "nproc-0-hard", nproc_0_hard },
	{ "read-implies-exec", read_implies_exec },
	{ "compat-layout", compat_layout },
	{ "page-zero", page_zero },
	{ "odd-personality", odd_personality },
	{ "no-new-privs", no_new_privs },
	{ "thp-disabled", thp_disabled },
	{ "no-exec-gain", no_exec_gain },
	{ "real-uid-differs", real_uid_differs },
	{ "real-gid-differs", real_gid_differs },
	{ "pid-namespace-for-children", pid_namespace_for_children },
	{ "pdeathsig", pdeathsig },
	{ "subreaper", subreaper },
	{ "keepcaps", keepcaps },
	{ "not-dumpable", not_dumpable },
	{ "core-filter", core_filter },
	{ "+argc-0", argc_0 },
	{ "+empty-environment", empty_environment },
	{ "+odd-arguments", odd_arguments },
	{ "+arguments-1m", arguments_1m },
	{ "long-argument", long_argument },
	{ "big-environment", big_environment },
	{ "+child-dead", child_dead },
	{ "child-running", child_running },
	{ "other-directory", other_directory },
	{ "relative-path", relative_path },
	{ "memory-locked", memory_locked },
	{ "+root-without-capabilities", root_without_capabilities },
	{ "+user-namespace", user_namespace },
	{ "user-namespace-unmapped", user_namespace_unmapped },
	{ "time-namespace", time_namespace },
	{ "seccomp-all-allowed", seccomp_all_allowed },
	{ "+seccomp-no-namespaces", seccomp_no_namespaces },
	{ "+seccomp-few-calls", seccomp_few_calls },
};
enum { STATES = sizeof states / sizeof states[0] };

/* ---- the launch ---- */

static int drop_privileges(void)
{
	for (int cap = 0; prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) == 0; cap++)
		;
	return setgroups(0, NULL) || setresgid(NOBODY, NOBODY, NOBODY)
	       || setresuid(NOBODY, NOBODY, NOBODY);
}

/* uload [--argv0=] PROGRAM ARG...: the loader's words go before the program's own argv[0]. */
static void execute(const struct target *t, const char *loader)
{
	size_t count = 0;
	char **words;

	if (loader == NULL) {
		execve(t->program, t->no_argv0 ? no_strings : t->argv, t->envp);
		return;
	}
	while (t->argv[count])
		count++;
	words = calloc(count + 4, sizeof *words);
	if (words == NULL)
		return;
	words[0] = (char *)loader;
	words[1] = t->no_argv0 ? "--argv0=" : "--";
	memcpy(words + 2, t->argv, count * sizeof *words);
	if (t->no_argv0)
		words[3] = NULL;
	execve(loader, words, t->envp);
}

static int enter(const char *name, struct target *t)
{
	for (int i = 0; i < STATES; i++)
		if (strcmp(states[i].name + (states[i].name[0] == '+'), name) == 0)
			return states[i].enter(t);
	fprintf(stderr, "states: no state %s\n", name);
	exit(2);
}

int main(int argc, char **argv)
{
	const char *loader = NULL;
	int user = 0, fixed = 0, i;

	close_range(3, ~0u, 0);
	for (i = 1; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		if (strcmp(argv[i], "--list") == 0) {
			for (int s = 0; s < STATES; s++)
				puts(states[s].name);
			return 0;
		}
		user |= strcmp(argv[i], "--user") == 0;
		fixed |= strcmp(argv[i], "--fixed") == 0;
		if (strcmp(argv[i], "--through") == 0)
			loader = argv[++i];
	}
	if (i + 2 > argc) {
		fputs("usage: states [--user] [--fixed] [--through LOADER] "
		      "STATE PROGRAM [ARG]...\n", stderr);
		return 2;
	}
	struct target target = { argv[i + 1], argv + i + 1, plain_environment, 0 };
	if ((user && drop_privileges()) || (fixed && add_personality(ADDR_NO_RANDOMIZE))
	    || enter(argv[i], &target))
		return UNREACHABLE;
	execute(&target, loader);
	fprintf(stderr, "states: %s: %s\n", loader ? loader : target.program, strerror(errno));
	return CANNOT_EXECUTE;
}
