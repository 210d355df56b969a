/* dl_iterate_phdr.c: the one object of a static program: itself. */
#include <link.h>
#include "libc.h"
#include "thread.h"
#include "tls.h"

int dl_iterate_phdr(int (*callback)(struct dl_phdr_info *, size_t, void *), void *data)
{
	struct dl_phdr_info info = {
		.dlpi_addr = __libc.load_bias,
		.dlpi_name = "",
		.dlpi_phdr = __libc.phdr,
		.dlpi_phnum = (ElfW(Half))__libc.phnum,
		.dlpi_adds = 1,
	};

	for (size_t i = 0; i < __libc.phnum; i++)
		if (info.dlpi_phdr[i].p_type == PT_TLS) {
			info.dlpi_tls_modid = 1;
			info.dlpi_tls_data = (char *)thread_self() - tls_offset(&info.dlpi_phdr[i]);
		}
	return callback(&info, sizeof info, data);
}
