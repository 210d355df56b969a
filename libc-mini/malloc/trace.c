/* trace.c: LIBC_MINI_TRACE=descriptor: one struct heap_record for each call, in one write. It must
 * not disturb the program: errno stays, a pipe without readers does not kill, and after a failed
 * write there is no trace any more. The descriptor is duplicated to a high number, so that a program
 * which closes or opens descriptors of its own does not hit it. */
#include <fcntl.h>
#include "heap.h"

extern const struct heap_description __libc_mini_malloc hidden;

static void stop(void)
{
	sys_call(SYS_close, __heap.trace);
	__heap.trace = 0;
	__heap_watch();
}

static void write_record(const struct heap_record *record)
{
	if (__quiet_write(__heap.trace, record, sizeof *record) != (long)sizeof *record)
		stop();
}

void __trace_write(unsigned call, const void *p, uint64_t bytes, uint64_t other)
{
	struct heap_record record = { .call = (uint8_t)call, .from = (uint8_t)__heap.from,
		.version = HEAP_VERSION, .process = (uint32_t)sys_call(SYS_getpid), .size = bytes,
		.address = (uintptr_t)p, .other = other };

	write_record(&record);
}

void __trace_start(int descriptor)
{
	static const int lowest[] = { 900, 200, 10 };
	long own = -EBADF, flags = sys_call(SYS_fcntl, descriptor, F_GETFL);

	if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
		return;
	for (unsigned i = 0; own < 0 && i < countof(lowest); i++)
		own = sys_call(SYS_fcntl, descriptor, F_DUPFD_CLOEXEC, lowest[i]);
	if (own < 0)
		return;
	__heap.trace = (int32_t)own;
	__heap_watch();
	__heap.from = HEAP_FROM_NONE;
	__trace_write(HEAP_TRACE_START, &__libc_mini_malloc, sizeof(struct heap_record), 0);
}
