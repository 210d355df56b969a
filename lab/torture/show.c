/* show.c: the results as a table, as TAP 13, and as one JSON object. */
#include "torture.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools.h"

static const char *const stream_names[] = {"standard output", "standard error"};
static const char *const promise[CLASSES] = {
	"the ABI leaves it open: a correct runtime survives",
	"a loader's mistakes: nobody has to survive; what does the start-up code trust?",
	"too little of something: it does the same, or ends with a message and a status that is not 0"};

/* ---- words ---- */

static const char *signal_name(int number, char *text, size_t room)
{
	const char *name = sigabbrev_np(number);

	if (name)
		snprintf(text, room, "SIG%s", name);
	else
		snprintf(text, room, "signal %d", number);
	return text;
}

static const char *word(const struct result *r, char *text, size_t room)
{
	if (r->verdict == SIGNAL)
		return signal_name(WTERMSIG(r->outcome->status), text, room);
	return verdict_names[r->verdict];
}

static void put_difference(FILE *out, const struct difference *d)
{
	char clean[QUOTE_ROOM], got[QUOTE_ROOM];

	fprintf(out, "%s line %zu: ", d->stream == 2 ? "stderr" : "stdout", d->line);
	if (d->got)
		fprintf(out, "\"%s\"", quote(d->got, d->got_size, got, 64));
	else
		fputs("nothing", out);
	if (d->clean)
		fprintf(out, ", not \"%s\"", quote(d->clean, d->clean_size, clean, 64));
	else
		fputs(", which is too much", out);
}

static void put_message(FILE *out, const struct result *r)
{
	char text[QUOTE_ROOM];

	fputs(quote(r->message, r->message_size, text, 120), out);
}

/* These change what a program may look at; its author knows whether it does. */
static int changes_input(const struct fault *f)
{
	static const char *const names[] = {"argc-0", "many-args", "no-env", "many-env"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(f->name, names[i]))
			return 1;
	return 0;
}

/* What there is to say beyond the verdict; nothing if it is "ok". */
static void put_detail(FILE *out, const struct torture *t, const struct result *r)
{
	int status = WIFEXITED(r->outcome->status) ? WEXITSTATUS(r->outcome->status) : 0;

	if (r->verdict == GRACEFUL || r->verdict == STATUS)
		fprintf(out, "exit %d", status);
	if (r->verdict == STATUS)
		fprintf(out, ", not %d", WEXITSTATUS(t->expectation.status));
	if (r->verdict == STATUS && r->fault->class == CLASS_SCARCITY && status && !r->message)
		fputs(" without a word", out);
	if (r->message) {
		fputs(r->verdict == GRACEFUL ? ": " : "", out);
		put_message(out, r);
	} else if (r->difference.stream) {
		fputs(r->verdict == STATUS ? "; " : "", out);
		put_difference(out, &r->difference);
	}
	if (r->verdict == HANG)
		fprintf(out, "%sended after %.1f s", r->difference.stream ? "; " : "", r->outcome->seconds);
	if (!r->pass && r->counts && changes_input(r->fault))
		fputs(" (the fault changes what it is given)", out);
	if (r->fault->by_ulab && r->verdict != NOT_HERE && r->verdict != REFUSED && !r->outcome->denied)
		fprintf(out, "%snothing had to be denied", r->verdict == SAME ? "" : "; ");
}

/* The same as a new string. */
static char *detail(const struct torture *t, const struct result *r)
{
	char *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (f) {
		put_detail(f, t, r);
		fclose(f);
	}
	if (!text)
		abort();
	return text;
}

/* ---- the table ---- */

static void put_clean(const struct torture *t)
{
	const struct expectation *e = &t->expectation;
	char name[QUOTE_ROOM];

	printf("%s: without a fault exit %d, %zu bytes of output, %zu of errors, %.2f s; "
		"each may take %.4g s\n", quote(t->argv[0], strlen(t->argv[0]), name, 120), WEXITSTATUS(e->status), e->out[0].size,
		e->out[1].size, e->seconds, t->limits.seconds);
	for (int i = 0; i < 2; i++) {
		if (e->stability[i] == STABLE)
			continue;
		printf("  its %s differs from run to run: ", stream_names[i]);
		put_difference(stdout, &e->differs[i]);
		puts(e->stability[i] == UNSTABLE ? "; it is not compared (--fixed may help)"
			: "; such lines are not compared (--fixed may help)");
	}
}

static void put_sum(const struct torture *t, enum class class)
{
	size_t n = 0, pass = 0, counts = 0;

	for (size_t i = 0; i < t->count; i++) {
		const struct result *r = &t->result[i];
		int ran = r->verdict != NOT_HERE && r->verdict != REFUSED;

		n += r->fault->class == class;
		counts += r->fault->class == class && ran;
		pass += r->fault->class == class && r->pass;
	}
	if (n)
		printf("%s: %zu of %zu %s%s\n", class_names[class], pass, counts,
			class == CLASS_BROKEN ? "survived" : "passed",
			n > counts ? " (the others are not for this program)" : "");
}

void show_table(const struct torture *t)
{
	int colour = isatty(1) && !getenv("NO_COLOR");
	int class = -1;
	char text[32], *more;

	put_clean(t);
	for (size_t i = 0; i < t->count; i++) {
		const struct result *r = &t->result[i];
		int bold = colour && !r->pass && r->verdict != NOT_HERE;

		if ((int)r->fault->class != class) {
			class = (int)r->fault->class;
			printf("\n%s: %s\n", class_names[class], promise[class]);
		}
		more = detail(t, r);
		printf("  %-22s  %s%-*s%s%s\n", r->fault->spec,
			bold ? r->counts ? "\033[1;31m" : "\033[1m" : "",
			*more ? 18 : 0, word(r, text, sizeof text), bold ? "\033[0m" : "", more);
		free(more);
	}
	putchar('\n');
	for (int c = 0; c < CLASSES; c++)
		put_sum(t, (enum class)c);
}

/* ---- TAP 13 ---- */

static void tap_line(const struct torture *t, const struct result *r, size_t number)
{
	int skipped = r->verdict == NOT_HERE || r->verdict == REFUSED;
	char text[32];

	printf("%sok %zu - %s %s", r->pass || skipped ? "" : "not ", number, class_names[r->fault->class],
		r->fault->spec);
	if (skipped) {
		fputs(" # SKIP ", stdout);
		put_message(stdout, r);
	} else if (!r->pass && !r->counts) {
		printf(": %s # TODO nobody has to survive it", word(r, text, sizeof text));
	} else if (!r->pass) {
		printf(": %s\n  ---\n  detail: |\n    ", word(r, text, sizeof text));
		put_detail(stdout, t, r);
		fputs("\n  ...", stdout);
	}
	putchar('\n');
}

void show_tap(const struct torture *t)
{
	printf("TAP version 13\n1..%zu\n", t->count);
	for (size_t i = 0; i < t->count; i++)
		tap_line(t, &t->result[i], i + 1);
}

/* ---- JSON ---- */

static json_t *quoted(const char *bytes, size_t size)
{
	char text[QUOTE_ROOM];

	return bytes ? json_string(quote(bytes, size, text, sizeof text)) : json_null();
}

static json_t *json_difference(const struct difference *d)
{
	return json_pack("{s:s, s:I, s:o, s:o}", "stream", d->stream == 2 ? "stderr" : "stdout",
		"line", (json_int_t)d->line, "clean", quoted(d->clean, d->clean_size),
		"got", quoted(d->got, d->got_size));
}

static json_t *json_result(const struct result *r)
{
	const struct outcome *o = r->outcome;
	json_t *j = json_pack("{s:s, s:s, s:s, s:b, s:b, s:f}", "fault", r->fault->spec,
		"class", class_names[r->fault->class], "verdict", verdict_names[r->verdict],
		"pass", r->pass, "counts", r->counts, "seconds", o->seconds);
	char text[32];

	if (o->ending == ENDED && WIFSIGNALED(o->status))
		json_object_set_new(j, "signal",
			json_string(signal_name(WTERMSIG(o->status), text, sizeof text)));
	else if (o->ending == ENDED)
		json_object_set_new(j, "status", json_integer(WEXITSTATUS(o->status)));
	if (r->difference.stream)
		json_object_set_new(j, "difference", json_difference(&r->difference));
	if (r->message)
		json_object_set_new(j, "message", quoted(r->message, r->message_size));
	if (r->fault->by_ulab)
		json_object_set_new(j, "denied", json_integer(o->denied));
	return j;
}

static json_t *json_clean(const struct torture *t)
{
	static const char *const stable[] = {"all", "lines", "nothing"};
	const struct expectation *e = &t->expectation;
	json_t *streams = json_array();

	for (int i = 0; i < 2; i++) {
		json_t *s = json_pack("{s:s, s:I, s:s}", "stream", i ? "stderr" : "stdout", "bytes",
			(json_int_t)e->out[i].size, "compared", stable[e->stability[i]]);

		if (e->stability[i] != STABLE)
			json_object_set_new(s, "differs", json_difference(&e->differs[i]));
		json_array_append_new(streams, s);
	}
	return json_pack("{s:i, s:f, s:o}", "status", WEXITSTATUS(e->status), "seconds", e->seconds,
		"streams", streams);
}

int show_json(const struct torture *t)
{
	json_t *argv = json_array(), *results = json_array(), *top;
	int bad;

	for (size_t i = 0; t->argv[i]; i++)
		json_array_append_new(argv, quoted(t->argv[i], strlen(t->argv[i])));
	for (size_t i = 0; i < t->count; i++)
		json_array_append_new(results, json_result(&t->result[i]));
	top = json_pack("{s:s, s:i, s:o, s:o, s:f, s:o, s:i, s:b}", "document", "torture", "schema", 1,
		"argv", argv, "clean", json_clean(t), "time_limit", t->limits.seconds, "results", results,
		"failed", t->failed, "passed", !t->failed);
	bad = !top || json_dumpf(top, stdout, JSON_INDENT(1) | JSON_REAL_PRECISION(6)) || putchar('\n') < 0;
	json_decref(top);
	return bad ? -1 : 0;
}
