/* sys/sysinfo.h: sysinfo(2); GNU's get_nprocs() and its like. */
#ifndef _SYS_SYSINFO_H
#define _SYS_SYSINFO_H

#include <features.h>

__BEGIN_DECLS

#define SI_LOAD_SHIFT 16

struct sysinfo {
	long uptime;                            /* seconds */
	unsigned long loads[3];                 /* 1, 5, 15 minutes; 1 << SI_LOAD_SHIFT is 1.0 */
	unsigned long totalram, freeram, sharedram, bufferram, totalswap, freeswap; /* mem_unit */
	unsigned short procs, __pad;
	unsigned long totalhigh, freehigh;
	unsigned mem_unit;
};

int sysinfo(struct sysinfo *info);
int get_nprocs_conf(void);
int get_nprocs(void);           /* processors that this process may use */
long get_phys_pages(void);
long get_avphys_pages(void);

__END_DECLS

#endif
