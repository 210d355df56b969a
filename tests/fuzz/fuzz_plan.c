/* fuzz_plan.c: any bytes as program and interpreter, through every pure pass (libFuzzer).
 *
 *   input   struct knobs, the program's bytes, the interpreter's bytes
 *
 * The host is canned, and its answers to "where would you put it" are those that a kernel without
 * ASLR could give: top down, in free places. A refusal has to be a whole sentence. A plan has to
 * keep what the acting side takes for granted: see check_steps(). What explain, lint, events and
 * trace write of it has to be writable. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "events.h"
#include "explain.h"
#include "lint.h"
#include "load.h"
#include "script.h"
#include "sections.h"
#include "text.h"

#define STACK_START 0x7ffffffde000UL
#define STACK_END 0x7ffffffff000UL
#define MMAP_TOP 0x7ffff7fff000UL
#define MMAP_BOTTOM 0x2aaaaaaab000UL
#define PARKING_FROM 0x7ffff7ff7000UL
#define AUXC 23

struct bytes {
	const uint8_t *data;
	size_t size;
	uint64_t said; /* the size that the file is said to have */
};

static const Elf64_auxv_t auxv[AUXC] = {
	{33, {PARKING_FROM + 0x6000}}, {51, {0xd30}}, {16, {1}}, {6, {4096}}, {17, {100}}, {3, {1}},
	{4, {1}}, {5, {1}}, {7, {1}}, {8, {1}}, {9, {1}}, {11, {1}}, {12, {1}}, {13, {1}}, {14, {1}},
	{23, {1}}, {25, {1}}, {26, {2}}, {31, {1}}, {15, {1}}, {27, {0x1c}}, {28, {0x20}}, {0, {0}},
};

static char *arguments[] = {(char *)"prog", (char *)"x", NULL};
static char *variables[] = {(char *)"A=b", (char *)"C=\377\n", NULL};

/* ---- the canned host ---- */

static void host_fill(struct load *l)
{
	const struct knobs *k = &l->knobs;
	uint64_t vdso = k->flags[1] & VDSO_ABOVE ? 0x7fffff000000 : PARKING_FROM;

	l->host = (struct host){.auxv = auxv, .auxc = AUXC, .own = {{0x580000, 0x598000}}, .owns = 1,
		.in_place = k->flags[1] & IN_PLACE, .stack = {STACK_START, STACK_END},
		.stack_prot = PROT_READ | PROT_WRITE, .stack_limit = k->stack_limit,
		.vdso = {{vdso, vdso + 0x4000}, {vdso + 0x4000, vdso + 0x6000},
			{vdso + 0x6000, vdso + 0x8000}},
		.vdsos = k->flags[1] & NO_VDSO ? 0 : 3, .vdso_fixed = !!(k->flags[1] & VDSO_FIXED),
		.vdso_base = k->flags[1] & NO_VDSO ? 0 : vdso + 0x6000,
		.tail = {.offset = k->flags[1] & NO_TAIL ? 0 : 0x6a0},
		.randomize = !!(k->flags[0] & RANDOMIZE), .randomize_brk = !!(k->flags[0] & RANDOMIZE_BRK),
		.chance_base = k->chance_base, .chance_brk = k->chance_brk, .chance_gap = k->chance_gap,
		.exe_link = k->flags[1] & NO_LINK ? EXE_LINK_UNWANTED : EXE_LINK_DIRECT,
		.min_address = k->flags[1] & ROOT ? 0 : 65536};
	if (k->flags[3] & LIVING) {
		l->host.living = 1;
		l->host.in_place = 0;
		l->host.mmap_top = MMAP_TOP;
		l->host.mmap_bottom = k->flags[3] & LEGACY ? MMAP_BOTTOM : 0;
	}
	if (k->flags[1] & VDSO_ABOVE)
		l->host.stack = (struct range){0x7ffffeedf000, 0x7ffffef00000};
	memcpy(l->host.vdso_home, l->host.vdso, sizeof l->host.vdso);
}

static void request_fill(struct load *l)
{
	const struct knobs *k = &l->knobs;

	l->rq = (struct request){.program = "./prog", .fd = -1, .argv = arguments,
		.argc = k->flags[2] % 3, .envp = variables, .envc = k->flags[2] / 3 % 3,
		.prefix = {"/i", "-a", "./prog"}, .prefixes = k->flags[2] / 9 % 4,
		.trace = !!(k->flags[0] & TRACE), .stop = k->flags[0] & STOP ? STOP_ENTRY : STOP_NOWHERE,
		.restore_personality = !!(k->flags[0] & RESTORE),
		.restore_stack_limit = !!(k->flags[0] & RESTORE),
		.has_load_base = !!(k->flags[0] & HAS_LOAD_BASE), .load_base = k->load_base,
		.has_brk = !!(k->flags[0] & HAS_BRK), .brk = k->brk,
		.has_stack_size = !!(k->flags[0] & HAS_STACK_SIZE), .stack_size = k->stack_size};
}

/* What meets the range: a segment of the program or the interpreter. The start of it, or 0. */
uint64_t in_the_way(const struct load *l, int also_interp, const struct range *r)
{
	const struct image *images[2] = {&l->program, also_interp ? l->interp_or_null : NULL};
	uint64_t bias[2] = {l->at.bias, l->at.interp_bias};

	for (int i = 0; i < 2; i++) {
		struct segment s;
		int index = images[i] ? layout_over(images[i], bias[i], r) : -1;

		if (index < 0)
			continue;
		segment_place(&images[i]->phdr[index], index, bias[i], &s);
		return s.page;
	}
	return 0;
}

/* mmap(0, span) as a kernel without ASLR answers it. 0: there is no room. */
static uint64_t fake_mmap(const struct load *l, uint64_t span, int avoid_program, int avoid_interp)
{
	uint64_t top = MMAP_TOP;

	if (l->host.vdsos && (l->host.vdso_fixed || l->knobs.flags[1] & VDSO_ABOVE))
		top = PARKING_FROM;
	while (span && span < top - l->host.min_address - 4096) {
		struct range r = {top - span, top};
		uint64_t way = avoid_program ? in_the_way(l, avoid_interp, &r) : 0;

		if (!way)
			return r.start;
		if (way >= top)
			return 0;
		top = way;
	}
	return 0;
}

/* ---- what is written of it ---- */

static void drop(struct text *t)
{
	t->length = 0;
}

static const uint8_t *at_offset(const struct bytes *file, uint64_t offset, size_t bytes,
	uint8_t *room)
{
	memset(room, 0, bytes);
	if (offset < file->size)
		memcpy(room, file->data + offset,
			bytes < file->size - offset ? bytes : file->size - offset);
	return room;
}

static int read_for_lint(void *context, void *to, size_t n, uint64_t offset)
{
	const struct bytes *file = context;

	REQUIRE(offset <= file->said && n <= file->said - offset);
	at_offset(file, offset, n, to);
	return 0;
}

/* Whatever is wrong with it, as long as it has program headers. */
static void check_lint(const struct load *l, const struct bytes *file, const struct image *image,
	const struct refusal *why)
{
	char buffer[512];
	struct text t = {.buffer = buffer, .size = sizeof buffer, .flush = drop};
	struct bytes copy = *file;
	const struct lint_file lint = {.image = image, .mode = 0755, .why = why,
		.page = l->knobs.flags[1] & ROOT ? 65536 : 0, .read = read_for_lint, .context = &copy};

	(l->knobs.flags[1] & JSON ? lint_json : lint_print)(&lint, "./prog", &t);
}

static void check_texts(struct load *l, const struct bytes *file)
{
	char buffer[512];
	struct text t = {.buffer = buffer, .size = sizeof buffer, .flush = drop};
	struct sections sections = {0};
	size_t bytes = l->program.shnum * sizeof(Elf64_Shdr);
	void *shdr = NULL;

	if (l->program.shoff < file->size && bytes && bytes <= file->size - l->program.shoff) {
		shdr = malloc(bytes);
		memcpy(shdr, file->data + l->program.shoff, bytes);
		sections = (struct sections){shdr, l->program.shnum, (const char *)file->data, file->size};
	}
	if (l->knobs.flags[1] & JSON)
		explain_json(&l->plan, &sections, NULL, &t);
	else
		explain_print(&l->plan, &sections, NULL, &t);
	events_print(&l->plan, &t);
	free(shdr);
}

static void trace(struct load *l, size_t room)
{
	char *texts = malloc(room * PLAN_TRACE_LINE);

	l->plan.step = realloc(l->plan.step, 2 * room * sizeof(struct step));
	plan_trace(&l->plan, texts);
	REQUIRE(l->plan.steps <= 2 * room);
	check_steps(l);
	free(texts);
}

/* ---- the passes ---- */

static int run_file(struct load *l, const struct bytes *file, enum image_role role,
	struct image *image)
{
	size_t n = file->size < IMAGE_HEADER_BYTES ? file->size : IMAGE_HEADER_BYTES;
	uint8_t *header = malloc(n + 1);
	int bad;

	memcpy(header, file->data, n);
	bad = image_header(header, n, file->said, role, image, &l->why);
	free(header);
	if (!bad) {
		size_t bytes = image->phnum * sizeof(Elf64_Phdr);

		l->phdrs[role] = malloc(bytes);
		at_offset(file, image->phoff, bytes, l->phdrs[role]);
		bad = image_segments(image, l->phdrs[role], &l->why);
	}
	if (bad)
		check_refusal(l, image);
	if (role == PROGRAM)
		check_lint(l, file, image, bad ? &l->why : NULL);
	return bad;
}

static int run_interp_name(struct load *l, const struct bytes *file)
{
	size_t bytes = l->program.phdr[l->program.interp].p_filesz;
	uint8_t *name = malloc(bytes);
	int bad;

	at_offset(file, l->program.phdr[l->program.interp].p_offset, bytes, name);
	bad = image_interp_name(&l->program, (const char *)name, &l->why);
	free(name);
	if (bad)
		check_refusal(l, &l->program);
	return bad;
}

/* The kernel's answers, in the order in which they are asked for. -1: it has none. */
static int ask(struct load *l)
{
	struct question q;

	layout_question(&l->program, l->interp_or_null, &l->rq, &l->host, &q);
	if (q.vdso) {
		uint64_t shift = q.parking - l->host.vdso_home[0].start;

		if (!q.parking)
			l->host.vdso_fixed = 1;
		for (size_t i = 0; q.parking && i < l->host.vdsos; i++) {
			l->host.vdso[i].start += shift;
			l->host.vdso[i].end += shift;
		}
		l->host.vdso_parked = q.parking != 0;
	}
	if (q.program && !(l->host.where.program = fake_mmap(l, q.program_span, 0, 0)))
		return -1;
	if (q.interp) {
		l->host.where.interp = fake_mmap(l, q.interp_span, l->program.type == ET_EXEC, 0);
		if (!l->host.where.interp)
			return -1;
	}
	if (layout_bias(&l->program, l->interp_or_null, &l->rq, &l->host, &l->at, &l->why)) {
		check_refusal(l, &l->program);
		return -1;
	}
	if (l->host.vdso_parked && !(l->host.where.vdso = fake_mmap(l, q.vdso_span, 1, 1)))
		return -1;
	return 0;
}

/* The same for a living process, where the kernel cannot be asked. */
static int infer(struct load *l)
{
	layout_infer(&l->program, l->interp_or_null, &l->rq, &l->host);
	if (!layout_bias(&l->program, l->interp_or_null, &l->rq, &l->host, &l->at, &l->why))
		return 0;
	check_refusal(l, &l->program);
	return -1;
}

static void run_plan(struct load *l, const struct bytes *file)
{
	size_t room = plan_room(&l->program, l->interp_or_null, &l->host);

	l->plan = (struct plan){.program = &l->program, .interp = l->interp_or_null,
		.program_path = "./prog", .interp_path = "/lib/ld.so", .at = &l->at, .stack = &l->stack,
		.host = &l->host, .request = &l->rq, .step = malloc(room * sizeof(struct step)),
		.room = room};
	plan_make(&l->plan);
	REQUIRE(l->plan.steps <= room);
	check_steps(l);
	check_texts(l, file);
	if (l->rq.trace)
		trace(l, room);
}

/* A #! line: what it names lies within the bytes that were read. */
static void run_script(struct load *l, const struct bytes *file)
{
	char *bytes = malloc(IMAGE_HEADER_BYTES);
	struct script script;

	at_offset(file, 0, IMAGE_HEADER_BYTES, (uint8_t *)bytes);
	if (!script_is(bytes, IMAGE_HEADER_BYTES)) {
		free(bytes);
		return;
	}
	if (script_parse(bytes, &script, &l->why)) {
		check_refusal(l, &l->program);
	} else {
		const char *end = bytes + IMAGE_HEADER_BYTES;

		REQUIRE(script.interp >= bytes + 2 && script.interp_length);
		REQUIRE(script.interp + script.interp_length < end);
		REQUIRE(!script.argument || script.argument + script.argument_length <= end);
	}
	free(bytes);
}

static void run(struct load *l, const struct bytes *program, const struct bytes *interp)
{
	run_script(l, program);
	if (run_file(l, program, PROGRAM, &l->program))
		return;
	if (l->program.interp >= 0) {
		if (run_interp_name(l, program) || run_file(l, interp, INTERPRETER, &l->interp))
			return;
		l->interp_or_null = &l->interp;
	}
	if (l->host.living ? infer(l) : ask(l))
		return;
	if (stack_measure(&l->rq, &l->host, &l->stack, &l->why)
	    || layout_choose(&l->program, l->interp_or_null, &l->rq, &l->host, 4096, &l->at, &l->why)) {
		check_refusal(l, l->interp_or_null && l->why.file ? &l->interp : &l->program);
		return;
	}
	l->stack.bytes = malloc(l->stack.end - l->stack.sp);
	stack_fill(&l->program, &l->at, &l->rq, &l->host, &l->stack);
	check_stack(l);
	run_plan(l, program);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct load l = {.interp_or_null = NULL};
	struct bytes program, interp;
	size_t left;

	if (size < sizeof l.knobs)
		return 0;
	memcpy(&l.knobs, data, sizeof l.knobs);
	left = size - sizeof l.knobs;
	program.data = data + sizeof l.knobs;
	program.size = l.knobs.program_bytes % (left + 1);
	interp.data = program.data + program.size;
	interp.size = left - program.size;
	program.said = program.size + l.knobs.more_bytes[0];
	interp.said = interp.size + l.knobs.more_bytes[1];
	host_fill(&l);
	request_fill(&l);
	run(&l, &program, &interp);
	free(l.phdrs[0]);
	free(l.phdrs[1]);
	free(l.stack.bytes);
	free(l.plan.step);
	return 0;
}
