/* show.c: see show.h. Cold: nothing of this is touched by a plain run. */
#include "show.h"

#include <errno.h>
#include <string.h>

#include "events.h"
#include "explain.h"
#include "lint.h"
#include "options.h"
#include "output.h"
#include "probe.h"
#include "refusal_json.h"
#include "sections.h"
#include "sys.h"
#include "text.h"

#define BUFFER_BYTES 4096
#define MAX_SECTIONS 20000
#define MAX_NAMES (4UL << 20)

/* Section headers are for names only: whatever is wrong with them, there are just no names. */
static void read_sections(struct exec *x, const struct file *file, const struct image *image,
	struct sections *s)
{
	struct refusal ignored;
	size_t bytes = image->shnum * sizeof(Elf64_Shdr);
	const Elf64_Shdr *names;
	Elf64_Shdr *shdr;
	char *text;

	*s = (struct sections){0};
	if (!image->shnum || image->shnum > MAX_SECTIONS || image->shstrndx >= image->shnum
	    || image->shoff > image->file_size || bytes > image->file_size - image->shoff)
		return;
	shdr = memory_take(&x->memory, bytes, &ignored);
	if (!shdr || file_read(file, shdr, bytes, image->shoff, &ignored))
		return;
	names = &shdr[image->shstrndx];
	if (!names->sh_size || names->sh_size > MAX_NAMES || names->sh_offset > image->file_size
	    || names->sh_size > image->file_size - names->sh_offset)
		return;
	text = memory_take(&x->memory, names->sh_size, &ignored);
	if (!text || file_read(file, text, names->sh_size, names->sh_offset, &ignored))
		return;
	*s = (struct sections){shdr, image->shnum, text, names->sh_size};
}

static int decimal(const char *s)
{
	int n = 0;

	if (!*s)
		return -1;
	for (; *s; s++) {
		if (*s < '0' || *s > '9' || n > 100000000)
			return -1;
		n = n * 10 + *s - '0';
	}
	return n;
}

/* FILE, or fd:N. Returns a descriptor or -errno. */
static int events_fd(const char *where)
{
	if (!strncmp(where, "fd:", 3)) {
		int fd = decimal(where + 3);

		return fd < 0 ? -EBADF : fd;
	}
	return (int)sys_open(where, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
}

static int complain(const char *what, int error)
{
	char buffer[256];
	struct text t;

	output_open(&t, 2, buffer, sizeof buffer);
	text_format(&t, "uload: %s cannot be written: ", what);
	text_errno(&t, error);
	text_string(&t, "\n");
	output_close(&t);
	return error;
}

/* --events: the plan, or why there is none. Returns 0 or the exit status. */
static int write_events(const struct exec *x, const struct stopped *stopped, char *buffer)
{
	struct text out;
	int fd = events_fd(x->rq.events), failed;

	if (fd < 0) {
		complain(x->rq.events, -fd);
		return USAGE_ERROR;
	}
	output_open(&out, fd, buffer, BUFFER_BYTES);
	if (stopped)
		refusal_event(stopped, &out);
	else
		events_print(&x->plan, &out);
	failed = output_close(&out);
	if (fd > 2 || strncmp(x->rq.events, "fd:", 3))
		sys_close(fd); /* the program does not inherit it; 0, 1, 2 are its own */
	return failed ? (complain(x->rq.events, failed), USAGE_ERROR) : 0;
}

static int write_plan(struct exec *x, struct text *out)
{
	struct sections program, interp = {0};

	read_sections(x, &x->file, &x->image, &program);
	if (x->plan.interp)
		read_sections(x, &x->interp_file, &x->interp_image, &interp);
	if (x->rq.json)
		explain_json(&x->plan, &program, &interp, out);
	else
		explain_print(&x->plan, &program, &interp, out);
	return 0;
}

static int read_for_lint(void *context, void *to, size_t n, uint64_t offset)
{
	struct refusal ignored;

	return file_read(context, to, n, offset, &ignored);
}

/* Judges the program, which cannot be loaded if there is a `why`: of a script its interpreter. */
static int write_lint(const struct exec *x, const struct refusal *why, struct text *out)
{
	struct file file = x->file;
	long caps = sys4(__NR_fgetxattr, file.fd, "security.capability", NULL, 0);
	const struct lint_file lint = {.image = &x->image, .mode = file.mode,
		.caps = sys_failed(caps) ? 0 : (uint64_t)caps, .page = x->rq.page, .why = why,
		.read = read_for_lint, .context = &file};

	return (x->rq.json ? lint_json : lint_print)(&lint, file.path, out);
}

int show(struct exec *x)
{
	char buffer[BUFFER_BYTES]; /* not from x->memory: the plan knows all of that already */
	struct text out;
	int status = 0, failed;

	if (x->rq.events && (status = write_events(x, NULL, buffer)))
		return status;
	if (x->rq.mode == MODE_RUN)
		return 0;
	probe_for_explain(&x->host);
	output_open(&out, 1, buffer, BUFFER_BYTES);
	status = x->rq.mode == MODE_LINT ? write_lint(x, NULL, &out) : write_plan(x, &out);
	failed = output_close(&out);
	return failed ? (complain("standard output", failed), 1) : status;
}

/* Whose headers a refusal is about: a rule of layout.c says "interpreter", others its path; the entry
 * point is the interpreter's if there is one. */
static int about_interp(const struct exec *x, const struct refusal *why)
{
	return x->stage >= STAGE_INTERPRETER && x->image.interp >= 0
		&& (why->file || why->rule == ENTRY_IN_USER);
}

static struct stopped describe(const struct exec *x, const struct refusal *why,
	const char *program)
{
	const struct file *file = about_interp(x, why) ? &x->interp_file : &x->file;
	const struct image *image = about_interp(x, why) ? &x->interp_image : &x->image;

	return (struct stopped){.program = program, .why = why, .stage = x->stage,
		.file = file->path ? file->path : program, .headers = {file->bytes, image}};
}

/* Is the refusal a finding? It is if it is about the file's bytes, or its interpreter; not if the
 * system, or an option, leaves no room. */
static int is_finding(const struct exec *x, const struct refusal *why)
{
	return x->stage == STAGE_INTERPRETER || *rule_fields(why->rule);
}

/* On standard output: of --lint, where the refusal is what was found, and of --explain --json. */
static int print_refusal(const struct exec *x, const struct stopped *stopped, char *buffer)
{
	struct text out;
	int status = -1, failed;

	output_open(&out, 1, buffer, BUFFER_BYTES);
	if (x->rq.mode == MODE_LINT)
		status = write_lint(x, is_finding(x, stopped->why) ? stopped->why : NULL, &out);
	else
		refusal_document(stopped, &out);
	failed = output_close(&out);
	if (failed)
		complain("standard output", failed);
	return failed && status == 0 ? 1 : status;
}

int show_refusal(const struct exec *x, const struct refusal *why, const char *program)
{
	int lint = x->rq.mode == MODE_LINT && x->file.bytes && !memcmp(x->file.bytes, ELFMAG, SELFMAG)
		&& (x->image.phdr || is_finding(x, why));
	struct stopped stopped = describe(x, why, program);
	char buffer[BUFFER_BYTES];

	if (x->rq.events)
		write_events(x, &stopped, buffer);
	if (lint || (x->rq.mode == MODE_EXPLAIN && x->rq.json))
		return print_refusal(x, &stopped, buffer);
	return -1;
}
