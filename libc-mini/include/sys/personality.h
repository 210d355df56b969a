/* sys/personality.h: personality(2); the constants are the kernel's. */
#ifndef _SYS_PERSONALITY_H
#define _SYS_PERSONALITY_H

#include <features.h>
#include <linux/personality.h>
#undef personality

__BEGIN_DECLS

int personality(unsigned long persona); /* the former one, or -1 */

__END_DECLS

#endif
