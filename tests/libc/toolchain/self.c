/* self.c: what a program can ask about itself: its headers, the auxv, its name; and that nothing can
 * be loaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/single_threaded.h>

static _Thread_local volatile int local = 6;
int data;

static int look(struct dl_phdr_info *info, size_t size, void *found)
{
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		char *at = (char *)info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type == PT_LOAD && (char *)&data >= at && (char *)&data < at + ph->p_memsz)
			*(int *)found += 1;
	}
	return info->dlpi_tls_modid == 1 && *(int *)info->dlpi_tls_data == local ? 7 : 0;
}

int main(void)
{
	struct dl_find_object object;
	Dl_info info;
	int found = 0;

	if (dl_iterate_phdr(look, &found) != 7 || found != 1)
		return 1;
	if (_dl_find_object((void *)main, &object) != 0 || !object.dlfo_eh_frame
	 || *(char *)object.dlfo_eh_frame != 1 || _dl_find_object(&found, &object) != -1)
		return 2;
	if (!dladdr(&data, &info) || info.dli_sname || dladdr(&found, &info))
		return 3;
	if (dlerror() || dlopen("libm.so.6", RTLD_NOW) || !strstr(dlerror(), "static") || dlerror())
		return 4;
	if (!dlopen(NULL, RTLD_NOW) || dlclose(dlopen(NULL, RTLD_NOW)) || dlsym(RTLD_DEFAULT, "main"))
		return 5;
	errno = 0;
	if (getauxval(AT_PAGESZ) != 4096 || errno || getauxval(12345) || errno != ENOENT)
		return 6;
	if (!strstr(program_invocation_name, program_invocation_short_name)
	 || strcmp(program_invocation_short_name, "guest") || !__libc_single_threaded)
		return 7;
	return 0;
}
