/* mntent.h: /etc/fstab and /proc/mounts (BSD). Fields are separated by white space; \040 and its
 * like stand for the characters that cannot be written. */
#ifndef _MNTENT_H
#define _MNTENT_H

#include <features.h>
#include <paths.h>
#include <bits/file.h>

__BEGIN_DECLS

#define MNTTAB  _PATH_MNTTAB
#define MOUNTED _PATH_MOUNTED

#define MNTTYPE_IGNORE "ignore"
#define MNTTYPE_NFS    "nfs"
#define MNTTYPE_SWAP   "swap"
#define MNTOPT_DEFAULTS "defaults"
#define MNTOPT_RO      "ro"
#define MNTOPT_RW      "rw"
#define MNTOPT_SUID    "suid"
#define MNTOPT_NOSUID  "nosuid"
#define MNTOPT_NOAUTO  "noauto"

struct mntent {
	char *mnt_fsname, *mnt_dir, *mnt_type, *mnt_opts;
	int mnt_freq, mnt_passno;
};

FILE *setmntent(const char *path, const char *mode);
/* The next line that has at least a device and a folder; NULL at the end. */
struct mntent *getmntent(FILE *stream);
struct mntent *getmntent_r(FILE *__restrict stream, struct mntent *__restrict entry,
	char *__restrict buffer, int size);
int addmntent(FILE *stream, const struct mntent *entry);        /* 0, or 1 on failure */
int endmntent(FILE *stream);                                    /* 1 */
/* Where the option is in mnt_opts, or NULL. */
char *hasmntopt(const struct mntent *entry, const char *option);

__END_DECLS

#endif
