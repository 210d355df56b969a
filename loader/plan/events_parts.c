/* events_parts.c: what --events and --explain --json tell in the same words: the files, the layout, a
 * row of the initial stack. See events.h. Pure. */
#include "call.h"
#include "events.h"
#include "names.h"
#include "prose.h"

/* ---- files ---- */

static unsigned prot_of(const Elf64_Phdr *ph)
{
	struct segment s;

	segment_place(ph, 0, 0, &s);
	return s.prot;
}

/* The PT_LOADs, as the file says them. */
static void segments(struct json *j, const struct image *image)
{
	json_open(j, "segments", '[');
	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &image->phdr[i];

		if (ph->p_type != PT_LOAD)
			continue;
		json_open(j, NULL, '{');
		json_number(j, "phdr", (uint64_t)i);
		json_prot(j, "prot", prot_of(ph));
		json_number(j, "offset", ph->p_offset);
		json_hex(j, "vaddr", ph->p_vaddr);
		json_number(j, "filesz", ph->p_filesz);
		json_number(j, "memsz", ph->p_memsz);
		json_hex(j, "align", ph->p_align);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void file(struct json *j, const char *key, const struct image *image, const char *path,
	uint64_t bias)
{
	json_open(j, key, '{');
	json_string(j, "path", path);
	json_string(j, "type", name_type(image->type));
	json_number(j, "size", image->file_size);
	json_number(j, "phoff", image->phoff);
	json_number(j, "phdrs", image->phnum);
	json_number(j, "loads", (uint64_t)image->loads);
	json_hex(j, "entry", image->entry);
	json_hex(j, "bias", bias);
	json_number(j, "span", image_span(image));
	json_number(j, "align", image->align);
	segments(j, image);
	json_close(j, '}');
}

void events_files(struct json *j, const struct plan *plan)
{
	file(j, "image", plan->program, call_loaded(plan), plan->at->bias);
	if (plan->interp)
		file(j, "interpreter_image", plan->interp, plan->interp_path, plan->at->interp_bias);
}

/* ---- addresses ---- */

static void range(struct json *j, const char *key, uint64_t start, uint64_t end)
{
	json_open(j, key, '{');
	json_hex(j, "start", start);
	json_hex(j, "end", end);
	json_close(j, '}');
}

void events_layout(struct json *j, const struct plan *plan)
{
	const struct layout *at = plan->at;

	json_open(j, "layout", '{');
	json_hex(j, "start", at->start);
	json_hex(j, "entry", at->entry);
	json_hex(j, "phdr", at->phdr);
	json_hex(j, "base", at->base);
	json_hex(j, "brk", at->brk);
	json_hex(j, "vdso", at->vdso_base);
	json_prot(j, "stack_prot", at->stack_prot);
	range(j, "bridge", at->bridge.start, at->bridge.end);
	json_close(j, '}');
}

void events_stack(struct json *j, const struct plan *plan)
{
	json_hex(j, "end", plan->stack->end);
	json_hex(j, "sp", plan->stack->sp);
	json_hex(j, "bottom", plan->stack->bottom);
}

/* ---- the stack ---- */

static void hex_bytes(struct json *j, const char *key, const struct row *row)
{
	struct prose digits;

	prose_begin(&digits);
	for (uint64_t i = 0; i < row->bytes; i++)
		text_hex_byte(&digits.text, row->raw[i]);
	json_string(j, key, prose_string(&digits));
}

void events_auxv(struct json *j, const struct plan *plan, const struct row *row)
{
	const struct provider *by = rows_provider(plan, row->index);

	json_number(j, "type", row->index);
	json_string(j, "name", name_auxv(row->index));
	json_hex(j, "value", row->value);
	json_string(j, "provider", by->who);
	json_string(j, "how", by->how);
}

void events_row(struct json *j, const struct plan *plan, const struct row *row)
{
	json_hex(j, "address", row->address);
	json_number(j, "bytes", row->bytes);
	json_string(j, "kind", rows_name(row->kind));
	if (row->kind == ROW_AUXV) {
		events_auxv(j, plan, row);
	} else if (row->kind == ROW_ENV_STRING || row->kind == ROW_ARG_STRING
	    || row->kind == ROW_ENVP || row->kind == ROW_ARGV) {
		json_number(j, "index", row->index);
	}
	if (row->kind == ROW_RANDOM)
		hex_bytes(j, "value", row);
	else if (row->kind >= ROW_ENVP_NULL || row->kind == ROW_END)
		json_hex(j, "value", row->value);
	if (row->string && row->kind != ROW_ENVP && row->kind != ROW_ARGV)
		json_string(j, "string", row->string);
}
