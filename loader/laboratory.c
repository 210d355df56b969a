/* laboratory.c: see laboratory.h. Cold: a plain run touches nothing of it.
 *
 * ulab lies beside uload, or in PATH. Options are written anew from the request, so each is one word. */
#include "laboratory.h"

#include <errno.h>
#include <string.h>

#include "options.h"
#include "output.h"
#include "path.h"
#include "sys.h"
#include "text.h"

#define PATH_BYTES 4096
#define NUMBER_BYTES 64
#define WORDS 12 /* ulab, its tool, a value, six options, --, NULL */

static const char tool_name[] = "ulab";

/* ---- what ulab is told ---- */

struct words {
	char **argv;
	size_t count;
	struct memory *memory;
	struct refusal why; /* of the memory, if there is none */
	int failed;
};

static void add_word(struct words *w, const char *word)
{
	w->argv[w->count++] = (char *)word;
}

/* "--name=" and a string, or a number where there is none. */
static void add_option(struct words *w, const char *name, const char *string, uint64_t number)
{
	size_t size = strlen(name) + (string ? strlen(string) : NUMBER_BYTES);
	struct text t = {.buffer = memory_take(w->memory, size + 1, &w->why), .size = size};

	if (!t.buffer) {
		w->failed = 1;
		return;
	}
	text_string(&t, name);
	if (string)
		text_string(&t, string);
	else
		text_hex(&t, number);
	t.buffer[t.length] = '\0';
	add_word(w, t.buffer);
}

static void add_load_options(struct words *w, const struct request *rq)
{
	if (rq->fixed)
		add_option(w, "--fixed=", NULL, rq->seed);
	if (rq->argv0)
		add_option(w, "--argv0=", rq->argv0, 0);
	if (rq->has_load_base)
		add_option(w, "--load-base=", NULL, rq->load_base);
	if (rq->has_brk)
		add_option(w, "--brk=", NULL, rq->brk);
	if (rq->has_stack_size)
		add_option(w, "--stack-size=", NULL, rq->stack_size);
	if (rq->no_exe_link)
		add_word(w, "--no-exe-link");
}

static char **words(const struct request *rq, const char *tool, const char *value,
	struct memory *memory)
{
	struct words w = {.memory = memory};

	w.argv = memory_take(memory, (WORDS + rq->argc) * sizeof *w.argv, &w.why);
	if (!w.argv)
		return NULL;
	add_word(&w, tool_name);
	add_word(&w, tool);
	if (value && !strcmp(tool, "report")) {
		add_word(&w, "-o");
		add_word(&w, value);
	} else if (value) {
		add_option(&w, "--only=", value, 0);
	}
	add_load_options(&w, rq);
	add_word(&w, "--");
	for (size_t i = 0; i < rq->argc; i++)
		add_word(&w, rq->argv[i]);
	w.argv[w.count] = NULL;
	return w.failed ? NULL : w.argv;
}

/* ---- where it is ---- */

/* The name beside uload's own, or NULL. */
static const char *beside(struct memory *memory)
{
	struct refusal ignored;
	char *path = memory_take(memory, PATH_BYTES + sizeof tool_name, &ignored);
	long n = path ? sys4(__NR_readlinkat, AT_FDCWD, "/proc/self/exe", path, PATH_BYTES) : -ENOMEM;

	if (sys_failed(n))
		return NULL;
	while (n > 0 && path[n - 1] != '/')
		n--;
	memcpy(path + n, tool_name, sizeof tool_name);
	return path;
}

static int complain(const char *tool, const char *path, long error)
{
	char buffer[512];
	struct text t;

	output_open(&t, 2, buffer, sizeof buffer);
	text_format(&t, "uload: --%s: ", tool);
	if (error == -ENOENT) {
		text_string(&t, "ulab, which does it, lies neither beside uload nor in PATH: make ulab, or "
			"install it\n");
	} else {
		text_format(&t, "%s cannot be run: ", path);
		text_errno(&t, (int)-error);
		text_string(&t, "\n");
	}
	output_close(&t);
	return USAGE_ERROR;
}

int laboratory_run(const struct start *start, const struct request *rq, const char *tool,
	const char *value, struct memory *memory)
{
	struct refusal ignored;
	char **argv = words(rq, tool, value, memory);
	const char *path = beside(memory);
	long error = -ENOENT;

	if (!argv)
		return complain(tool, "its command line", -ENOMEM);
	if (path)
		error = sys3(__NR_execve, path, argv, start->envp);
	if (error == -ENOENT && (path = path_find(tool_name, start->envp, memory, &ignored)))
		error = sys3(__NR_execve, path, argv, start->envp);
	return complain(tool, path, error);
}
