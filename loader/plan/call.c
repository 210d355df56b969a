/* call.c: see call.h. Pure. */
#include "call.h"

#include "names.h"
#include "prose.h"

static const char op[STEP_OPS][12] = {
	[STEP_UNMAP] = "unmap", [STEP_MAP_FILE] = "map", [STEP_MAP_ZERO] = "zero",
	[STEP_WIPE] = "wipe", [STEP_MOVE] = "move", [STEP_PROTECT] = "protect",
	[STEP_GROW] = "grow", [STEP_FILL] = "fill", [STEP_STACK] = "stack", [STEP_DROP] = "drop", [STEP_NAME] = "name",
	[STEP_MM] = "mm", [STEP_EXE] = "exe", [STEP_CLOSE] = "close",
	[STEP_PERSONALITY] = "personality", [STEP_LIMIT] = "limit", [STEP_STOP] = "stop",
	[STEP_WRITE] = "write", [STEP_LEAVE] = "leave",
};

static const char reason_name[REASON_COUNT][24] = {
#define REASON(name, text, source) [name] = #name,
#include "reasons.def"
#undef REASON
};

const char *call_op(const struct step *step)
{
	return op[step->op];
}

/* R_FIRST_PIE -> first-pie */
void call_reason(const struct step *step, struct text *out)
{
	for (const char *p = reason_name[step->reason] + 2; *p; p++)
		text_char(out, *p == '_' ? '-' : (char)(*p | 0x20));
}

const char *call_kind(const struct plan *plan)
{
	if (plan->program->type == ET_EXEC)
		return plan->interp ? "dynamic" : "static";
	return plan->interp ? "dynamic-pie" : "static-pie";
}

const char *call_exe_link(const struct host *host)
{
	static const char name[][12] = {[EXE_LINK_DIRECT] = "direct", [EXE_LINK_CHILD] = "child",
		[EXE_LINK_UNWANTED] = "unwanted"};

	return name[host->exe_link];
}

const char *call_loaded(const struct plan *plan)
{
	return plan->request->prefixes ? plan->request->prefix[0] : plan->program_path;
}

const char *call_file(const struct plan *plan, const struct step *step)
{
	if (step->role == OF_INTERP)
		return plan->interp_path;
	return step->role == OF_PROGRAM ? call_loaded(plan) : NULL;
}

int call_has_range(const struct step *step)
{
	return step->length && step->op <= STEP_DROP;
}

static const char *descriptor(const struct step *step)
{
	return step->role == OF_INTERP ? "interp_fd" : "fd";
}

static void print_map(const struct step *step, struct text *out)
{
	int file = step->op == STEP_MAP_FILE;

	text_format(out, "mmap(%x, %u, ", step->address, step->length);
	prose_prot_c(out, step->prot);
	text_string(out, ", MAP_PRIVATE|");
	text_string(out, step->noreplace ? "MAP_FIXED_NOREPLACE" : "MAP_FIXED");
	if (file)
		text_format(out, ", %s, %x)", descriptor(step), step->offset);
	else
		text_string(out, "|MAP_ANONYMOUS, -1, 0)");
}

static void print_memory(const struct step *step, struct text *out)
{
	switch (step->op) {
	case STEP_UNMAP: text_format(out, "munmap(%x, %u)", step->address, step->length); break;
	case STEP_WIPE: text_format(out, "memset(%x, 0, %u)", step->address, step->length); break;
	case STEP_FILL: text_format(out, "memset(%x, %x, %u)", step->address, (uint64_t)FAULT_BYTE,
		step->length); break;
	case STEP_MOVE:
		text_format(out, "mremap(%x, %u, %u, MREMAP_MAYMOVE|MREMAP_FIXED, %x)", step->address,
			step->length, step->length, step->to);
		break;
	case STEP_PROTECT:
		text_format(out, "mprotect(%x, %u, ", step->address, step->length);
		prose_prot_c(out, step->prot);
		text_string(out, step->index < 0 ? "|PROT_GROWSDOWN)" : ")");
		break;
	case STEP_GROW: text_format(out, "(void)*(volatile char *)%x", step->address); break;
	case STEP_STACK:
		text_format(out, "memcpy(%x, stack, %u)", step->address, step->length);
		break;
	case STEP_DROP:
		text_format(out, "madvise(%x, %u, MADV_DONTNEED)", step->address, step->length);
		break;
	default: break;
	}
}

static void print_exe(const struct plan *plan, struct text *out)
{
	const char *call = "mm.exe_fd = fd; prctl(PR_SET_MM, PR_SET_MM_MAP, &mm, sizeof mm, 0)";

	if (plan->host->exe_link == EXE_LINK_CHILD)
		text_format(out, "clone(CLONE_VM|CLONE_FILES|CLONE_SIGHAND|CLONE_NEWUSER) { %s; _exit(0); }",
			call);
	else
		text_string(out, call);
}

/* The kernel takes 15 bytes of the name. */
static void print_name(const char *name, struct text *out)
{
	char comm[16];
	size_t n = 0;

	for (; n < 15 && name && name[n]; n++)
		comm[n] = name[n];
	comm[n] = '\0';
	text_string(out, "prctl(PR_SET_NAME, \"");
	prose_quoted(out, comm, 0);
	text_string(out, "\")");
}

void call_print(const struct plan *plan, const struct step *step, struct text *out)
{
	switch (step->op) {
	case STEP_MAP_FILE:
	case STEP_MAP_ZERO: print_map(step, out); break;
	case STEP_NAME: print_name(step->text, out); break;
	case STEP_MM:
		text_string(out, "prctl(PR_SET_MM, PR_SET_MM_MAP, &mm, sizeof mm, 0)");
		break;
	case STEP_EXE: print_exe(plan, out); break;
	case STEP_CLOSE:
		if (step->role)
			text_format(out, "close(%s)", descriptor(step));
		else
			text_format(out, "close(%u)", step->to);
		break;
	case STEP_PERSONALITY: text_format(out, "personality(%x)", step->to); break;
	case STEP_LIMIT:
		text_format(out, "limit.rlim_cur = %u; setrlimit(%s, &limit)", step->to,
			name_limit(step->address));
		break;
	case STEP_STOP: text_string(out, "kill(getpid(), SIGSTOP)"); break;
	case STEP_WRITE:
		text_format(out, "write(%u, text, %u)", step->to ? step->to : 2, step->text_bytes);
		break;
	case STEP_LEAVE:
		text_format(out, plan_entry(plan) ? "frame.sp = %x; frame.ip = %x; rt_sigreturn()"
			: "sp = %x; goto *%x", step->address, step->to);
		break;
	default: print_memory(step, out); break;
	}
}
