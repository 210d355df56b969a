/* sys/random.h: getrandom(2), getentropy(3). */
#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#include <stddef.h>

typedef __ssize_t ssize_t;

__BEGIN_DECLS

#define GRND_NONBLOCK 1
#define GRND_RANDOM   2
#define GRND_INSECURE 4

ssize_t getrandom(void *buffer, size_t n, unsigned flags);      /* bytes stored, or -1 */
int getentropy(void *buffer, size_t n);                         /* n up to 256 (EIO) */

__END_DECLS

#endif
