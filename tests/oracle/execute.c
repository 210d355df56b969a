/* One run: start the launcher, take what comes out, do not wait for ever. */
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "oracle.h"

enum { TIMEOUT_MS = 20000 };

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads both pipes until they end. Returns -1 when time is up. */
static int collect(struct run *run, int output, int errors)
{
	struct pollfd fds[2] = { { output, POLLIN, 0 }, { errors, POLLIN, 0 } };
	struct text *texts[2] = { &run->output, &run->errors };
	long end = now_ms() + TIMEOUT_MS;
	char buffer[65536];

	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		long left = end - now_ms();

		if (left <= 0 || poll(fds, 2, (int)left) <= 0)
			return -1;
		for (int i = 0; i < 2; i++) {
			if (fds[i].fd < 0 || fds[i].revents == 0)
				continue;
			ssize_t n = read(fds[i].fd, buffer, sizeof buffer);
			if (n > 0)
				text_add(texts[i], buffer, (size_t)n);
			else
				fds[i].fd = -1;
		}
	}
	return 0;
}

static void child(const struct one *one, const char *through, const int output[2],
                  const int errors[2])
{
	const char *argv[12];
	int n = 0, input = open("/dev/null", O_RDONLY);
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", settings.directory, one->shape);
	argv[n++] = settings.launcher;
	if (one->user && settings.users > 1)
		argv[n++] = "--user";
	if (one->fixed)
		argv[n++] = "--fixed";
	if (through) {
		argv[n++] = "--through";
		argv[n++] = through;
	}
	argv[n++] = one->state;
	argv[n++] = path;
	argv[n++] = "one";
	argv[n++] = "two words";
	argv[n] = NULL;
	dup2(input, 0);
	dup2(output[1], 1);
	dup2(errors[1], 2);
	execv(settings.launcher, (char *const *)argv);
	_exit(2);
}

void execute(struct run *run, const struct one *one, const char *through)
{
	int output[2], errors[2];
	pid_t pid;

	run->output.used = run->errors.used = 0;
	text_add(&run->output, "", 0);
	text_add(&run->errors, "", 0);
	if (pipe2(output, O_CLOEXEC) || pipe2(errors, O_CLOEXEC) || (pid = fork()) < 0)
		err(2, "cannot start a case");
	if (pid == 0)
		child(one, through, output, errors);
	close(output[1]);
	close(errors[1]);
	if (collect(run, output[0], errors[0])) {
		text_print(&run->errors, "no end within %d ms\n", TIMEOUT_MS);
		kill(pid, SIGKILL);
	}
	close(output[0]);
	close(errors[0]);
	waitpid(pid, &run->status, 0);
}
