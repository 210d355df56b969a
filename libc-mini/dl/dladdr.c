#include <dlfcn.h>
#include "object.h"

int dladdr(const void *address, Dl_info *info)
{
	struct object self;

	if (!__object_find(address, &self))
		return 0;
	*info = (Dl_info){ .dli_fname = __libc.program, .dli_fbase = (void *)self.start };
	return 1;
}
