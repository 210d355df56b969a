#include <link.h>
#include "object.h"

int __object_find(const void *address, struct object *object)
{
	const ElfW(Phdr) *each = __libc.phdr, *end = each + __libc.phnum;

	*object = (struct object){ .start = UINTPTR_MAX };
	for (; each < end; each++) {
		uintptr_t at = __libc.load_bias + each->p_vaddr;

		if (each->p_type == PT_GNU_EH_FRAME)
			object->eh_frame_hdr = at;
		if (each->p_type != PT_LOAD)
			continue;
		if (at < object->start)
			object->start = at;
		if (at + each->p_memsz > object->end)
			object->end = at + each->p_memsz;
	}
	return (uintptr_t)address >= object->start && (uintptr_t)address < object->end;
}
