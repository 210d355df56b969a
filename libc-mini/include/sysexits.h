/* sysexits.h: exit statuses (BSD). */
#ifndef _SYSEXITS_H
#define _SYSEXITS_H

#define EX_OK           0
#define EX__BASE        64
#define EX_USAGE        64      /* the command was used wrongly */
#define EX_DATAERR      65      /* the input is wrong */
#define EX_NOINPUT      66      /* an input file cannot be read */
#define EX_NOUSER       67
#define EX_NOHOST       68
#define EX_UNAVAILABLE  69      /* a service is missing */
#define EX_SOFTWARE     70      /* a mistake of the program's own */
#define EX_OSERR        71      /* cannot fork … */
#define EX_OSFILE       72      /* a system file is missing or bad */
#define EX_CANTCREAT    73      /* an output file cannot be made */
#define EX_IOERR        74
#define EX_TEMPFAIL     75      /* try again later */
#define EX_PROTOCOL     76
#define EX_NOPERM       77
#define EX_CONFIG       78
#define EX__MAX         78

#endif
