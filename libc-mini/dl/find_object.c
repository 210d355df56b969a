/* find_object.c: _dl_find_object(), which unwinders ask before anything else (glibc 2.35): where is
 * the object that holds this instruction, and where its .eh_frame_hdr? */
#include <dlfcn.h>
#include "object.h"

int _dl_find_object(void *address, struct dl_find_object *found)
{
	struct object self;

	if (!__object_find(address, &self) || !self.eh_frame_hdr)
		return -1;
	*found = (struct dl_find_object){
		.dlfo_map_start = (void *)self.start,
		.dlfo_map_end = (void *)self.end,
		.dlfo_eh_frame = (void *)self.eh_frame_hdr,
	};
	return 0;
}
