/* ftw.h: POSIX.1-2017 <ftw.h>: a function for each file below a path. */
#ifndef _FTW_H
#define _FTW_H

#include <features.h>
#include <sys/stat.h>

__BEGIN_DECLS

/* What the function is told of a file. */
#define FTW_F   0       /* not a folder */
#define FTW_D   1       /* a folder, before what is in it */
#define FTW_DNR 2       /* a folder that cannot be read */
#define FTW_NS  3       /* stat() failed */
#define FTW_SL  4       /* a symbolic link (FTW_PHYS) */
#define FTW_DP  5       /* a folder, after what is in it (FTW_DEPTH) */
#define FTW_SLN 6       /* a symbolic link to nothing */
/* flags of nftw() */
#define FTW_PHYS  1     /* do not follow symbolic links */
#define FTW_MOUNT 2     /* stay in the file system */
#define FTW_CHDIR 4     /* be in a file's folder when it is told */
#define FTW_DEPTH 8     /* a folder after what is in it */
#ifdef __MINI_GNU
#define FTW_ACTIONRETVAL 16     /* the function says how to go on: */
#define FTW_CONTINUE      0
#define FTW_STOP          1
#define FTW_SKIP_SUBTREE  2
#define FTW_SKIP_SIBLINGS 3
#endif

struct FTW {
	int base;       /* where in the path the file's name begins */
	int level;      /* 0: the path that was given */
};

/* Return 0, what the function returned if that is not 0 (the walk ends there), or -1. At most
 * `descriptors` folders are held open. */
int ftw(const char *path, int (*function)(const char *, const struct stat *, int), int descriptors);
int nftw(const char *path, int (*function)(const char *, const struct stat *, int, struct FTW *),
	int descriptors, int flags);

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define ftw64  ftw
#define nftw64 nftw
#endif

__END_DECLS

#endif
