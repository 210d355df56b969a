/* shebang.c: see shebang.h. */
#include "shebang.h"

#include <string.h>

#include "script.h"
#include "sys.h"

static const char *keep(const char *from, size_t n, struct memory *memory, struct refusal *why)
{
	char *to = memory_take(memory, n + 1, why);

	if (!to)
		return NULL;
	memcpy(to, from, n);
	to[n] = '\0';
	return to;
}

/* load_script(): argv[0] goes; interpreter, argument and the script's name come in its place. */
static int put_in_front(struct request *rq, const char *name, const struct script *script,
	struct memory *memory, struct refusal *why)
{
	size_t dropped = rq->prefixes ? 1 : 0, added = script->argument ? 3 : 2;
	const char *interp = keep(script->interp, script->interp_length, memory, why);
	const char *argument = script->argument
		? keep(script->argument, script->argument_length, memory, why) : "";

	if (!interp || !argument)
		return -1;
	if (!rq->given)
		rq->given = rq->argc ? rq->argc : 1;
	if (!rq->prefixes && rq->argc) {
		rq->argv++;
		rq->argc--;
	}
	for (size_t i = rq->prefixes; i > dropped; i--)
		rq->prefix[i - 1 - dropped + added] = rq->prefix[i - 1];
	rq->prefixes += added - dropped;
	rq->prefix[0] = interp;
	if (script->argument)
		rq->prefix[1] = argument;
	rq->prefix[added - 1] = name;
	return 0;
}

/* A script's interpreter is at fault as itself, and missing it is not a missing program. */
static int open_interp(const char *name, struct file *file, struct memory *memory,
	struct refusal *why)
{
	if (!file_open(name, -1, PROGRAM, file, memory, why))
		return 0;
	why->file = name;
	if (why->rule == NOT_FOUND)
		why->rule = INTERP_NOT_FOUND;
	return -1;
}

int shebang_open(struct request *rq, struct file *file, struct memory *memory,
	struct refusal *why)
{
	const char *name = rq->program;

	if (file_open(name, rq->fd, PROGRAM, file, memory, why))
		return -1;
	for (int depth = 0; script_is((const char *)file->bytes, file->read); depth++) {
		struct script script;

		sys_close(file->fd);
		file->fd = -1;
		if (rq->fd_closes && depth == 0)
			return refuse(why, SCRIPT_CLOSES, -1, 0, 0);
		if (depth == REQUEST_SCRIPT_DEPTH)
			return refuse(why, SCRIPT_DEPTH, -1, REQUEST_SCRIPT_DEPTH, 0);
		if (script_parse((const char *)file->bytes, &script, why)
		    || put_in_front(rq, name, &script, memory, why))
			return -1;
		name = rq->prefix[0];
		if (open_interp(name, file, memory, why))
			return -1;
	}
	file->path = name;
	return 0;
}
