/* error.h: GNU's messages to standard error, after flushing standard output:
 * "program: text", then, if number is not 0, ": what errno number means". status not 0: exits with it. */
#ifndef _ERROR_H
#define _ERROR_H

#include <features.h>

__BEGIN_DECLS
void error(int status, int number, const char *format, ...)
	__attribute__((__format__(__printf__, 3, 4)));
/* error_at_line: "program:file:line: text". */
void error_at_line(int status, int number, const char *file, unsigned line, const char *format, ...)
	__attribute__((__format__(__printf__, 5, 6)));

extern unsigned error_message_count;        /* how many there were */
extern int error_one_per_line;              /* not 0: one message for one line of one file */
extern void (*error_print_progname)(void);  /* instead of "program: "; NULL */
__END_DECLS

#endif
