/* explain_kernel.c: what the kernel is told about the program, and what cannot be had. Pure. */
#include "arch.h"
#include "explain_parts.h"
#include "prose.h"

/* ---- what the kernel is told ---- */

static void pair(struct text *out, const char *name, uint64_t start, uint64_t end,
	const char *where)
{
	text_format(out, "  %s", name);
	prose_pad(out, 26);
	text_format(out, "%x", start);
	if (end)
		text_format(out, "-%x", end);
	text_char(out, ' ');
	prose_pad(out, 58);
	text_format(out, "%s\n", where);
}

static void exe_link(const struct plan *plan, struct text *out)
{
	const struct host *host = plan->host;
	struct prose p;

	prose_begin(&p);
	text_string(&p.text, "/proc/PID/exe ");
	if (host->exe_link == EXE_LINK_UNWANTED && !host->exe_link_doubtful)
		text_string(&p.text, "keeps naming uload: --no-exe-link");
	else if (host->exe_link_doubtful)
		text_string(&p.text, "will keep naming uload: to change it takes CAP_CHECKPOINT_RESTORE or "
			"CAP_SYS_ADMIN, here or in a user namespace of its own, and that does not work here");
	else if (host->exe_link == EXE_LINK_DIRECT)
		text_string(&p.text, "will name the program: this process has the capability to set exe_fd");
	else
		text_string(&p.text, "will name the program: a short-lived task that shares this memory has "
			"the capability in a user namespace of its own, sets exe_fd, and is gone");
	if (host->no_proc)
		text_string(&p.text, " (/proc is not mounted here: nobody can look)");
	text_string(out, "  ");
	prose_wrap(&p, out, 4);
	text_char(out, '\n');
}

void explain_kernel(const struct plan *plan, struct text *out)
{
	const struct layout *at = plan->at;
	const struct stack *s = plan->stack;

	text_string(out, "\nWhat the kernel is told (struct prctl_mm_map), and where it shows\n\n");
	pair(out, "start_code, end_code", at->code_start, at->code_end, "/proc/PID/stat 26, 27");
	pair(out, "start_data, end_data", at->data_start, at->data_end, "/proc/PID/stat 45, 46");
	pair(out, "start_brk, brk", at->brk, 0, "[heap], brk(0)");
	pair(out, "start_stack", s->sp, 0, "[stack]");
	pair(out, "arg_start, arg_end", s->arg_start, s->env_start, "/proc/PID/cmdline, ps");
	pair(out, "env_start, env_end", s->env_start, s->execfn, "/proc/PID/environ");
	pair(out, "auxv", s->auxv, s->auxv + s->auxv_bytes, "/proc/PID/auxv");
	exe_link(plan, out);
}

/* ---- what is missing ---- */

static void item(struct text *out, const char *words)
{
	struct prose p;

	prose_begin(&p);
	text_string(&p.text, words);
	text_string(out, "  - ");
	prose_wrap(&p, out, 4);
	text_char(out, '\n');
}

static void leaving(const struct plan *plan, struct text *out)
{
	const struct host *host = plan->host;

	if (plan_entry(plan)) {
		item(out, "one page of uload stays mapped: rt_sigreturn(2) reads the registers from it");
		return;
	}
	if (!host->tail.offset) {
		item(out, host->vdso_base
			? "one page of uload stays mapped: this kernel's vDSO has no `syscall; ret` to "
				"leave through"
			: "one page of uload stays mapped: there is no vDSO to leave through");
		return;
	}
	if (!host->tail.clears_all)
		item(out, ARCH_NOT_CLEARED " are not zero at the entry point: this kernel's vDSO "
			"returns without clearing them (" ARCH_CLEARED " is zero, as the ABI wants)");
	else
		item(out, ARCH_FLAGS_DIFFER);
	item(out, "the word below sp holds the entry address");
}

void explain_missing(const struct plan *plan, struct text *out)
{
	const struct host *host = plan->host;

	text_string(out, "\nWhat differs from execve(2) on this system\n\n");
	leaving(plan, out);
	if (host->exe_link == EXE_LINK_UNWANTED || host->exe_link_doubtful)
		item(out, "/proc/PID/exe names uload, see above");
	if (host->vdso_fixed)
		item(out, "the vDSO stays where it is: this kernel does not let it move");
	if (!host->vdso_base)
		item(out, "there is no vDSO, and no AT_SYSINFO_EHDR that points to one");
	else if (host->vdsos == 0)
		item(out, host->no_proc
			? "the vDSO stays where it is: without /proc its extent is not known"
			: "the vDSO stays where it is: its extent is not known");
	if (host->exe_link == EXE_LINK_DIRECT)
		item(out, "the flags in /proc/PID/stat show that a capability was used (PF_SUPERPRIV)");
	item(out, "set-id bits and file capabilities have no effect, as with no_new_privs");
}
