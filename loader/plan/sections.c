/* sections.c: see sections.h. Pure. */
#include "sections.h"

static uint64_t bias_of(const struct plan *plan, const struct step *step)
{
	return step->role == OF_INTERP ? plan->at->interp_bias : plan->at->bias;
}

void section_begin(struct section_walk *walk, const struct plan *plan,
	const struct section_pair *pair, const struct step *step)
{
	const struct image *image = step->role == OF_INTERP ? plan->interp : plan->program;
	uint64_t bias = bias_of(plan, step);
	const Elf64_Phdr *ph;

	*walk = (struct section_walk){0};
	if (step->index < 0 || step->role == OF_NONE)
		return;
	walk->from = step->role == OF_INTERP ? pair->interp : pair->program;
	ph = &image->phdr[step->index];
	walk->start = step->address - bias;
	walk->end = walk->start + step->length;
	/* Pages are mapped whole; what else lies in the first and last one belongs to others. */
	if (walk->start < ph->p_vaddr)
		walk->start = ph->p_vaddr;
	if (step->op == STEP_MAP_FILE && walk->end > ph->p_vaddr + ph->p_filesz)
		walk->end = ph->p_vaddr + ph->p_filesz;
	if (walk->end > ph->p_vaddr + ph->p_memsz)
		walk->end = ph->p_vaddr + ph->p_memsz;
}

void section_clip(struct section_walk *walk, const struct plan *plan, const struct step *step,
	uint64_t start, uint64_t end)
{
	uint64_t bias = bias_of(plan, step);

	if (start - bias > walk->start)
		walk->start = start - bias;
	if (end - bias < walk->end)
		walk->end = end - bias;
}

static const char *section_name(const struct sections *s, uint32_t at)
{
	for (size_t i = at; i < s->names_size; i++)
		if (s->names[i] == '\0')
			return s->names[at] ? s->names + at : NULL;
	return NULL;
}

/* .tbss has an address but takes no room there: it is a template for each thread. */
static int in_memory(const Elf64_Shdr *sh)
{
	return (sh->sh_flags & SHF_ALLOC) && sh->sh_type != SHT_NULL
		&& !(sh->sh_type == SHT_NOBITS && (sh->sh_flags & SHF_TLS));
}

const char *section_next(struct section_walk *walk)
{
	const struct sections *s = walk->from;

	while (s && walk->next < s->count) {
		const Elf64_Shdr *sh = &s->shdr[walk->next++];
		uint64_t last = sh->sh_addr + (sh->sh_size ? sh->sh_size - 1 : 0);
		const char *name;

		if (!in_memory(sh) || sh->sh_addr >= walk->end || last < walk->start)
			continue;
		name = section_name(s, sh->sh_name);
		if (name)
			return name;
	}
	return NULL;
}
