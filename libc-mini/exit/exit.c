/* exit.c: the orderly end, ISO C11 7.22.4.4: atexit's functions, last registered first; then the
 * destructors of the file, last first (gABI, DT_FINI_ARRAY); then the open streams.
 *
 * A function among them that calls exit() again (undefined by C, tolerated everywhere) continues
 * behind itself: what has begun is not begun again. */
#include <stdlib.h>
#include "exit_.h"

typedef void function(void);
extern function *const __fini_array_start[] hidden weak;
extern function *const __fini_array_end[] hidden weak;
extern void _fini(void) hidden weak;
extern void __thread_destructors(void) hidden weak;
hidden int __exit_status;

_Noreturn void exit(int status)
{
	static size_t begun;
	size_t count = (size_t)(__fini_array_end - __fini_array_start);

	__exit_status = status;
	if (__thread_destructors)
		__thread_destructors();
	if (__atexit_run)
		__atexit_run();
	while (begun < count)
		__fini_array_start[count - ++begun]();
	if (begun == count && _fini) {
		begun++;
		_fini();
	}
	if (__stdio_exit)
		__stdio_exit();
	_Exit(status);
}
