/* judge.c: usage: judge [-f | -t TABLE] COMMAND...: makes each mistake that `COMMAND...` lists (misuse/),
 * one process each, and compares how it ended with what is expected:
 *
 *   - the process was killed by SIGABRT, or left with status 0: the wait status itself, no shell's 134
 *   - stderr, on which each write(2) arrives by itself, got exactly one, which is exactly the line
 *   - stdout got the addresses and nothing else: no buffer was flushed, no exit handler ran
 *
 * -f: only mistakes that must be harmless ("fine"); -t: only those of a table. The last line: "N passed,
 * N failed, N elsewhere"; elsewhere: the mistake makes no sense on this C library. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 20
#define ELSEWHERE 77

struct ending {
	int status;
	char out[512], err[1024];       /* err: the writes with | between them */
	int writes;
};

static void broken(const char *what)
{
	perror(what);
	exit(1);
}

/* Appends what there is on the descriptor; 0: no more will come. */
static int gather(int fd, char *text, size_t room, int *pieces)
{
	size_t have = strlen(text);
	ssize_t n;

	if (pieces && *pieces && have + 2 < room)
		text[have++] = '|';
	n = read(fd, text + have, room - have - 1);
	text[have + (size_t)(n > 0 ? n : 0)] = 0;
	if (n <= 0 && pieces && *pieces)
		text[have - 1] = 0;
	if (n > 0 && pieces)
		++*pieces;
	return n > 0;
}

static _Noreturn void child(char **command, int out, int err)
{
	struct rlimit none = { 0, 0 };
	sigset_t no_signals;
	int null = open("/dev/null", O_RDONLY);

	sigemptyset(&no_signals);
	sigprocmask(SIG_SETMASK, &no_signals, NULL);
	setrlimit(RLIMIT_CORE, &none);
	if (null < 0 || dup2(null, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(126);
	execvp(command[0], command);
	_exit(127);
}

static struct ending run(char **command)
{
	struct ending e = { .status = -1 };
	int out[2], err[2], left = 2, late = 0;
	pid_t pid;

	if (pipe2(out, O_CLOEXEC) || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, err))
		broken("pipe");
	pid = fork();
	if (pid < 0)
		broken("fork");
	if (pid == 0)
		child(command, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	while (left) {
		struct pollfd fds[2] = { { out[0], POLLIN, 0 }, { err[0], POLLIN, 0 } };

		if (poll(fds, 2, SECONDS * 1000) <= 0) {
			kill(pid, SIGKILL);
			late = 1;
			break;
		}
		if (fds[0].revents && !gather(out[0], e.out, sizeof e.out, NULL)) {
			close(out[0]);
			out[0] = -1;
			left--;
		}
		if (fds[1].revents && !gather(err[0], e.err, sizeof e.err, &e.writes)) {
			close(err[0]);
			err[0] = -1;
			left--;
		}
	}
	close(out[0]);
	close(err[0]);
	while (waitpid(pid, &e.status, 0) < 0 && errno == EINTR)
		;
	if (late)
		snprintf(e.err, sizeof e.err, "(not done after %d seconds)", SECONDS);
	return e;
}

/* The line with the addresses put in. */
static void fill_in(const char *expected, const char *p, const char *q, char *line, size_t room)
{
	size_t at = (size_t)snprintf(line, room, "libc-mini: ");

	for (; *expected; expected++) {
		int word = !expected[1] || expected[1] == ',' || expected[1] == ' ';
		const char *text = word && *expected == 'P' ? p : word && *expected == 'Q' ? q : NULL;

		at += (size_t)(text ? snprintf(line + at, room - at, "%s", text)
			: snprintf(line + at, room - at, "%c", *expected));
	}
	snprintf(line + at, room - at, "\n");
}

/* What is wrong with an ending; NULL: nothing. */
static const char *wrong(const struct ending *e, const char *expected, char *line, size_t room)
{
	char p[40] = "?", q[40] = "?", again[90];
	int fine = !strncmp(expected, "fine", 4), silent = !strcmp(expected, "silent");

	if (sscanf(e->out, "%39s %39s", p, q) == 2) {
		snprintf(again, sizeof again, "%s %s\n", p, q);
		if (strcmp(again, e->out))
			return "more on stdout than the addresses";
	} else if (e->out[0]) {
		return "something on stdout";
	}
	fill_in(expected, p, q, line, room);
	if (fine || silent)
		line[0] = 0;
	if (fine ? !WIFEXITED(e->status) || WEXITSTATUS(e->status)
			: !WIFSIGNALED(e->status) || WTERMSIG(e->status) != SIGABRT)
		return "another end";
	if (e->writes != (line[0] != 0))
		return "another number of writes to stderr";
	return strcmp(e->err, line) ? "another line" : NULL;
}

static int judge(const char *name, const struct ending *e, const char *expected)
{
	char line[256];
	const char *why;

	if (WIFEXITED(e->status) && WEXITSTATUS(e->status) == ELSEWHERE)
		return 2;
	why = wrong(e, expected, line, sizeof line);
	if (!why)
		return 0;
	printf("FAIL %s: %s: %s %d\n    expected %s\n    got      %s\n    stdout   %s\n", name, why,
		WIFSIGNALED(e->status) ? "signal" : "status",
		WIFSIGNALED(e->status) ? WTERMSIG(e->status) : WEXITSTATUS(e->status),
		strtok(line, "\n") ? line : expected, e->err, e->out);
	return 1;
}

int main(int argc, char **argv)
{
	int only_fine = argc > 1 && !strcmp(argv[1], "-f"), all[3] = { 0 };
	const char *table = argc > 2 && !strcmp(argv[1], "-t") ? argv[2] : "";
	char *command[20], list[4096], row[512], name[512];
	int words = 0, options = only_fine ? 1 : table[0] ? 2 : 0;
	FILE *rows;

	list[0] = 0;
	for (char **each = argv + 1 + options; *each && words < 18; each++) {
		command[words++] = *each;
		snprintf(list + strlen(list), sizeof list - strlen(list), "'%s' ", *each);
	}
	if (!words)
		return 2;
	rows = popen(list, "r");
	command[words] = name;
	command[words + 1] = NULL;
	while (rows && fgets(row, sizeof row, rows)) {
		char *expected = strchr(row, ' ');
		struct ending e;

		if (!expected)
			continue;
		expected[strlen(expected) - 1] = 0;
		*expected++ = 0;
		if ((only_fine && strcmp(expected, "fine")) || strncmp(row, table, strlen(table)))
			continue;
		snprintf(name, sizeof name, "%s", row);
		e = run(command);
		all[judge(name, &e, expected)]++;
	}
	if (!rows || pclose(rows))
		all[1]++, puts("FAIL the list of mistakes");
	printf("%d passed, %d failed, %d elsewhere\n", all[0], all[1], all[2]);
	return all[1] != 0;
}
