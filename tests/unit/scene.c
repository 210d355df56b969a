/* scene.c: see scene.h. */
#include "scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* AT_* in the order of Linux 6.18, with values that nothing else has. */
static const Elf64_auxv_t kernel_auxv[SCENE_AUXV] = {
	{33, {0x7ffff7ffd000}}, {51, {0xd30}}, {16, {0x178bfbff}}, {6, {4096}}, {17, {100}},
	{3, {0xbad3}}, {4, {0xbad4}}, {5, {0xbad5}}, {7, {0xbad7}}, {8, {0xbad8}}, {9, {0xbad9}},
	{11, {0xbad11}}, {12, {0xbad12}}, {13, {0xbad13}}, {14, {0xbad14}}, {23, {0xbad23}},
	{25, {0xbad25}}, {26, {2}}, {31, {0xbad31}}, {15, {0xbad15}}, {27, {0x1c}}, {28, {0x20}},
	{0, {0}},
};

static char *one_argument[] = {(char *)"prog", NULL};
static char *one_variable[] = {(char *)"A=b", NULL};

Elf64_Phdr scene_load(uint64_t offset, uint64_t vaddr, uint64_t filesz, uint64_t memsz,
	uint32_t flags)
{
	return (Elf64_Phdr){.p_type = PT_LOAD, .p_flags = flags, .p_offset = offset,
		.p_vaddr = vaddr, .p_paddr = vaddr, .p_filesz = filesz, .p_memsz = memsz,
		.p_align = 4096};
}

static void fill_file(struct scene_file *f, uint16_t type, uint16_t phnum, uint64_t base)
{
	f->header = (Elf64_Ehdr){.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
		.e_type = type, .e_machine = ARCH_MACHINE, .e_version = EV_CURRENT,
		.e_entry = base + 0x1010, .e_phoff = 64, .e_ehsize = sizeof(Elf64_Ehdr),
		.e_phentsize = sizeof(Elf64_Phdr), .e_phnum = phnum};
	f->header_bytes = sizeof f->header;
	f->size = 0x4000;
}

/* [0] text  [1] data and bss  [2] PT_GNU_STACK  [3] PT_INTERP or PT_NULL */
static void fill_program(struct scene *s, enum scene_kind kind)
{
	uint64_t base = kind == STATIC || kind == DYNAMIC ? 0x400000 : 0;
	Elf64_Phdr *ph = s->program.phdr;

	fill_file(&s->program, base ? ET_EXEC : ET_DYN, 4, base);
	ph[0] = scene_load(0, base, 0x1800, 0x1800, PF_R | PF_X);
	ph[1] = scene_load(0x2e00, base + 0x3e00, 0x400, 0x3000, PF_R | PF_W);
	ph[2] = (Elf64_Phdr){.p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W};
	if (kind == PIE || kind == DYNAMIC)
		ph[3] = (Elf64_Phdr){.p_type = PT_INTERP, .p_flags = PF_R, .p_offset = 0x200,
			.p_filesz = 12, .p_memsz = 12};
	memcpy(s->interp_name, "/lib/ld.so.1", 12);
	memset(s->interp_name + 11, 0, SCENE_NAME_ROOM - 11);
}

static void fill_interp(struct scene *s)
{
	fill_file(&s->interp, ET_DYN, 2, 0);
	s->interp.phdr[0] = scene_load(0, 0, 0x1800, 0x1800, PF_R | PF_X);
	s->interp.phdr[1] = scene_load(0x2000, 0x3000, 0x800, 0x1000, PF_R | PF_W);
}

static void fill_host(struct scene *s)
{
	memcpy(s->auxv, kernel_auxv, sizeof kernel_auxv);
	s->host = (struct host){.auxv = s->auxv, .auxc = SCENE_AUXV,
		.own = {{SCENE_OWN_START, SCENE_OWN_END}}, .owns = 1, .in_place = 1,
		.stack = {SCENE_STACK_START, SCENE_STACK_END}, .stack_prot = PROT_READ | PROT_WRITE,
		.stack_limit = 8UL << 20,
		.vdso = {{0x7ffff7ff7000, 0x7ffff7ffb000}, {0x7ffff7ffb000, 0x7ffff7ffd000},
			{0x7ffff7ffd000, 0x7ffff7fff000}},
		.vdsos = 3, .vdso_base = 0x7ffff7ffd000, .tail = {.offset = 0x6a0, .clears_all = 1},
		.where = {SCENE_PROGRAM_AT, SCENE_INTERP_AT, SCENE_VDSO_AT},
		.random = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
		.exe_link = EXE_LINK_UNWANTED, .min_address = 65536, .uid = 1001, .euid = 1002,
		.gid = 1003, .egid = 1004, .pid = 4711};
	memcpy(s->host.vdso_home, s->host.vdso, sizeof s->host.vdso);
}

struct scene *scene_new(enum scene_kind kind)
{
	struct scene *s = calloc(1, sizeof *s);

	ck_assert_ptr_nonnull(s);
	fill_program(s, kind);
	fill_interp(s);
	fill_host(s);
	s->rq = (struct request){.program = "./prog", .fd = -1, .argv = one_argument, .argc = 1,
		.envp = one_variable, .envc = 1};
	s->bridge_bytes = 4096;
	return s;
}

/* ---- arguments of a given size ---- */

uint64_t scene_argument_bytes(const struct scene *s)
{
	size_t args = request_arguments(&s->rq);
	uint64_t bytes = strlen(s->rq.program) + 1 + ((args ? args : 1) + s->rq.envc) * 8;

	for (size_t i = 0; i < args; i++)
		bytes += strlen(request_argument(&s->rq, i)) + 1;
	for (size_t i = 0; i < s->rq.envc; i++)
		bytes += strlen(s->rq.envp[i]) + 1;
	return bytes + (args ? 0 : 1);
}

static char *make_string(struct outcome *o, uint64_t characters)
{
	char *string = malloc(characters + 1);

	ck_assert_ptr_nonnull(string);
	memset(string, 'x', characters);
	string[characters] = '\0';
	o->strings = realloc(o->strings, (o->made + 1) * sizeof *o->strings);
	o->strings[o->made++] = string;
	return string;
}

/* Environment strings until just s->fill bytes are counted: each takes its characters, a NUL and
 * a pointer, and at least 9 bytes have to stay for the last one. */
static void fill_environment(struct scene *s, struct outcome *o, char **envp)
{
	uint64_t bytes;

	while (s->fill && (bytes = scene_argument_bytes(s)) < s->fill) {
		uint64_t rest = s->fill - bytes - 9;

		ck_assert(s->fill - bytes >= 9);
		if (rest > 100000)
			rest = 90000;
		envp[s->rq.envc++] = make_string(o, rest);
	}
}

static void make_strings(struct scene *s, struct outcome *o, char **argv, char **envp)
{
	if (s->string_bytes) {
		argv[0] = s->rq.argv[0];
		argv[1] = make_string(o, s->string_bytes);
		s->rq.argv = argv;
		s->rq.argc = 2;
	}
	if (s->fill) {
		s->rq.envp = envp;
		s->rq.envc = 0;
		fill_environment(s, o, envp);
	}
}

/* ---- the passes ---- */

static int run_file(const struct scene_file *f, enum image_role role, struct image *image,
	struct refusal *why)
{
	/* A copy of exactly the bytes that are there: a read behind them is seen by the sanitizer. */
	size_t n = f->header_bytes < f->size ? f->header_bytes : f->size;
	unsigned char *bytes = malloc(n ? n : 1);
	int bad;

	memcpy(bytes, &f->header, n);
	bad = image_header(bytes, n, f->size, role, image, why);
	free(bytes);
	return bad || image_segments(image, f->phdr, why) ? -1 : 0;
}

static int run_images(struct scene *s, struct outcome *o)
{
	if (run_file(&s->program, PROGRAM, &o->program, &o->why))
		return -1;
	if (o->program.interp < 0)
		return 0;
	if (image_interp_name(&o->program, s->interp_name, &o->why)
	    || run_file(&s->interp, INTERPRETER, &o->interp, &o->why))
		return -1;
	o->interp_or_null = &o->interp;
	return 0;
}

static void run_plan(struct scene *s, struct outcome *o)
{
	size_t room = plan_room(&o->program, o->interp_or_null, &s->host);

	o->plan = (struct plan){.program = &o->program, .interp = o->interp_or_null,
		.program_path = s->rq.program, .at = &o->at, .stack = &o->stack, .host = &s->host,
		.request = &s->rq, .step = malloc(room * sizeof *o->plan.step), .room = room};
	plan_make(&o->plan);
	ck_assert_uint_le(o->plan.steps, room);
}

int scene_run(struct scene *s, struct outcome *o)
{
	static char *argv[3], *envp[1000];

	memset(o, 0, sizeof *o);
	make_strings(s, o, argv, envp);
	if (run_images(s, o))
		return -1;
	layout_question(&o->program, o->interp_or_null, &s->rq, &s->host, &o->question);
	if (layout_bias(&o->program, o->interp_or_null, &s->rq, &s->host, &o->at, &o->why)
	    || layout_choose(&o->program, o->interp_or_null, &s->rq, &s->host, s->bridge_bytes,
		    &o->at, &o->why)
	    || stack_measure(&s->rq, &s->host, &o->stack, &o->why))
		return -1;
	o->stack.bytes = malloc(o->stack.end - o->stack.sp);
	stack_fill(&o->program, &o->at, &s->rq, &s->host, &o->stack);
	run_plan(s, o);
	return 0;
}

void outcome_free(struct outcome *o)
{
	for (size_t i = 0; i < o->made; i++)
		free(o->strings[i]);
	free(o->strings);
	free(o->stack.bytes);
	free(o->plan.step);
}

const struct step *scene_step(const struct outcome *o, enum step_op op, enum step_role role,
	int index)
{
	for (size_t i = 0; i < o->plan.steps; i++) {
		const struct step *step = &o->plan.step[i];

		if (step->op == op && step->role == role && step->index == index)
			return step;
	}
	return NULL;
}
