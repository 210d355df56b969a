/* Assertions: the message, the signal, and NDEBUG. */
#include <assert.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "show.h"

static int calls;
static int truth(int value)
{
	calls++;
	return value;
}

#undef NDEBUG
#include <assert.h>
static void fails(void) { assert(truth(0) == 1 && "why"); }
static void holds(void) { assert(truth(1)); }
#define NDEBUG
#include <assert.h>
static void nothing(void) { assert(truth(0)); }
#undef NDEBUG
#include <assert.h>

static_assert(sizeof(char) == 1, "static_assert is there");

int main(void)
{
	int fds[2], status;
	char text[400] = "", *at;
	ssize_t n;

	holds();
	nothing();
	show("assert.calls", "%d", calls);
	pipe(fds);
	if (fork() == 0) {
		dup2(fds[1], 2);
		printf("what stdout holds is not written");
		fails();
		_exit(0);
	}
	close(fds[1]);
	n = read(fds[0], text, sizeof text - 1);
	wait(&status);
	show("assert.status", "signal %d", WTERMSIG(status));
	at = strstr(text, ": ");
	/* musl has "Assertion failed: text (file: function: line)". */
	at = at ? strchr(at + 2, ':') : NULL;
	show("assert.message [glibc]", "%d %s", n > 0, at ? at : text);
	return 0;
}
