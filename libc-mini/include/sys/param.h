/* sys/param.h: BSD's limits and small macros. */
#ifndef _SYS_PARAM_H
#define _SYS_PARAM_H

#include <features.h>
#include <limits.h>
#include <endian.h>
#include <signal.h>
#define __need_NULL
#include <stddef.h>

#define MAXSYMLINKS    20
#define MAXHOSTNAMELEN 64
#define MAXNAMLEN      255
#define MAXPATHLEN     4096
#define NBBY           8
#define NGROUPS        32
#define CANBSIZ        255
#define NOFILE         256
#define NCARGS         131072
#define DEV_BSIZE      512
#define NOGROUP        (-1)
#ifndef EXEC_PAGESIZE
#define EXEC_PAGESIZE  4096
#endif
#ifndef HZ
#define HZ             100
#endif

#undef MIN
#undef MAX
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

#define setbit(a, i)   ((a)[(i) / 8] |= 1 << (i) % 8)
#define clrbit(a, i)   ((a)[(i) / 8] &= ~(1 << (i) % 8))
#define isset(a, i)    ((a)[(i) / 8] & 1 << (i) % 8)
#define isclr(a, i)    (!isset(a, i))
#define howmany(n, d)  (((n) + ((d) - 1)) / (d))
#define roundup(n, d)  (howmany(n, d) * (d))
#define powerof2(n)    (!((n) & ((n) - 1)))

#endif
