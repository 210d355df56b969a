/* The initial stack, from the word below sp to the last byte of the mapping.
 *
 *   sp: argc | argv[] 0 | envp[] 0 | auxv | gap | AT_RANDOM 16 bytes | AT_PLATFORM | gap |
 *       argv strings | envp strings | AT_EXECFN string | 8 zero bytes :stack_top            */
#include <linux/prctl.h>

#include "probe.h"

#ifndef PR_GET_AUXV
#define PR_GET_AUXV 0x41555856
#endif
enum { STRINGS_SHOWN = 32 };

struct picture picture;

static const uint8_t pointer_types[] = {
	AT_PHDR, AT_BASE, AT_ENTRY, AT_SYSINFO_EHDR, AT_RANDOM, AT_EXECFN, AT_PLATFORM,
};

void picture_take(uint64_t sp)
{
	char **word = (char **)(sp + 8);

	picture.sp = sp;
	picture.argc = *(long *)sp;
	picture.argv = word;
	picture.envp = word + picture.argc + 1;
	for (word = picture.envp; *word; word++)
		;
	picture.auxv = (const Elf64_auxv_t *)(word + 1);
	const Elf64_auxv_t *last = picture.auxv;
	while (last->a_type != AT_NULL)
		last++;
	picture.auxv_end = (uint64_t)(last + 1);
	picture.strings = picture.argc > 0 ? (uint64_t)picture.argv[0] : 0;
	picture.random = auxv_value(AT_RANDOM);
	picture.execfn = auxv_value(AT_EXECFN);
	picture.phdr = (const Elf64_Phdr *)auxv_value(AT_PHDR);
	picture.phnum = picture.phdr ? (long)auxv_value(AT_PHNUM) : 0;
}

uint64_t auxv_value(uint64_t type)
{
	for (const Elf64_auxv_t *a = picture.auxv; a->a_type != AT_NULL; a++)
		if (a->a_type == type)
			return a->a_un.a_val;
	return 0;
}

int after_ldso(void)
{
	extern const char probe_entry[];
	const struct map *own = maps_find((uint64_t)probe_entry);

	return auxv_value(AT_BASE) && own && own->group == GROUP_EXE;
}

/* Where the tables did not fit, the mapping was grown down to sp: by how much depends on the
 * random gap. */
int stack_is_grown(void)
{
	const struct map *stack = maps_find(picture.sp);
	uint64_t used = after_ldso() ? 8 * PAGE : 2 * PAGE;

	return !exact() && stack && picture.sp - stack->start < used;
}

/* Many strings: the first ones as they are, and one hash over all. Returns the address behind
 * them if they follow each other without a gap, else 0. */
static uint64_t show_strings(const char *name, char **list)
{
	uint64_t total = 0, next = (uint64_t)list[0];
	long i;

	for (i = 0; list[i]; i++) {
		if (i < STRINGS_SHOWN)
			say("stack.%s.%d %q", name, i, list[i]);
		total = hash(total, list[i], strlen(list[i]) + 1);
		next = next == (uint64_t)list[i] ? next + strlen(list[i]) + 1 : 0;
	}
	say("stack.%s.count %d hash %x %s", name, i, total,
	    next || !i ? "contiguous" : "scattered");
	return next;
}

static void show_gap(const char *name, uint64_t from, uint64_t to, uint64_t most, int print_size)
{
	uint64_t size = to - from;

	if (size > most)
		say("stack.gap.%s out of bounds", name);
	else if (print_size)
		say("stack.gap.%s size %d %s", name, (long)size, zero_or_not((void *)from, size));
	else
		say("stack.gap.%s %s", name, zero_or_not((void *)from, size));
}

/* Every byte from sp up, the 16 random ones left out. */
static void show_absolute(void)
{
	uint64_t value = hash(0, (void *)picture.sp, picture.random - picture.sp);

	say("abs.sp %x", picture.sp);
	say("abs.stack_top %x", picture.stack_top);
	say("abs.stack_hash %x", hash(value, (void *)(picture.random + 16),
	                              picture.stack_top - picture.random - 16));
}

void stack_show(void)
{
	uint64_t platform = auxv_value(AT_PLATFORM), argv_end, envp_end;

	say("stack.sp_mod_16 %d", (long)(picture.sp % 16));
	say("stack.argc %d", picture.argc);
	argv_end = show_strings("argv", picture.argv);
	envp_end = show_strings("envp", picture.envp);
	if (picture.envp[0])
		say("stack.envp_after_argv %d", (long)(argv_end == (uint64_t)picture.envp[0]));
	else
		envp_end = argv_end;
	say("stack.execfn_after_envp %d", (long)(envp_end == picture.execfn));
	say("stack.platform_after_random %d", (long)(platform - picture.random));
	show_gap("auxv_random", picture.auxv_end, picture.random, 15, 0);
	show_gap("platform_strings", platform + 7, picture.strings, 8192 + 32, exact());
	uint64_t execfn_end = picture.execfn + strlen((const char *)picture.execfn) + 1;
	show_gap("tail", execfn_end, picture.stack_top, 64, 1);
	if (exact())
		show_absolute();
}

static int is_pointer(uint64_t type)
{
	for (unsigned i = 0; i < LENGTH(pointer_types); i++)
		if (type == pointer_types[i])
			return 1;
	return 0;
}

static void show_vector(void)
{
	for (const Elf64_auxv_t *a = picture.auxv; a->a_type != AT_NULL; a++) {
		long index = a - picture.auxv;

		if (is_pointer(a->a_type))
			say("auxv.%d type %d %p", index, (long)a->a_type, a->a_un.a_val);
		else
			say("auxv.%d type %d %x", index, (long)a->a_type, a->a_un.a_val);
		if (exact())
			say("abs.auxv.%d %x", index, a->a_un.a_val);
	}
	say("auxv.null %x", ((const Elf64_auxv_t *)picture.auxv_end)[-1].a_un.a_val);
}

/* The kernel keeps its own copy of the vector. */
static void show_saved(void)
{
	static uint8_t saved[1024];
	uint64_t size = picture.auxv_end - (uint64_t)picture.auxv;
	long n = file_read("/proc/self/auxv", saved, sizeof saved);

	say("auxv.proc size %d %s", n,
	    n >= (long)size && !memcmp(saved, picture.auxv, size) ? "equal" : "different");
	n = sys(SYS_prctl, PR_GET_AUXV, saved, sizeof saved, 0, 0);
	say("auxv.prctl size %d %s", n,
	    n < (long)size || !memcmp(saved, picture.auxv, size) ? "equal" : "different");
}

void auxv_show(void)
{
	show_vector();
	show_saved();
	say("auxv.execfn %q", (const char *)picture.execfn);
	say("auxv.platform %q", (const char *)auxv_value(AT_PLATFORM));
	say("auxv.random %s", zero_or_not((const void *)picture.random, 16));
	for (long i = 0; i < picture.phnum && i < STRINGS_SHOWN; i++)
		say("phdr.%d type %x flags %x vaddr %x filesz %x memsz %x align %x", i,
		    (uint64_t)picture.phdr[i].p_type, (uint64_t)picture.phdr[i].p_flags,
		    picture.phdr[i].p_vaddr, picture.phdr[i].p_filesz, picture.phdr[i].p_memsz,
		    picture.phdr[i].p_align);
}
