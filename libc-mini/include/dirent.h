/* dirent.h: POSIX.1-2017 <dirent.h>; BSD's and GNU's additions. */
#ifndef _DIRENT_H
#define _DIRENT_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#include <stddef.h>

typedef __ino_t ino_t;
typedef __off_t off_t;
typedef __ssize_t ssize_t;

__BEGIN_DECLS

/* As the kernel's getdents64(2) stores them. */
struct dirent {
	ino_t d_ino;
	off_t d_off;                    /* telldir() after this entry */
	unsigned short d_reclen;        /* bytes up to the next one */
	unsigned char d_type;           /* DT_ */
	char d_name[256];
};
#define d_fileno d_ino

typedef struct __dirstream DIR;

DIR *opendir(const char *path);         /* NULL and errno */
DIR *fdopendir(int fd);                 /* owns fd from then on; ENOTDIR, EBADF */
int closedir(DIR *folder);
/* The next entry, valid until the next call; NULL at the end (errno untouched) or with errno. */
struct dirent *readdir(DIR *folder);
int readdir_r(DIR *__restrict folder, struct dirent *__restrict entry,
	struct dirent **__restrict result);
void rewinddir(DIR *folder);
int dirfd(DIR *folder);
#ifdef __MINI_XSI
long telldir(DIR *folder);
void seekdir(DIR *folder, long place);
#endif
/* Stores in *list an array of entries that select() wants (NULL: all), sorted by compare() (NULL:
 * not), all from malloc(); returns how many, or -1. */
int scandir(const char *path, struct dirent ***list, int (*select)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **));
int alphasort(const struct dirent **a, const struct dirent **b);

#ifdef __MINI_DEFAULT
#define DT_UNKNOWN 0
#define DT_FIFO    1
#define DT_CHR     2
#define DT_DIR     4
#define DT_BLK     6
#define DT_REG     8
#define DT_LNK     10
#define DT_SOCK    12
#define DT_WHT     14
#define IFTODT(mode) (((mode) & 0170000) >> 12)
#define DTTOIF(type) ((type) << 12)
#ifndef MAXNAMLEN
#define MAXNAMLEN 255
#endif
#define _DIRENT_HAVE_D_RECLEN
#define _DIRENT_HAVE_D_OFF
#define _DIRENT_HAVE_D_TYPE
ssize_t getdirentries(int fd, char *__restrict buffer, size_t size, off_t *__restrict place);
/* The kernel's entries as they are (POSIX.1-2024: posix_getdents). */
ssize_t getdents64(int fd, void *buffer, size_t size);
ssize_t getdents(int fd, struct dirent *buffer, size_t size);
#endif

#ifdef __MINI_GNU
int versionsort(const struct dirent **a, const struct dirent **b);
int scandirat(int dir, const char *path, struct dirent ***list,
	int (*select)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **));
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
typedef __ino_t ino64_t;
typedef __off_t off64_t;
#define dirent64      dirent
#define readdir64     readdir
#define readdir64_r   readdir_r
#define scandir64     scandir
#define scandirat64   scandirat
#define alphasort64   alphasort
#define versionsort64 versionsort
#endif

__END_DECLS

#endif
