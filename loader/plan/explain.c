/* explain.c: --explain, from the top: what it is, steps, stack, what the kernel is told, picture,
 * what differs. See explain.h. Pure. */
#include "explain.h"

#include "call.h"
#include "entry_state.h"
#include "names.h"
#include "explain_parts.h"
#include "picture.h"
#include "prose.h"

#define RUN_MAX 40   /* steps of one file that are all printed */
#define RUN_FIRST 9  /* … else so many at the start of the run */
#define RUN_LAST 4   /* and so many at its end */
#define INDENT 4

/* ---- what it is ---- */

static const char *kind_words(const struct plan *plan)
{
	if (plan->program->type == ET_EXEC)
		return plan->interp ? "dynamic program at fixed addresses (ET_EXEC)"
			: "static program at fixed addresses (ET_EXEC)";
	return plan->interp ? "dynamic, position-independent program (PIE: ET_DYN with PT_INTERP)"
		: "static, position-independent program (static-PIE: ET_DYN without PT_INTERP)";
}

static void print_file(const struct image *image, const char *path, const char *what,
	uint64_t bias, struct text *out)
{
	text_format(out, "  %s", what);
	prose_pad(out, 15);
	prose_quoted(out, path, 60);
	text_char(out, '\n');
	prose_pad(out, 15);
	text_size(out, image->file_size);
	text_format(out, " in the file, %u program headers, %u of them PT_LOAD: ",
		(uint64_t)image->phnum, (uint64_t)image->loads);
	text_size(out, image_span(image));
	text_string(out, " of addresses\n");
	prose_pad(out, 15);
	if (image->type == ET_EXEC)
		text_format(out, "linked at %x, cannot be moved; entry %x\n", image->low, image->entry);
	else
		text_format(out, "load bias %x + e_entry %x = entry %x\n", bias, image->entry,
			bias + image->entry);
}

static void print_arguments(const struct request *rq, struct text *out)
{
	size_t count = request_arguments(rq);

	text_string(out, "  argv");
	for (size_t i = 0; i < count; i++) {
		if (i == 6 && count > 8) {
			prose_pad(out, 15);
			text_format(out, "… %u more; --json has them all\n", (uint64_t)count - i);
			return;
		}
		prose_pad(out, 15);
		text_format(out, "%u  \"", (uint64_t)i);
		prose_quoted(out, request_argument(rq, i), 36);
		text_string(out, i < rq->prefixes ? "\"  put there by a #! line\n" : "\"\n");
	}
	if (count == 0 && fault_on(&rq->faults, FAULT_ARGC_0)) {
		prose_pad(out, 15);
		text_string(out, "none, and argc is 0\n");
	} else if (count == 0) {
		prose_pad(out, 15);
		text_string(out, "0  \"\"  there is none: the kernel makes it one empty argument\n");
	}
}

static void print_header(const struct plan *plan, struct text *out)
{
	const struct request *rq = plan->request;
	struct prose p;

	prose_begin(&p);
	prose_quoted(&p.text, rq->program, 60);
	if (rq->prefixes) {
		text_string(&p.text, ": a #! script; what is loaded is its interpreter,\n");
		prose_quoted(&p.text, call_loaded(plan), 60);
	}
	text_format(&p.text, ": %s", kind_words(plan));
	prose_wrap(&p, out, 2);
	text_string(out, "\n\n");
	print_file(plan->program, call_loaded(plan), "program", plan->at->bias, out);
	if (plan->interp)
		print_file(plan->interp, plan->interp_path, "interpreter", plan->at->interp_bias, out);
	print_arguments(rq, out);
	text_format(out, "  envp         %u strings\n", (uint64_t)request_environments(rq));
	text_format(out, "  starts at    %x, %s, with sp = %x\n", plan->at->start,
		plan->interp ? "in the interpreter" : "in the program", plan->stack->sp);
}

/* ---- steps ---- */

static const struct image *image_of(const struct plan *plan, const struct step *step)
{
	return step->role == OF_INTERP ? plan->interp : plan->program;
}

static void print_flags(const Elf64_Phdr *ph, struct text *out)
{
	text_string(out, ph->p_flags & PF_R ? "R" : "-");
	text_string(out, ph->p_flags & PF_W ? "W" : "-");
	text_string(out, ph->p_flags & PF_X ? "X" : "-");
}

/* /proc/PID/maps of the running program shows these pages read-only: not the loader's doing. */
static void relro_fact(const struct image *image, const Elf64_Phdr *load, uint64_t bias,
	struct text *out)
{
	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &image->phdr[i];

		if (ph->p_type == PT_GNU_RELRO && ph->p_vaddr - load->p_vaddr < load->p_memsz)
			text_format(out, "; PT_GNU_RELRO: start-up code, not the kernel, will make %x-%x "
				"read-only", page_down(ph->p_vaddr + bias),
				page_down(ph->p_vaddr + ph->p_memsz + bias));
	}
}

/* What the program header says that leads to this step. */
static void segment_fact(const struct plan *plan, const struct step *step, struct text *out)
{
	const struct image *image = image_of(plan, step);
	uint64_t bias = step->role == OF_INTERP ? plan->at->interp_bias : plan->at->bias;
	const Elf64_Phdr *ph = &image->phdr[step->index];

	text_format(out, "program header %u (PT_LOAD): ", (uint64_t)step->index);
	if (step->op == STEP_MAP_FILE) {
		text_format(out, "p_offset=%x p_vaddr=%x", ph->p_offset, ph->p_vaddr);
		if (bias)
			text_string(out, "+bias");
		text_format(out, " p_filesz=%x p_memsz=%x p_flags=", ph->p_filesz, ph->p_memsz);
		print_flags(ph, out);
		relro_fact(image, ph, bias, out);
		if (page_offset(ph->p_vaddr))
			text_format(out, "; mapped from the start of its page, %u bytes before",
				page_offset(ph->p_vaddr));
	} else if (step->op == STEP_WIPE) {
		text_format(out, "its p_filesz=%x bytes end at %x", ph->p_filesz, step->address);
	} else {
		text_format(out, "p_memsz=%x - p_filesz=%x: %x bytes of zeros", ph->p_memsz,
			ph->p_filesz, ph->p_memsz - ph->p_filesz);
	}
}

static void registers(unsigned entry, struct text *out)
{
	static const char *const name[] = ARCH_REGISTER_NAMES;
	unsigned zeros = 0;

	text_format(out, "; rflags %x", arch_flags(entry));
	for (unsigned i = 0; i < ARCH_REGISTERS; i++) {
		uint64_t value = arch_register(entry, i);

		if (value)
			text_format(out, " %s %x", name[i], value);
		zeros += value == 0;
	}
	if (entry & ENTRY_JUNK)
		text_string(out, " " ARCH_VECTOR_NAMES " 0xa5…");
	if (zeros)
		text_string(out, zeros == ARCH_REGISTERS ? ", every register 0" : ", the others 0");
}

static void step_fact(const struct plan *plan, const struct step *step, struct text *out)
{
	const struct stack *stack = plan->stack;

	switch (step->op) {
	case STEP_MOVE:
		text_format(out, "%s[vvar] and [vdso]: from %x%s to %x",
			plan->host->vdsos > 1 ? "one mapping of " : "", step->address,
			plan->host->vdso_parked ? ", where they waited while the kernel was asked for places,"
			: "", step->to);
		break;
	case STEP_UNMAP:
		if (step->address < stack->bottom && step->address >= plan->host->stack.start)
			text_format(out, "[stack] began at %x, is to begin at %x", step->address,
				stack->bottom);
		break;
	case STEP_GROW:
		text_format(out, "[stack] began at %x, is to begin at %x", plan->host->stack.start,
			step->address);
		break;
	case STEP_STACK:
		text_format(out, "sp = %x, argc %u, %u environment strings, %u auxv entries",
			step->address, stack->argc, stack->envc, (uint64_t)plan->host->auxc);
		break;
	case STEP_LEAVE:
		text_format(out, "entry point %x of %s", step->to,
			plan->interp ? "the interpreter" : "the program");
		if (plan_entry(plan))
			registers(plan_entry(plan), out);
		break;
	case STEP_FILL:
		if (step->index >= 0)
			text_format(out, "program header %u (PT_LOAD): its p_filesz=%x bytes end before, its "
				"p_memsz=%x bytes end behind", (uint64_t)step->index,
				plan->program->phdr[step->index].p_filesz,
				plan->program->phdr[step->index].p_memsz);
		break;
	case STEP_PROTECT: break;
	default:
		if (step->index >= 0)
			segment_fact(plan, step, out);
	}
}

static void print_labelled(struct prose *p, const char *label, struct text *out)
{
	if (!p->text.length)
		return;
	prose_pad(out, INDENT + 2);
	text_string(out, label);
	prose_pad(out, INDENT + 8);
	prose_wrap(p, out, INDENT + 8);
	text_char(out, '\n');
}

static void print_sections(const struct plan *plan, const struct step *step,
	const struct section_pair *pair, struct text *out)
{
	struct section_walk walk;
	struct prose p;
	const char *name;

	prose_begin(&p);
	section_begin(&walk, plan, pair, step);
	if (step->op == STEP_MAP_FILE && image_of(plan, step)->phdr[step->index].p_offset == 0)
		text_string(&p.text, "(ELF header, program headers)");
	while ((name = section_next(&walk))) {
		text_string(&p.text, p.text.length ? " " : "");
		prose_quoted(&p.text, name, 40);
	}
	print_labelled(&p, "holds", out);
}

static void print_what(const struct plan *plan, const struct step *step, struct text *out)
{
	const char *file = call_file(plan, step);

	if (call_has_range(step)) {
		text_format(out, "%x-%x  ", step->address, step->address + step->length);
		text_size(out, step->length);
	}
	if (step->op == STEP_MAP_FILE || step->op == STEP_MAP_ZERO || step->op == STEP_PROTECT) {
		text_string(out, "  ");
		prose_prot(out, step->prot);
	}
	if (step->op == STEP_NAME)
		prose_quoted(out, step->text, 15);
	if (step->op == STEP_MM)
		text_format(out, "break at %x; all of it is in the table below", plan->at->brk);
	if (step->op == STEP_GROW)
		text_format(out, "down to %x", step->address);
	if (step->op == STEP_PERSONALITY)
		text_format(out, "back to %x", step->to);
	if (step->op == STEP_LIMIT)
		text_format(out, "%s to %u", name_limit(step->address), step->to);
	if (step->op == STEP_STOP)
		text_string(out, "until SIGCONT");
	if (file) {
		text_string(out, call_has_range(step) ? "  " : "");
		prose_quoted(out, prose_base(file), 30);
	}
	if (step->op == STEP_MAP_FILE)
		text_format(out, " from offset %x", step->offset);
	if (step->op == STEP_LEAVE)
		text_format(out, "jump to %x with sp = %x", step->to, step->address);
}

static void print_step(const struct plan *plan, size_t i, const struct section_pair *pair,
	struct text *out)
{
	const struct step *step = &plan->step[i];
	struct prose p;

	prose_begin(&p);
	text_format(&p.text, "%u", (uint64_t)i + 1);
	prose_pad(out, INDENT - p.text.length);
	text_bytes(out, p.bytes, p.text.length);
	text_format(out, "  %s", call_op(step));
	prose_begin(&p);
	print_what(plan, step, &p.text);
	text_to_column(out, INDENT + 8);
	prose_wrap(&p, out, INDENT + 8);
	text_char(out, '\n');
	prose_begin(&p);
	step_fact(plan, step, &p.text);
	print_labelled(&p, "fact", out);
	print_sections(plan, step, pair, out);
	prose_begin(&p);
	text_format(&p.text, "%s [%s]", reason_text(step->reason), reason_source(step->reason));
	if (step->may_fail)
		text_string(&p.text, "; if this fails, the load goes on");
	print_labelled(&p, "why", out);
	prose_begin(&p);
	call_print(plan, step, &p.text);
	print_labelled(&p, "C", out);
}

/* Segment steps of one file follow each other; of a long run only its ends are printed. */
static int hidden(const struct plan *plan, size_t i, size_t *run_end)
{
	size_t first = i, end = i;
	unsigned role = plan->step[i].role;

	if (plan->step[i].index < 0)
		return 0;
	while (first > 0 && plan->step[first - 1].index >= 0 && plan->step[first - 1].role == role)
		first--;
	while (end < plan->steps && plan->step[end].index >= 0 && plan->step[end].role == role)
		end++;
	*run_end = end - RUN_LAST;
	return end - first > RUN_MAX && i >= first + RUN_FIRST && i < end - RUN_LAST;
}

static void print_steps(const struct plan *plan, const struct section_pair *pair, struct text *out)
{
	text_format(out, "\nThe %u steps, in this order. Until the first one, nothing is touched.\n\n",
		(uint64_t)plan->steps);
	for (size_t i = 0; i < plan->steps; i++) {
		size_t end;

		if (!hidden(plan, i, &end)) {
			print_step(plan, i, pair, out);
			continue;
		}
		text_format(out, "   …  %u more steps like these, to %u; --json has them all\n",
			(uint64_t)(end - i), (uint64_t)end);
		i = end - 1;
	}
}

void explain_print(const struct plan *plan, const struct sections *program,
	const struct sections *interp, struct text *out)
{
	struct section_pair pair = {program, interp};

	print_header(plan, out);
	fault_print(&plan->request->faults, out);
	print_steps(plan, &pair, out);
	explain_stack(plan, out);
	explain_kernel(plan, out);
	text_string(out, "\nThe address space as the program finds it: high addresses at the top, "
		"not to scale\n\n");
	picture_print(plan, &pair, out);
	explain_missing(plan, out);
}
