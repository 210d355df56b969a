/* stubs.c: temporary: tools that are not written yet. */
#include "tools.h"
#define WEAK(name) __attribute__((weak)) int name(int argc, char **argv) { (void)argc; return ulab_error(STATUS_USAGE, "%s: not built yet", argv[0]); }
WEAK(step_main) WEAK(watch_main) WEAK(report_main) WEAK(lesson_main) WEAK(events_main)
