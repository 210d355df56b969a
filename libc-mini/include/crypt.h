/* crypt.h: one-way hashes of passwords, POSIX.1-2017 crypt() and GNU's crypt_r(). They come in
 * libcrypt.a, which is linked without being named: tools/borrow.sh says where from. */
#ifndef _CRYPT_H
#define _CRYPT_H

#include <features.h>

__BEGIN_DECLS

struct crypt_data {
	int initialized;        /* 0 before the first call */
	char __buffer[32764];
};

/* The hash of key under the method and salt that the setting begins with: $1$ MD5, $2a$ $2b$ $2y$
 * Blowfish, $5$ SHA-256, $6$ SHA-512, two characters of [./0-9A-Za-z] DES. A setting that is not
 * valid gives "*0" (or "*1", if the setting was "*0"), which no key hashes to. */
char *crypt(const char *key, const char *setting);
char *crypt_r(const char *key, const char *setting, struct crypt_data *data);

__END_DECLS

#endif
