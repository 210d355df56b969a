/* session.c: from the tracer's events to moments. A moment is kept whole: the computed space, the
 * kernel's own list taken while the process stood still, and whether the two agree. Going back is
 * looking at an older one. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "step.h"

const char *session_text(const struct event *e, const char *member)
{
	const char *text = json_string_value(json_object_get(e->json, member));

	return text ? text : "";
}

int step_is(const struct event *e, const char *op)
{
	return e && e->name && !strcmp(e->name, op);
}

static int told_to_stop(const struct session *s)
{
	return s->stop && *s->stop;
}

/* The next event, applied. 1; 0: there is none any more. */
static int next(struct session *s, struct event *e)
{
	int got;

	do
		got = tracer_next(s->tracer, e, 200);
	while (got == 0 && !told_to_stop(s));
	if (got <= 0) {
		s->ended |= got < 0;
		return 0;
	}
	space_apply(&s->space, e);
	return 1;
}

/* The tracer may tell the whole address space anew at the entry point. What is compared is what the
 * last step makes of the moment before it. */
static void predict(const struct session *s, const struct event *step, struct space *to)
{
	if (!step_is(step, "leave")) {
		space_copy(to, &s->space);
		return;
	}
	space_copy(to, &s->moment[s->moments - 1].space);
	space_apply(to, &(struct event){.kind = EVENT_DONE, .number = step->number});
}

static void add_moment(struct session *s, const struct event *step)
{
	struct moment *m;

	s->moment = realloc(s->moment, (s->moments + 1) * sizeof *s->moment);
	if (!s->moment)
		abort();
	m = &s->moment[s->moments];
	*m = (struct moment){.step = step};
	predict(s, step, &m->space);
	if (space_from_maps(&m->kernel, tracer_pid(s->tracer)))
		snprintf(m->differs, sizeof m->differs, "/proc/PID/maps cannot be read");
	else
		m->agrees = !space_compare(&m->space, &m->kernel, m->differs, sizeof m->differs);
	s->moments++;
}

static void open_files(struct session *s)
{
	static const char *const images[] = {NULL, "image", "interpreter_image"};
	const char *loaded = session_text(&s->plan, "loaded");
	const char *interpreter = session_text(&s->plan, "interpreter");

	if (*loaded)
		elf_file_open(&s->file[ROLE_PROGRAM], loaded);
	if (*interpreter)
		elf_file_open(&s->file[ROLE_INTERPRETER], interpreter);
	for (int role = ROLE_PROGRAM; role <= ROLE_INTERPRETER; role++)
		s->file[role].bias = event_hex(json_object_get(s->plan.json, images[role]), "bias");
}

int session_start(struct session *s, const struct tracer_options *options, char *why, int *status)
{
	struct event e;

	space_init(&s->space);
	s->lowest = view_lowest();
	if (tracer_start(&s->tracer, options, why, status))
		return -1;
	while (next(s, &e)) {
		switch ((enum event_kind)e.kind) {
		case EVENT_PLAN:
			s->plan = e;
			open_files(s);
			break;
		case EVENT_STEP: stream_add(&s->steps, &e); break;
		case EVENT_ROW: stream_add(&s->rows, &e); break;
		case EVENT_REFUSAL: s->refusal = e; break;
		case EVENT_AREAS:
			add_moment(s, NULL);
			return 0;
		default: break;
		}
	}
	return 0;
}

static const struct event *step_number(const struct session *s, uint64_t n)
{
	return n && n <= s->steps.events ? &s->steps.event[n - 1] : NULL;
}

int session_forward(struct session *s)
{
	struct event e;
	const struct event *step;

	while (!s->entered && next(s, &e)) {
		if (e.kind == EVENT_ENTRY) {
			s->entered = 1;
			if (s->moment[s->moments - 1].step != step_number(s, s->steps.events))
				add_moment(s, step_number(s, s->steps.events));
			return 1;
		}
		/* the last step is over when the program is at its entry point */
		step = e.kind == EVENT_DONE ? step_number(s, e.number) : NULL;
		if (step && !step_is(step, "leave")) {
			add_moment(s, step);
			return 1;
		}
	}
	return 0;
}

int session_end(struct session *s)
{
	int status = -1;

	if (s->tracer) {
		status = tracer_status(s->tracer);
		tracer_close(s->tracer);
	}
	s->tracer = NULL;
	for (size_t i = 0; i < s->moments; i++) {
		space_free(&s->moment[i].space);
		space_free(&s->moment[i].kernel);
	}
	free(s->moment);
	free(s->steps.event);
	free(s->rows.event);
	elf_file_close(&s->file[ROLE_PROGRAM]);
	elf_file_close(&s->file[ROLE_INTERPRETER]);
	space_free(&s->space);
	return status;
}

const Elf64_Phdr *session_segment(const struct session *s, const struct event *step,
	const struct elf_file **file, size_t *index)
{
	const json_t *phdr = step ? json_object_get(step->json, "phdr") : NULL;
	const struct elf_file *f = &s->file[step ? step->role : 0];

	*file = NULL;
	if (!json_is_integer(phdr) || !f->phdr)
		return NULL;
	*index = (size_t)json_integer_value(phdr);
	if (*index >= f->phdrs)
		return NULL;
	*file = f;
	return &f->phdr[*index];
}

void session_view(const struct session *s, const struct event *step, struct view *v)
{
	*v = (struct view){.lowest = s->lowest};
	if (!step || !step->length)
		return;
	if (step_is(step, "limit") || step_is(step, "leave") || step_is(step, "mm"))
		return;
	v->mark[0] = (struct range){step->address, step->address + step->length};
	if (step_is(step, "move"))
		v->mark[1] = (struct range){step->to, step->to + step->length};
	v->mark_free = step_is(step, "unmap");
}
