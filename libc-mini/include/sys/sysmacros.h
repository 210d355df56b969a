/* sys/sysmacros.h: the parts of a device number: a major and a minor number of 32 bits each, of
 * which the low bits lie where they always lay:
 *
 *   63               44 43              20 19           8 7          0
 *   | major, bits 31-12 | minor, bits 31-8 | major, 11-0 | minor, 7-0 |
 */
#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H

#include <features.h>
#include <bits/types.h>

__BEGIN_DECLS

/* As functions too, under the names that objects compiled with glibc's headers use. */
unsigned gnu_dev_major(__dev_t device);
unsigned gnu_dev_minor(__dev_t device);
__dev_t gnu_dev_makedev(unsigned __major, unsigned __minor);

#define major(device) \
	((unsigned)(((__dev_t)(device) >> 32 & 0xfffff000) | ((__dev_t)(device) >> 8 & 0xfff)))
#define minor(device) \
	((unsigned)(((__dev_t)(device) >> 12 & 0xffffff00) | ((__dev_t)(device) & 0xff)))
#define makedev(__major, __minor) \
	(((__dev_t)(__major) & 0xfffff000) << 32 | ((__dev_t)(__major) & 0xfff) << 8 \
	| ((__dev_t)(__minor) & 0xffffff00) << 12 | ((__dev_t)(__minor) & 0xff))

__END_DECLS

#endif
