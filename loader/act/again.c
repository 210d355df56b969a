/* again.c: see again.h. */
#include "again.h"

#include <string.h>
#include <sys/personality.h>
#include <sys/resource.h>

#include "sys.h"
#include "text.h"

#define OPTION_BYTES 96

static int exec_again(const struct start *start, char *const *options, size_t n,
	struct memory *memory, struct refusal *why)
{
	char **argv = memory_take(memory, (start->argc + n + 1) * sizeof *argv, why);
	long error;

	if (!argv)
		return -1;
	argv[0] = start->argv[0];
	for (size_t i = 0; i < n; i++)
		argv[1 + i] = options[i];
	memcpy(argv + 1 + n, start->argv + 1, start->argc * sizeof *argv); /* NULL included */
	error = sys3(__NR_execve, "/proc/self/exe", argv, start->envp);
	for (const Elf64_auxv_t *a = start->auxv; error && a->a_type != AT_NULL; a++)
		if (a->a_type == AT_EXECFN)
			error = sys3(__NR_execve, a->a_un.a_val, argv, start->envp);
	return refuse_named(why, SYSTEM, "running uload again", (int)-error);
}

static char *option(struct memory *memory, const char *name, uint64_t a, const char *colon,
	uint64_t b, struct refusal *why)
{
	struct text t = {.buffer = memory_take(memory, OPTION_BYTES, why), .size = OPTION_BYTES - 1};

	if (!t.buffer)
		return NULL;
	text_format(&t, "--restore-%s=%u", name, a);
	if (*colon)
		text_format(&t, "%s%u", colon, b);
	t.buffer[t.length] = '\0';
	return t.buffer;
}

static int wants_personality(const struct request *rq, uint64_t *old)
{
	if (!rq->fixed || rq->restore_personality)
		return 0;
	*old = (uint64_t)sys1(__NR_personality, SYS_PERSONALITY_QUERY);
	return !(*old & ADDR_NO_RANDOMIZE);
}

static int wants_stack(const struct request *rq, uint64_t limit[2])
{
	if (!rq->has_stack_size || rq->restore_stack_limit)
		return 0;
	sys4(__NR_prlimit64, 0, RLIMIT_STACK, NULL, limit);
	return page_up(rq->stack_size) > page_down(limit[0]) && rq->stack_size <= limit[1];
}

int again_if_needed(const struct start *start, const struct request *rq, struct memory *memory,
	struct refusal *why)
{
	uint64_t personality, limit[2] = {0};
	char *options[2];
	size_t n = 0;

	if (wants_personality(rq, &personality)) {
		options[n] = option(memory, "personality", personality, "", 0, why);
		if (!options[n++])
			return -1;
		sys1(__NR_personality, personality | ADDR_NO_RANDOMIZE);
	}
	if (wants_stack(rq, limit)) {
		uint64_t more[2] = {page_up(rq->stack_size), limit[1]};

		options[n] = option(memory, "stack-limit", limit[0], ":", limit[1], why);
		if (!options[n++])
			return -1;
		sys4(__NR_prlimit64, 0, RLIMIT_STACK, more, NULL);
	}
	return n ? exec_again(start, options, n, memory, why) : 0;
}
