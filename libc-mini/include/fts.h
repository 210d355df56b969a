/* fts.h: 4.4BSD's fts(3): the files below some paths, one after the other. */
#ifndef _FTS_H
#define _FTS_H

#include <features.h>
#include <sys/types.h>
#include <sys/stat.h>

__BEGIN_DECLS

typedef struct _ftsent {
	struct _ftsent *fts_cycle;      /* FTS_DC: the folder that this one is */
	struct _ftsent *fts_parent;
	struct _ftsent *fts_link;       /* next in the folder */
	long fts_number;                /* the program's own */
	void *fts_pointer;
	char *fts_accpath;              /* how to get at it from the current folder */
	char *fts_path;                 /* … from the start */
	int fts_errno;
	int fts_symfd;
	unsigned short fts_pathlen, fts_namelen;
	ino_t fts_ino;
	dev_t fts_dev;
	nlink_t fts_nlink;
	short fts_level;                /* FTS_ROOTLEVEL: a path that was given */
	unsigned short fts_info;        /* what it is: FTS_D … */
	unsigned short fts_flags;
	unsigned short fts_instr;       /* fts_set() */
	struct stat *fts_statp;
	char fts_name[1];
} FTSENT;

typedef struct {
	struct _ftsent *fts_cur, *fts_child, *fts_array;
	dev_t fts_dev;
	char *fts_path;
	int fts_rfd;
	int fts_pathlen, fts_nitems;
	int (*fts_compar)(const FTSENT **, const FTSENT **);
	int fts_options;
} FTS;

/* options */
#define FTS_COMFOLLOW  0x0001   /* follow symbolic links that were given */
#define FTS_LOGICAL    0x0002   /* follow all; exactly one of this and FTS_PHYSICAL */
#define FTS_NOCHDIR    0x0004   /* accepted; the walk never changes the current folder */
#define FTS_NOSTAT     0x0008
#define FTS_PHYSICAL   0x0010
#define FTS_SEEDOT     0x0020   /* tell . and .. */
#define FTS_XDEV       0x0040   /* stay in the file system */
#define FTS_WHITEOUT   0x0080
#define FTS_OPTIONMASK 0x00ff
#define FTS_NAMEONLY   0x0100   /* fts_children() */
#define FTS_STOP       0x0200

#define FTS_ROOTPARENTLEVEL (-1)
#define FTS_ROOTLEVEL       0

/* fts_info */
#define FTS_D       1   /* a folder, before what is in it */
#define FTS_DC      2   /* a folder that is one of its parents */
#define FTS_DEFAULT 3
#define FTS_DNR     4   /* a folder that cannot be read */
#define FTS_DOT     5
#define FTS_DP      6   /* a folder, after what is in it */
#define FTS_ERR     7
#define FTS_F       8
#define FTS_INIT    9
#define FTS_NS      10  /* stat() failed */
#define FTS_NSOK    11  /* stat() was not asked for */
#define FTS_SL      12
#define FTS_SLNONE  13
#define FTS_W       14

/* fts_set() */
#define FTS_AGAIN   1
#define FTS_FOLLOW  2
#define FTS_NOINSTR 3
#define FTS_SKIP    4

/* Paths, ended by NULL; NULL and errno. */
FTS *fts_open(char *const *paths, int options, int (*compare)(const FTSENT **, const FTSENT **));
/* The next file; NULL at the end with errno 0, or with the error. Valid until it is passed. */
FTSENT *fts_read(FTS *walk);
/* The files of the folder that fts_read() returned last, linked. */
FTSENT *fts_children(FTS *walk, int options);
int fts_set(FTS *walk, FTSENT *file, int instruction);
int fts_close(FTS *walk);

__END_DECLS

#endif
