/* getopt.c: each call looks ahead for the next argument that is an option, takes it and what belongs
 * to it, and moves what it took before the arguments that it passed over:
 *
 *   argv:   -a  x  y  -b  v  z              -a  -b  v  x  y  z
 *               ^     ^              ->                ^
 *            optind   at                             optind
 *
 * So nothing has to be remembered between calls but the place inside a group like -abc. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "getopt_.h"
#include "syscall.h"
#include <sys/uio.h>

char *optarg;
int optind = 1, opterr = 1, optopt = '?', optreset;

static const char *next;        /* the next letter of a group, or NULL */

void __getopt_say(const struct call *call, const char *const parts[])
{
	struct iovec pieces[64];
	size_t n = 0;

	if (!call->say)
		return;
	pieces[n++].iov_base = call->argv[0];
	pieces[n++].iov_base = (void *)": ";
	while (*parts && n < countof(pieces) - 1)
		pieces[n++].iov_base = (void *)*parts++;
	pieces[n++].iov_base = (void *)"\n";
	for (size_t i = 0; i < n; i++)
		pieces[i].iov_len = pieces[i].iov_base ? strlen(pieces[i].iov_base) : 0;
	sys_call(SYS_writev, 2, pieces, n);
}

static int is_option(const char *argument)
{
	return argument[0] == '-' && argument[1];
}

static int is_end(const struct call *call, int at)
{
	return at >= call->argc || !call->argv[at];
}

/* The value of an option: the rest of its argument, or the next argument. */
static int take_value(const struct call *call, int optional)
{
	if (next) {
		optarg = (char *)next;
		next = NULL;
		optind++;
	} else if (!optional) {
		if (is_end(call, optind))
			return -1;
		optarg = call->argv[optind++];
	}
	return 0;
}

static int take_short(const struct call *call)
{
	char letter[2] = { *next++ };
	const char *spec = *letter == ':' || *letter == ';' ? NULL : strchr(call->options, *letter);

	if (!*next) {
		next = NULL;
		optind++;
	}
	if (!spec) {
		optopt = (unsigned char)*letter;
		SAY(call, "invalid option -- '", letter, "'");
		return '?';
	}
	if ((spec[1] == ':' || (spec[1] == ';' && *letter == 'W' && call->take_long))
	 && take_value(call, spec[1] == ':' && spec[2] == ':')) {
		optopt = (unsigned char)*letter;
		SAY(call, "option requires an argument -- '", letter, "'");
		return missing(call);
	}
	if (spec[1] == ';' && *letter == 'W' && call->take_long) {
		optind--;       /* -W name is --name, which counts itself */
		return call->take_long(call, optarg, "-W ");
	}
	return (unsigned char)*letter;
}

/* One option, which begins at argv[optind], or in it at `next`. */
static int take(const struct call *call)
{
	const char *argument = call->argv[optind];
	int result;

	if (!next) {
		next = argument + 1;
		if (call->take_long && argument[1] == '-') {
			next = NULL;
			return call->take_long(call, argument + 2, "--");
		}
		if (call->take_long && call->only
		 && (argument[2] || !strchr(call->options, argument[1]))) {
			result = call->take_long(call, argument + 1, "-");
			if (result != NOT_LONG) {
				next = NULL;
				return result;
			}
		}
	}
	return take_short(call);
}

/* argv[from..to) goes before argv[before..from). */
static void move(char **argv, int before, int from, int to)
{
	char *moved;

	for (; from < to; from++, before++) {
		moved = argv[from];
		memmove(argv + before + 1, argv + before, (size_t)(from - before) * sizeof *argv);
		argv[before] = moved;
	}
}

static void set_order(struct call *call)
{
	const char *first = call->options;

	call->order = *first == '-' ? IN_ORDER : *first == '+' || getenv("POSIXLY_CORRECT") ? STOP
		: PERMUTE;
	if (*first == '-' || *first == '+')
		call->options++;
	call->say = opterr && call->options[0] != ':';
}

int __getopt(struct call *call)
{
	int before, at, result;

	if (optind == 0 || optreset) {
		optind = 1;
		optreset = 0;
		next = NULL;
	}
	set_order(call);
	optarg = NULL;
	at = before = optind;
	while (call->order == PERMUTE && !is_end(call, at) && !is_option(call->argv[at]))
		at++;
	if (is_end(call, at)) {
		next = NULL;
		return -1;
	}
	if (!is_option(call->argv[at])) {
		if (call->order == STOP)
			return -1;
		optarg = call->argv[optind++];
		return 1;
	}
	optind = at;
	if (!next && strcmp(call->argv[at], "--") == 0) {
		optind++;
		result = -1;
	} else
		result = take(call);
	move(call->argv, before, at, optind);
	optind = before + (optind - at);
	return result;
}

int getopt(int argc, char *const argv[], const char *options)
{
	struct call call = { .argc = argc, .argv = (char **)argv, .options = options };

	return __getopt(&call);
}
