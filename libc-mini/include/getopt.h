/* getopt.h: POSIX.1-2017 getopt(), GNU's long options; see getopt(3).
 * Arguments that are no options are moved behind the options, unless the option string begins with
 * '+' or POSIXLY_CORRECT is set. "x:" takes a value, "x::" may have one. Returns the option, -1 at
 * the end, '?' for an unknown one, and for a missing value '?', or ':' if the string begins so. */
#ifndef _GETOPT_H
#define _GETOPT_H

#include <features.h>

#define no_argument       0
#define required_argument 1
#define optional_argument 2

struct option {
	const char *name;
	int has_arg;
	int *flag;      /* if not NULL, val is stored there and 0 returned */
	int val;
};

__BEGIN_DECLS
extern char *optarg;                    /* the option's value, or NULL */
extern int optind, opterr, optopt;      /* next argument; say errors; the faulty option */
extern int optreset;                    /* BSD: 1 starts again (GNU: optind = 0) */

int getopt(int argc, char *const argv[], const char *options);
/* *index (if not NULL): which of long_options it was. Names may be shortened if that is unique. */
int getopt_long(int argc, char *const argv[], const char *options,
	const struct option *long_options, int *index);
/* One '-' is enough for a long option. */
int getopt_long_only(int argc, char *const argv[], const char *options,
	const struct option *long_options, int *index);
__END_DECLS

#endif
