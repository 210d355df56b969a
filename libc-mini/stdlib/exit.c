/* exit.c: the orderly end, ISO C11 7.22.4.4: atexit's functions, last registered first; then the
 * destructors of the file, last first (gABI, DT_FINI_ARRAY); then the open streams. */
#include <stdlib.h>
#include "libc.h"

typedef void function(void);
extern function *const __fini_array_start[] hidden weak;
extern function *const __fini_array_end[] hidden weak;
extern void _fini(void) hidden weak;

_Noreturn void exit(int status)
{
	function *const *each = __fini_array_end;

	if (__atexit_run)
		__atexit_run();
	while (each != __fini_array_start)
		(*--each)();
	if (_fini)
		_fini();
	if (__stdio_exit)
		__stdio_exit();
	_Exit(status);
}
