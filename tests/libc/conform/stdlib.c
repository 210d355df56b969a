/* Integers, searching in arrays, parts of options, commands, the ends of programs. */
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "show.h"

static int by_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static void integers(void)
{
	show("stdlib.abs", "%d %d %d %d", abs(0), abs(-7), abs(INT_MAX), abs(-INT_MAX));
	show("stdlib.labs", "%ld %ld %lld", labs(-7), labs(LONG_MIN + 1), llabs(LLONG_MIN + 1));
	show("stdlib.imaxabs", "%jd", imaxabs(-5));
	for (int n = -7; n <= 7; n += 14)
		for (int d = -2; d <= 2; d += 4) {
			char name[40];
			div_t i = div(n, d);
			ldiv_t l = ldiv(n, d);
			lldiv_t ll = lldiv(n, d);
			imaxdiv_t m = imaxdiv(n, d);

			snprintf(name, sizeof name, "stdlib.div %d/%d", n, d);
			show(name, "%d %d, %ld %ld, %lld %lld, %jd %jd", i.quot, i.rem, l.quot, l.rem, ll.quot,
				ll.rem, m.quot, m.rem);
		}
}

static void bsearch_rows(void)
{
	int all[100], key, *found;
	char line[600], *to = line;

	for (int i = 0; i < 100; i++)
		all[i] = 3 * i;
	for (int count = 0; count <= 9; count++)
		for (key = -1; key <= 3 * count; key++) {
			found = bsearch(&key, all, count, sizeof *all, by_int);
			*to++ = found ? '0' + (int)(found - all) : '-';
		}
	*to = 0;
	show("stdlib.bsearch", "%s", line);
	key = 297;
	found = bsearch(&key, all, 100, sizeof *all, by_int);
	show("stdlib.bsearch last", "%d", (int)(found - all));
}

static void subopts(void)
{
	char *const tokens[] = { "ro", "rw", "size", NULL };
	char text[] = "rw,size=10,ro,size=,size", *at = text, *value;
	int n = 0;

	while (*at) {
		char name[40];
		int index = getsubopt(&at, tokens, &value);

		snprintf(name, sizeof name, "stdlib.getsubopt %d", n++);
		show(name, "%d %s, rest %s", index, value ? value : "(null)", at);
	}
	char other[] = "unknown=3,r,sizes";
	at = other;
	while (*at) {
		char name[40];
		int index;

		snprintf(name, sizeof name, "stdlib.getsubopt unknown %d", n++);
		index = getsubopt(&at, tokens, &value);
		show(name, "%d, rest %s", index, at);
	}
	char value_of[] = "unknown=3,ro";
	at = value_of;
	getsubopt(&at, tokens, &value);
	/* musl leaves NULL where POSIX wants the unknown text. */
	show("stdlib.getsubopt unknown's value [glibc]", "%s", value ? value : "(null)");
}

static void on_signal(int number)
{
	(void)number;
}

static void commands(void)
{
	struct sigaction action = { .sa_handler = on_signal }, now;
	sigset_t mask;

	show("stdlib.system NULL", "%d", system(NULL) != 0);
	show("stdlib.system true", "%x", system("true"));
	show("stdlib.system exit 3", "%x", system("exit 3"));
	show("stdlib.system killed", "%x", system("kill -9 $$"));
	show("stdlib.system no such command", "%x", system("/no/such/command 2>/dev/null"));
	show("stdlib.system empty", "%x", system(""));
	show("stdlib.system dash", "%x", system("exit 4; -c"));
	sigaction(SIGINT, &action, NULL);
	system("exit 0");
	sigaction(SIGINT, NULL, &now);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	show("stdlib.system restores", "%d %d", now.sa_handler == on_signal, sigismember(&mask, SIGCHLD));
	signal(SIGINT, SIG_IGN);
	show("stdlib.system ignored signals stay so", "%x", system("kill -INT $$; exit 5"));
	signal(SIGINT, SIG_DFL);
	show("stdlib.system default signals kill", "%x", system("kill -INT $$; exit 5"));
}

static int written;
static void say(const char *text)
{
	written += (int)write(1, text, strlen(text));
}

static void a(void) { say("a "); }
static void b(void) { say("b "); }
static void late(void) { say("late "); }
static void registers(void) { say("registers "); atexit(late); }
static void nested(void) { say("nested "); exit(9); }
static void status(int code, void *argument) { char c[8] = { '0' + code, ' ' }; say(argument); say(c); }

/* Each in a child; what it writes is a row of its own. */
static void in_child(const char *name, void (*function)(void))
{
	int fds[2], code;
	char text[400];
	ssize_t n = 0, more;

	pipe(fds);
	if (fork() == 0) {
		dup2(fds[1], 1);
		close(fds[0]);
		close(fds[1]);
		function();
		_exit(99);
	}
	close(fds[1]);
	while ((more = read(fds[0], text + n, sizeof text - 1 - n)) > 0)
		n += more;
	text[n] = 0;
	close(fds[0]);
	wait(&code);
	show(name, "%sstatus %x", text, code);
}

static void order(void) { atexit(a); atexit(b); atexit(a); exit(2); }
static void while_exiting(void) { atexit(a); atexit(registers); atexit(b); exit(0); }
static void again(void) { atexit(a); atexit(nested); atexit(b); exit(1); }
static void many(void) { for (int i = 0; i < 300; i++) atexit(i % 100 ? late : a); exit(0); }
static void quick(void) { atexit(a); at_quick_exit(b); at_quick_exit(late); quick_exit(7); }
static void at_once(void) { atexit(a); _Exit(8); }
#ifdef __GLIBC__
#define HAS_ON_EXIT
#elif defined __LIBC_MINI__
#define HAS_ON_EXIT
#endif
#ifdef HAS_ON_EXIT
static void with_status(void) { atexit(a); on_exit(status, "status "); atexit(b); exit(6); }
#endif
static void count_only(void) { int n = 0; for (int i = 0; i < 1000; i++) n += atexit(a); _exit(n != 0); }

static void ends(void)
{
	in_child("stdlib.atexit order", order);
	in_child("stdlib.atexit while exiting", while_exiting);
	in_child("stdlib.atexit exit again", again);
	in_child("stdlib.atexit 1000 times", count_only);
	in_child("stdlib.quick_exit", quick);
	in_child("stdlib._Exit", at_once);
#ifdef HAS_ON_EXIT
	/* musl has none. */
	in_child("stdlib.on_exit [glibc]", with_status);
#endif
	(void)many;
}

int main(void)
{
	integers();
	bsearch_rows();
	subopts();
	commands();
	ends();
	return 0;
}
