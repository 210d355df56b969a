/* posix_spawn, exec. */
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "show.h"

extern char **environ;
static posix_spawn_file_actions_t actions;
static posix_spawnattr_t attributes;

static void contents(const char *name, const char *path)
{
	char text[1000] = "";
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof text - 1);

	close(fd);
	unlink(path);
	show(name, "%zd %s", n, text);
}

static void run(const char *name, int p, const char *file, char **argv, int with)
{
	pid_t pid = -5;
	int status = -1, error;

	error = (p ? posix_spawnp : posix_spawn)(&pid, file, with ? &actions : 0, with ? &attributes : 0, argv, environ);
	if (!error)
		waitpid(pid, &status, 0);
	show(name, "%s %d %d", error_name(error), WIFEXITED(status) ? WEXITSTATUS(status) : -1, error ? (pid == -5) : 1);
}

static int exec_status(int kind, const char *file)
{
	char *argv[] = { "sh", "-c", "exit $#", "a", "b", "c", 0 }, *own[] = { "PATH=/bin", "A=7", 0 };
	int status, pid = fork();

	if (pid == 0) {
		switch (kind) {
		case 0: execl(file, "sh", "-c", "exit 11", (char *)0); break;
		case 1: execlp(file, "sh", "-c", "exit $#", "x", "1", "2", "3", "4", "5", "6", "7", "8", (char *)0); break;
		case 2: execle(file, "sh", "-c", "exit $A", (char *)0, own); break;
		case 3: execv(file, argv); break;
		case 4: execvp(file, argv); break;
		case 5: execvpe(file, argv, own); break;
		case 6: fexecve(open(file, O_RDONLY), argv, environ); break;
		}
		_exit(errno);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void)
{
	char *echo[] = { "sh", "-c", "echo out; echo err >&2; pwd | sed 's/.*folder//'", 0 };
	char *code[] = { "sh", "-c", "exit 5", 0 };
	char *mask[] = { "sh", "-c", "grep -E 'Sig(Blk|Ign)' /proc/self/status", 0 };
	sigset_t set;
	short flags;
	int fd;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	run("spawn.sh", 0, "/bin/sh", code, 0);
	run("spawn.p", 1, "sh", code, 0);
	run("spawn.missing", 0, "/missing", code, 0);
	run("spawn.p missing", 1, "missing", code, 0);
	run("spawn.p empty", 1, "", code, 0);
	run("spawn.folder", 0, "/tmp", code, 0);
	run("spawn.null attributes", 0, "/bin/sh", code, 1);
	mkdir("sub", 0755);
	posix_spawn_file_actions_addopen(&actions, 1, "out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	posix_spawn_file_actions_addclose(&actions, 77);
	run("spawn.actions", 0, "/bin/sh", echo, 1);
	contents("spawn.actions out", "out");
	posix_spawn_file_actions_adddup2(&actions, 88, 1);
	run("spawn.actions fail", 0, "/bin/sh", echo, 1);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 5, "missing/x", O_RDONLY, 0);
	run("spawn.open fails", 0, "/bin/sh", echo, 1);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawn_file_actions_init(&actions);
	fd = open("kept", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	posix_spawn_file_actions_adddup2(&actions, fd, fd);
	posix_spawn_file_actions_addchdir_np(&actions, "sub");
	posix_spawn_file_actions_addopen(&actions, 1, "out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
	echo[2] = (char[99]){ 0 };
	sprintf(echo[2], "echo x >&%d; echo $?", fd);
	run("spawn.chdir dup2 same", 0, "/bin/sh", echo, 1);
	contents("spawn.chdir out", "sub/out");
	posix_spawn_file_actions_destroy(&actions);
	posix_spawn_file_actions_init(&actions);
	show("spawn.bad fds", "%s %s %s", error_name(posix_spawn_file_actions_addclose(&actions, -1)),
		error_name(posix_spawn_file_actions_adddup2(&actions, -1, 1)),
		error_name(posix_spawn_file_actions_addopen(&actions, -1, "x", 0, 0)));
	signal(SIGUSR1, SIG_IGN);
	signal(SIGUSR2, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	posix_spawnattr_setsigdefault(&attributes, &set);
	sigaddset(&set, SIGHUP);
	posix_spawnattr_setsigmask(&attributes, &set);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_getflags(&attributes, &flags);
	show("spawn.flags", "%d %s", flags, error_name(posix_spawnattr_setflags(&attributes, 0x4000)));
	posix_spawn_file_actions_addopen(&actions, 1, "out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
	run("spawn.signals", 1, "sh", mask, 1);
	/* glibc has two signals of its own ignored there */
	contents("spawn.signals out [musl]", "out");
	posix_spawnattr_setpgroup(&attributes, 999999);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	run("spawn.group fails", 0, "/bin/sh", code, 1);
	show("spawn.execl", "%d %d", exec_status(0, "/bin/sh"), exec_status(0, "/missing"));
	show("spawn.execlp", "%d %d", exec_status(1, "sh"), exec_status(1, "missing"));
	show("spawn.execle", "%d", exec_status(2, "/bin/sh"));
	show("spawn.execv", "%d %d", exec_status(3, "/bin/sh"), exec_status(3, "sh"));
	show("spawn.execvp", "%d %d %d", exec_status(4, "sh"), exec_status(4, ""), exec_status(4, "/tmp"));
	show("spawn.execvpe", "%d", exec_status(5, "sh"));
	show("spawn.fexecve", "%d %d", exec_status(6, "/bin/sh"), exec_status(6, "/missing") != 0);
	fd = open("script", O_WRONLY | O_CREAT, 0755);
	if (write(fd, "exit 33\n", 8) != 8)
		return 1;
	close(fd);
	show("spawn.execvp script [glibc]", "%d", exec_status(4, "./script")); /* musl: ENOEXEC */
	show("spawn.execv script", "%d", exec_status(3, "./script"));
	chmod("script", 0644);
	show("spawn.execvp denied", "%d", exec_status(4, "./script"));
	setenv("PATH", "/missing:.:/bin", 1);
	show("spawn.execvp denied in path", "%d %d", exec_status(4, "script"), exec_status(4, "sh"));
	return 0;
}
