/* tools.h: what the subcommands of ulab share. */
#ifndef LAB_ULAB_H
#define LAB_ULAB_H

#include <stddef.h>

/* As uload's. */
#define STATUS_USAGE 125
#define STATUS_CANNOT 126
#define STATUS_NOT_FOUND 127

/* Each gets its own name as argv[0] and returns an exit status. */
int step_main(int argc, char **argv);
int watch_main(int argc, char **argv);
int report_main(int argc, char **argv);
int lesson_main(int argc, char **argv);
int torture_main(int argc, char **argv);
int events_main(int argc, char **argv); /* ulab events [-o FILE] prog args: the raw stream */

/* "ulab: " + the text + newline on stderr; returns status. */
int ulab_error(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The value of "NAME=VALUE" or "NAME VALUE" at argv[*i], which moves to the option's last word; NULL if
 * it is another option, or its value is missing. */
const char *ulab_option_value(const char *name, int argc, char **argv, int *i);

/* Reads one option of uload's at argv[*i] (with the next word as its value if need be) into the
 * list that struct tracer_options wants. 1: it was one, *i is at its last word; 0: it is not. */
int ulab_load_option(int argc, char **argv, int *i, char ***list);

/* The folder that ulab lies in (of /proc/self/exe), interned; for what lies beside it. */
const char *ulab_folder(void);

/* "132 KiB", "8.0 MiB", "17 B" into text[24]; returns text. */
char *ulab_bytes(double bytes, char *text);

/* Ends by the program's own wait(2) status: the same exit status, or the same signal. Never returns. */
_Noreturn void ulab_leave(int wait_status);

#endif
