/* golden.c: --explain, --json, --events, --trace, --lint and refusals of made-up programs on made-up systems.
 *
 *   golden              lists "CASE FORM", one a line
 *   golden CASE FORM    prints it
 *
 * Image, layout, stack and plan are functions of the bytes below, so every byte of the output is
 * known: it is kept in CASE.FORM.txt. Systems: Linux 6.18 (the vDSO in the mmap area, a tail that
 * clears all registers), Linux 6.1 (the vDSO above the stack, a tail that does not), and a poor one
 * (no vDSO, no /proc, no way to set the exe link). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arch.h"
#include "events.h"
#include "explain.h"
#include "lint.h"
#include "plan.h"
#include "refusal_json.h"
#include "text.h"

#define ROOM (4 << 20)
#define MAX_PHDRS 80

/* ---- systems ---- */

static Elf64_auxv_t auxv[] = {
	{33, {0}}, {51, {0xd30}}, {16, {0x178bfbff}}, {6, {4096}}, {17, {100}}, {3, {0}}, {4, {56}},
	{5, {0}}, {7, {0}}, {8, {0}}, {9, {0}}, {11, {1000}}, {12, {1000}}, {13, {1000}},
	{14, {1000}}, {23, {0}}, {25, {0}}, {26, {2}}, {31, {0}}, {15, {0}}, {27, {28}}, {28, {32}},
	{77, {0x4d}}, {0, {0}},
};

static void common(struct host *h)
{
	h->auxv = auxv;
	h->auxc = sizeof auxv / sizeof *auxv;
	h->own[0] = (struct range){0x5e0000, 0x5f5000};
	h->owns = 1;
	h->in_place = 1;
	h->stack_prot = 3;
	h->stack_limit = 8 << 20;
	for (unsigned i = 0; i < sizeof h->random; i++)
		h->random[i] = (unsigned char)(0xa0 + i);
	h->min_address = 65536;
	h->uid = h->euid = h->gid = h->egid = 1000;
	h->pid = 4711;
}

static void linux_6_18(struct host *h)
{
	common(h);
	h->stack = (struct range){0x7ffffffde000, 0x7ffffffff000};
	h->vdso_home[0] = (struct range){0x7ffff7ff7000, 0x7ffff7ffd000};
	h->vdso_home[1] = (struct range){0x7ffff7ffd000, 0x7ffff7fff000};
	h->vdsos = 2;
	memcpy(h->vdso, h->vdso_home, sizeof h->vdso);
	h->vdso_base = 0x7ffff7ffd000;
	h->tail = (struct vdso_tail){.offset = 0x83f, .clears_all = 1};
	h->where = (struct where){0x7ffff7fca000, 0x7ffff7fc8000, 0x7ffff7fc0000};
	h->exe_link = EXE_LINK_DIRECT;
}

static void linux_6_1(struct host *h)
{
	linux_6_18(h);
	h->stack = (struct range){0x7ffc5a3cf000, 0x7ffc5a3f0000};
	h->vdso_home[0] = (struct range){0x7ffc5a3f5000, 0x7ffc5a3f9000};
	h->vdso_home[1] = (struct range){0x7ffc5a3f9000, 0x7ffc5a3fb000};
	memcpy(h->vdso, h->vdso_home, sizeof h->vdso);
	h->vdso_base = 0x7ffc5a3f9000;
	h->tail = (struct vdso_tail){.offset = 0x5f1};
	h->where = (struct where){0x7f1c2b6f1000, 0x7f1c2b6c3000, 0};
	h->randomize = h->randomize_brk = 1;
	h->chance_base = 0x123456;
	h->chance_brk = 0x2345;
	h->chance_gap = 0x777;
	h->exe_link = EXE_LINK_CHILD;
}

static void poor(struct host *h)
{
	linux_6_18(h);
	h->vdsos = 0;
	h->vdso_base = 0;
	h->tail = (struct vdso_tail){0};
	h->where = (struct where){0x7ffff7fca000, 0x7ffff7fc8000, 0};
	h->no_proc = 1;
	h->exe_link = EXE_LINK_CHILD;
	h->exe_link_doubtful = 1;
	h->stack_limit = UINT64_MAX;
}

/* ---- programs ---- */

struct program {
	Elf64_Ehdr header;
	Elf64_Phdr phdr[MAX_PHDRS];
	Elf64_Shdr shdr[16];
	char names[256];
	struct sections sections;
};

static void begin(struct program *p, uint16_t type, uint64_t entry)
{
	memset(p, 0, sizeof *p);
	memcpy(p->header.e_ident, ELFMAG, SELFMAG);
	p->header.e_ident[EI_CLASS] = ELFCLASS64;
	p->header.e_ident[EI_DATA] = ELFDATA2LSB;
	p->header.e_ident[EI_VERSION] = EV_CURRENT;
	p->header.e_version = EV_CURRENT;
	p->header.e_ehsize = sizeof p->header;
	p->header.e_type = type;
	p->header.e_machine = ARCH_MACHINE;
	p->header.e_entry = entry;
	p->header.e_phoff = sizeof p->header;
	p->header.e_phentsize = sizeof(Elf64_Phdr);
	p->sections = (struct sections){p->shdr, 1, p->names, 1};
}

static void segment(struct program *p, uint32_t type, uint32_t flags, uint64_t offset,
	uint64_t vaddr, uint64_t filesz, uint64_t memsz)
{
	p->phdr[p->header.e_phnum++] = (Elf64_Phdr){.p_type = type, .p_flags = flags,
		.p_offset = offset, .p_vaddr = vaddr, .p_paddr = vaddr, .p_filesz = filesz,
		.p_memsz = memsz, .p_align = type == PT_LOAD ? 4096 : 8};
}

static void section(struct program *p, const char *name, uint32_t type, uint64_t flags,
	uint64_t address, uint64_t size)
{
	p->shdr[p->sections.count++] = (Elf64_Shdr){.sh_name = (uint32_t)p->sections.names_size,
		.sh_type = type, .sh_flags = SHF_ALLOC | flags, .sh_addr = address, .sh_size = size};
	strcpy(p->names + p->sections.names_size, name);
	p->sections.names_size += strlen(name) + 1;
}

/* text, rodata, data with .bss behind it in the same page and on two more. */
static void ordinary(struct program *p, uint16_t type, uint64_t base)
{
	begin(p, type, base + 0x1010);
	segment(p, PT_LOAD, PF_R, 0, base, 0x400, 0x400);
	segment(p, PT_LOAD, PF_R | PF_X, 0x1000, base + 0x1000, 0x1f37, 0x1f37);
	segment(p, PT_LOAD, PF_R, 0x3000, base + 0x3000, 0x8c4, 0x8c4);
	segment(p, PT_LOAD, PF_R | PF_W, 0x3e10, base + 0x4e10, 0x3f0, 0x2a10);
	segment(p, PT_GNU_STACK, PF_R | PF_W, 0, 0, 0, 0);
	segment(p, PT_GNU_RELRO, PF_R, 0x3e10, base + 0x4e10, 0x1f0, 0x1f0);
	section(p, ".note.gnu.build-id", SHT_NOTE, 0, base + 0x300, 0x24);
	section(p, ".init", SHT_PROGBITS, SHF_EXECINSTR, base + 0x1000, 0xf);
	section(p, ".text", SHT_PROGBITS, SHF_EXECINSTR, base + 0x1010, 0x1f10);
	section(p, ".rodata", SHT_PROGBITS, 0, base + 0x3000, 0x8c4);
	section(p, ".tbss", SHT_NOBITS, SHF_WRITE | SHF_TLS, base + 0x4e10, 0x40);
	section(p, ".data.rel.ro", SHT_PROGBITS, SHF_WRITE, base + 0x4e10, 0x1f0);
	section(p, ".data", SHT_PROGBITS, SHF_WRITE, base + 0x5000, 0x200);
	section(p, ".bss", SHT_NOBITS, SHF_WRITE, base + 0x5200, 0x2620);
}

static void interpreted(struct program *p, uint16_t type, uint64_t base)
{
	ordinary(p, type, base);
	segment(p, PT_INTERP, PF_R, 0x2a8, base + 0x2a8, 28, 28);
}

static void interpreter(struct program *p)
{
	begin(p, ET_DYN, 0x1b70);
	segment(p, PT_LOAD, PF_R, 0, 0, 0xd58, 0xd58);
	segment(p, PT_LOAD, PF_R | PF_X, 0x1000, 0x1000, 0x25111, 0x25111);
	segment(p, PT_LOAD, PF_R | PF_W, 0x27900, 0x28900, 0x810, 0x9d8);
	section(p, ".dynsym", SHT_DYNSYM, 0, 0x300, 0x200);
	section(p, ".text", SHT_PROGBITS, SHF_EXECINSTR, 0x1000, 0x25111);
	section(p, ".data", SHT_PROGBITS, SHF_WRITE, 0x28900, 0x810);
	section(p, ".bss", SHT_NOBITS, SHF_WRITE, 0x29110, 0x1c8);
}

static void many_loads(struct program *p)
{
	begin(p, ET_EXEC, 0x400078);
	for (uint64_t i = 0; i < 70; i++)
		segment(p, PT_LOAD, i ? PF_R | PF_W : PF_R | PF_X, i ? 0x2000 : 0, 0x400000 + i * 0x3000,
			0x1000, i % 2 ? 0x2000 : 0x1000);
}

/* Much of what --lint knows, in a file that still loads: later segments lie over earlier ones. */
static void strange(struct program *p)
{
	begin(p, ET_EXEC, 0x400);
	p->header.e_ident[EI_DATA] = ELFDATA2MSB;
	p->header.e_ident[EI_OSABI] = 9;
	p->header.e_phoff = 0x9000;
	segment(p, PT_LOAD, PF_R | PF_W | PF_X, 0x1000, 0x401000, 0x3000, 0x3000);
	segment(p, PT_LOAD, PF_R, 0x2000, 0x402000, 0x1000, 0x1000);
	segment(p, PT_LOAD, PF_R | PF_W, 0x1800, 0x404800, 0x100, 0x100);
	segment(p, PT_LOAD, PF_R | PF_W, 0, 0x404000 + 0xa00, 0, 0x100);
	segment(p, PT_LOAD, 0, 0x1000, 0x300000, 0x1000, 0x1000);
	segment(p, PT_GNU_STACK, PF_R | PF_W | PF_X, 0, 0, 0, 0);
	p->phdr[1].p_align = 3;
	p->phdr[2].p_align = 0x10000;
	p->phdr[3].p_align = 16;
	p->phdr[4].p_align = 1;
}

/* ---- cases ---- */

struct scene {
	struct program program, interp;
	struct host host;
	struct request request;
	int has_interp;
	unsigned mode;
};

static char *one[] = {"hello", NULL};
static char *two[] = {"ls", "-l", NULL};
static char *hostile[] = {"\xff\xfe \"quoted\" \\ \n\t\x1b[31m", "", "d\xc3\xa4mlich", NULL};
static char *few_variables[] = {"HOME=/root", "PATH=/usr/bin:/bin", NULL};
static char *many_variables[] = {"A=0", "B=1", "C=2", "D=3", "E=4", "F=5", "G=6", "H=7", "I=8",
	"LONG=0123456789012345678901234567890123456789012345678901234567890123456789", NULL};

static void asked(struct request *rq, const char *program, char **argv, char **envp)
{
	rq->program = program;
	rq->fd = -1;
	rq->argv = argv;
	while (argv[rq->argc])
		rq->argc++;
	rq->envp = envp;
	while (envp[rq->envc])
		rq->envc++;
}

static void make_static(struct scene *s)
{
	ordinary(&s->program, ET_EXEC, 0x400000);
	linux_6_18(&s->host);
	asked(&s->request, "./hello", one, few_variables);
}

static void make_static_pie(struct scene *s)
{
	ordinary(&s->program, ET_DYN, 0);
	linux_6_1(&s->host);
	asked(&s->request, "./hello", one, few_variables);
}

static void make_pie(struct scene *s)
{
	interpreted(&s->program, ET_DYN, 0);
	interpreter(&s->interp);
	s->has_interp = 1;
	linux_6_18(&s->host);
	asked(&s->request, "/bin/ls", two, many_variables);
}

static void make_script(struct scene *s)
{
	interpreted(&s->program, ET_EXEC, 0x400000);
	interpreter(&s->interp);
	s->has_interp = 1;
	poor(&s->host);
	asked(&s->request, "./run \x1b[2J\xf0\x9f\x92\xa9.sh", hostile, few_variables);
	s->request.prefix[0] = "/bin/sh";
	s->request.prefix[1] = "-e";
	s->request.prefixes = 2;
	s->request.stop = STOP_ENTRY;
}

static void make_many(struct scene *s)
{
	many_loads(&s->program);
	linux_6_18(&s->host);
	asked(&s->request, "./many", one, few_variables);
}

/* p_filesz is larger than p_memsz in the interpreter. */
static void make_refused(struct scene *s)
{
	make_pie(s);
	s->interp.phdr[2].p_memsz = 0x80;
}

static void make_strange(struct scene *s)
{
	strange(&s->program);
	linux_6_18(&s->host);
	asked(&s->request, "./strange", one, few_variables);
	s->mode = 0106755;
}

static const struct {
	const char *name;
	void (*make)(struct scene *);
	const char *forms;
} cases[] = {
	{"static", make_static, "explain json events trace lint lint-64k"},
	{"static-pie", make_static_pie, "explain events"},
	{"pie", make_pie, "explain json events"},
	{"script", make_script, "explain json trace"},
	{"many", make_many, "explain"},
	{"refused", make_refused, "refusal refusal-json"},
	{"strange", make_strange, "explain lint lint-json"},
};

/* ---- planning and printing ---- */

static void fail(const struct refusal *why)
{
	char buffer[512];
	struct text out = {.buffer = buffer, .size = sizeof buffer};

	refusal_print(why, "golden", &out);
	fwrite(buffer, 1, out.length, stderr);
	exit(1);
}

static void read_image(const struct program *p, enum image_role role, struct image *image)
{
	struct refusal why;

	if (image_header(&p->header, sizeof p->header, 0x30000, role, image, &why)
	    || image_segments(image, p->phdr, &why))
		fail(&why);
}

static void plan_scene(struct scene *s, struct plan *plan, struct image images[2],
	struct layout *at, struct stack *stack)
{
	struct image *interp = s->has_interp ? &images[1] : NULL;
	struct refusal why;

	read_image(&s->program, PROGRAM, &images[0]);
	if (interp)
		read_image(&s->interp, INTERPRETER, interp);
	if (layout_bias(&images[0], interp, &s->request, &s->host, at, &why)
	    || layout_choose(&images[0], interp, &s->request, &s->host, 4096, at, &why)
	    || stack_measure(&s->request, &s->host, stack, &why))
		fail(&why);
	stack->bytes = malloc(stack->end - stack->sp);
	stack_fill(&images[0], at, &s->request, &s->host, stack);
	*plan = (struct plan){.program = &images[0], .interp = interp,
		.program_path = s->request.program, .interp_path = "/lib64/ld-linux-x86-64.so.2",
		.at = at, .stack = stack, .host = &s->host, .request = &s->request};
	plan->room = 2 * plan_room(&images[0], interp, &s->host);
	plan->step = calloc(plan->room, sizeof *plan->step);
	plan_make(plan);
}

static void print_trace(struct plan *plan, struct text *out)
{
	char *texts = malloc(plan->steps * PLAN_TRACE_LINE);

	plan_trace(plan, texts);
	for (size_t i = 0; i < plan->steps; i++) {
		const struct step *step = &plan->step[i];

		if (step->op == STEP_WRITE)
			text_bytes(out, step->text, step->text_bytes);
		else
			text_string(out, "(step)\n");
	}
	free(texts);
}

static int print_refusal(const struct scene *s, const char *form, struct text *out)
{
	struct image image;
	struct refusal why;
	struct stopped stopped = {.program = s->request.program, .why = &why,
		.stage = STAGE_INTERPRETER, .file = "/lib64/ld-linux-x86-64.so.2",
		.headers = {(const unsigned char *)&s->interp.header, &image}};

	if (image_header(&s->interp.header, sizeof s->interp.header, 0x30000, INTERPRETER, &image, &why)
	    || !image_segments(&image, s->interp.phdr, &why))
		return 2;
	why.file = stopped.file;
	(strcmp(form, "refusal") ? refusal_document : refusal_event)(&stopped, out);
	return 0;
}

/* The file is its ELF header, and zeros. */
static int read_header(void *context, void *to, size_t n, uint64_t offset)
{
	const struct program *p = context;
	size_t there = offset < sizeof p->header ? sizeof p->header - (size_t)offset : 0;

	memset(to, 0, n);
	memcpy(to, (const char *)&p->header + offset * (there != 0), n < there ? n : there);
	return 0;
}

static void print_lint(struct scene *s, const struct image *image, const char *form, struct text *out)
{
	const struct lint_file file = {.image = image, .mode = s->mode, .caps = s->mode ? 20 : 0,
		.page = strcmp(form, "lint-64k") ? 0 : 65536, .read = read_header, .context = &s->program};

	if (strcmp(form, "lint-json"))
		lint_print(&file, s->request.program, out);
	else
		lint_json(&file, s->request.program, out);
}

static int print(struct scene *s, const char *form, struct text *out)
{
	const struct sections *interp = s->has_interp ? &s->interp.sections : NULL;
	struct image images[2];
	struct layout at;
	struct stack stack;
	struct plan plan;

	if (!strncmp(form, "refusal", 7))
		return print_refusal(s, form, out);
	plan_scene(s, &plan, images, &at, &stack);
	if (!strcmp(form, "explain"))
		explain_print(&plan, &s->program.sections, interp, out);
	else if (!strcmp(form, "json"))
		explain_json(&plan, &s->program.sections, interp, out);
	else if (!strcmp(form, "events"))
		events_print(&plan, out);
	else if (!strcmp(form, "trace"))
		print_trace(&plan, out);
	else if (!strncmp(form, "lint", 4))
		print_lint(s, &images[0], form, out);
	else
		return 2;
	free(stack.bytes);
	free(plan.step);
	return 0;
}

int main(int argc, char **argv)
{
	static struct scene scene;
	static char buffer[ROOM];
	struct text out = {.buffer = buffer, .size = sizeof buffer};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char forms[64], *form;

		if (argc == 3 && !strcmp(argv[1], cases[i].name)) {
			cases[i].make(&scene);
			if (print(&scene, argv[2], &out))
				return 2;
			fwrite(buffer, 1, out.length, stdout);
			return 0;
		}
		strcpy(forms, cases[i].forms);
		for (form = strtok(forms, " "); form && argc == 1; form = strtok(NULL, " "))
			printf("%s %s\n", cases[i].name, form);
	}
	return argc == 1 ? 0 : 2;
}
