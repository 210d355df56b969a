/* unistd.h: POSIX.1-2017 <unistd.h>; BSD's and GNU's additions. Unless said otherwise a function
 * returns 0, or -1 with errno as the manual page of section 2 or 3 of its name lists. */
#ifndef _UNISTD_H
#define _UNISTD_H

#include <features.h>
#include <bits/types.h>
#include <bits/confname.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

typedef __ssize_t ssize_t;
typedef __uid_t uid_t;
typedef __gid_t gid_t;
typedef __off_t off_t;
typedef __pid_t pid_t;
typedef __useconds_t useconds_t;
typedef __INTPTR_TYPE__ intptr_t;

__BEGIN_DECLS

#define STDIN_FILENO  0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#ifdef __MINI_GNU
#define SEEK_DATA 3
#define SEEK_HOLE 4
#endif
#ifdef __MINI_DEFAULT
#define L_SET  0
#define L_INCR 1
#define L_XTND 2
#endif

#define F_OK 0
#define R_OK 4
#define W_OK 2
#define X_OK 1

/* ---- bytes of files ---- */
/* At most n bytes; return how many: fewer at the end of a file, of a pipe, or after a signal. */
ssize_t read(int fd, void *buffer, size_t n);
ssize_t write(int fd, const void *bytes, size_t n);
ssize_t pread(int fd, void *buffer, size_t n, off_t offset);
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset);
/* The new offset from the start, or -1. */
off_t lseek(int fd, off_t offset, int whence);
int close(int fd);
int fsync(int fd);
int fdatasync(int fd);
int truncate(const char *path, off_t size);
int ftruncate(int fd, off_t size);
int pipe(int fds[2]);
/* The new descriptor, or -1. */
int dup(int fd);
int dup2(int fd, int new_fd);

/* ---- names of files ---- */
int access(const char *path, int mode);
int faccessat(int dir, const char *path, int mode, int flags);
int link(const char *path, const char *new_path);
int linkat(int dir, const char *path, int new_dir, const char *new_path, int flags);
int symlink(const char *target, const char *path);
int symlinkat(const char *target, int dir, const char *path);
/* The target's bytes, without an end mark; returns how many were stored. */
ssize_t readlink(const char *__restrict path, char *__restrict buffer, size_t size);
ssize_t readlinkat(int dir, const char *__restrict path, char *__restrict buffer, size_t size);
int unlink(const char *path);
int unlinkat(int dir, const char *path, int flags);
int rmdir(const char *path);
int chown(const char *path, uid_t user, gid_t group);
int fchown(int fd, uid_t user, gid_t group);
int lchown(const char *path, uid_t user, gid_t group);
int fchownat(int dir, const char *path, uid_t user, gid_t group, int flags);
int chdir(const char *path);
int fchdir(int fd);
/* The path of the current folder, in buffer (ERANGE: too small) or, if that is NULL, in memory from
 * malloc(), of `size` bytes or, if that is 0, as many as it takes. NULL and errno on failure. */
char *getcwd(char *buffer, size_t size);

/* ---- processes ---- */
pid_t fork(void);
pid_t _Fork(void);      /* fork() without pthread_atfork()'s functions; may be called in a handler */
/* These return only on failure, -1. The p functions look along PATH. */
int execve(const char *path, char *const argv[], char *const envp[]);
int execv(const char *path, char *const argv[]);
int execvp(const char *file, char *const argv[]);
int execl(const char *path, const char *arg0, ... /* NULL */);
int execle(const char *path, const char *arg0, ... /* NULL, char *const envp[] */);
int execlp(const char *file, const char *arg0, ... /* NULL */);
int fexecve(int fd, char *const argv[], char *const envp[]);
_Noreturn void _exit(int status);
pid_t getpid(void);
pid_t getppid(void);
pid_t getpgrp(void);
pid_t getpgid(pid_t pid);
int setpgid(pid_t pid, pid_t group);
pid_t setsid(void);
pid_t getsid(pid_t pid);
int nice(int increment);        /* the new nice value, which may be -1: look at errno */
unsigned alarm(unsigned seconds);       /* seconds that were left of the former alarm, or 0 */
unsigned sleep(unsigned seconds);       /* seconds that were left when a signal came, or 0 */
int pause(void);

/* ---- users ---- */
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int setuid(uid_t user);
int seteuid(uid_t user);
int setgid(gid_t group);
int setegid(gid_t group);
int getgroups(int size, gid_t groups[]);        /* how many; size 0: does not store */
/* The name of who logged in at this terminal; the _r form returns 0 or the error. */
char *getlogin(void);
int getlogin_r(char *name, size_t size);

/* ---- terminals ---- */
int isatty(int fd);     /* 1, or 0 with ENOTTY or EBADF */
char *ttyname(int fd);
int ttyname_r(int fd, char *name, size_t size); /* 0, or the error: ERANGE … */
pid_t tcgetpgrp(int fd);
int tcsetpgrp(int fd, pid_t group);

/* ---- limits and names of the system ---- */
/* -1 with errno untouched: no limit; with EINVAL: no such name. */
long sysconf(int name);
long pathconf(const char *path, int name);
long fpathconf(int fd, int name);
/* Bytes that the whole value needs, with its end mark; 0: no value, or EINVAL. */
size_t confstr(int name, char *buffer, size_t size);
int gethostname(char *name, size_t size);       /* ENAMETOOLONG: size is too small */

/* ---- options of main (POSIX 12.2) ---- */
int getopt(int argc, char *const argv[], const char *options);
extern char *optarg;
extern int optind, opterr, optopt;

#ifdef __MINI_XSI
void swab(const void *__restrict from, void *__restrict to, ssize_t n);
char *crypt(const char *key, const char *salt);
void encrypt(char block[64], int decode);
void sync(void);
long gethostid(void);
int lockf(int fd, int command, off_t length);
int setreuid(uid_t user, uid_t effective);
int setregid(gid_t group, gid_t effective);
pid_t setpgrp(void);

#define F_ULOCK 0
#define F_LOCK  1
#define F_TLOCK 2
#define F_TEST  3
#endif

#ifdef __MINI_DEFAULT
extern char *optarg;
int usleep(useconds_t microseconds);
useconds_t ualarm(useconds_t microseconds, useconds_t interval);
pid_t vfork(void);
/* The program break (brk(2)); sbrk() returns the former one or (void *)-1. */
int brk(void *end);
void *sbrk(intptr_t increment);
int chroot(const char *path);
int daemon(int keep_folder, int keep_streams);
int getpagesize(void);
int getdtablesize(void);
char *getpass(const char *prompt);      /* without echo; in a static buffer */
char *getwd(char *buffer /* PATH_MAX */);
int sethostname(const char *name, size_t size);
int getdomainname(char *name, size_t size);
int setdomainname(const char *name, size_t size);
int setgroups(size_t n, const gid_t groups[]);
/* A system call by its number of <sys/syscall.h>; -1 and errno on failure. */
long syscall(long number, ...);
int vhangup(void);
int acct(const char *path);
int getentropy(void *buffer, size_t n);         /* n up to 256 (EIO) */
int issetugid(void);
int setlogin(const char *name);
int ttyslot(void);
void setusershell(void);
void endusershell(void);
char *getusershell(void);
#endif

#ifdef __MINI_GNU
extern char **environ;
#define TEMP_FAILURE_RETRY(expression) (__extension__ ({ \
	long __retry; \
	do \
		__retry = (long)(expression); \
	while (__retry == -1 && *__errno_location() == 4 /* EINTR */); \
	__retry; }))
int *__errno_location(void);
int dup3(int fd, int new_fd, int flags);
int pipe2(int fds[2], int flags);
int execvpe(const char *file, char *const argv[], char *const envp[]);
int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags);
int euidaccess(const char *path, int mode);
int eaccess(const char *path, int mode);
char *get_current_dir_name(void);       /* PWD if it is right, else getcwd(); for free() */
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
int setresuid(uid_t real, uid_t effective, uid_t saved);
int setresgid(gid_t real, gid_t effective, gid_t saved);
int group_member(gid_t group);
int syncfs(int fd);
ssize_t copy_file_range(int fd, off_t *offset, int to_fd, off_t *to_offset, size_t n, unsigned flags);
int close_range(unsigned first, unsigned last, int flags);
void closefrom(int first);
pid_t gettid(void);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
typedef __off_t off64_t;
#define lseek64     lseek
#define pread64     pread
#define pwrite64    pwrite
#define truncate64  truncate
#define ftruncate64 ftruncate
#define lockf64     lockf
#endif

/* ---- what of POSIX there is (constants for #if; sysconf() says the same) ---- */
#ifndef _POSIX_VERSION
#define _POSIX_VERSION                     200809L
#define _POSIX2_VERSION                    200809L
#define _XOPEN_VERSION                     700
#define _XOPEN_UNIX                        1
#define _XOPEN_ENH_I18N                    1
#define _POSIX_ADVISORY_INFO               200809L
#define _POSIX_ASYNCHRONOUS_IO             (-1)
#define _POSIX_BARRIERS                    (-1)
#define _POSIX_CHOWN_RESTRICTED            1
#define _POSIX_CLOCK_SELECTION             200809L
#define _POSIX_CPUTIME                     0
#define _POSIX_FSYNC                       200809L
#define _POSIX_IPV6                        200809L
#define _POSIX_JOB_CONTROL                 1
#define _POSIX_MAPPED_FILES                200809L
#define _POSIX_MEMLOCK                     200809L
#define _POSIX_MEMLOCK_RANGE               200809L
#define _POSIX_MEMORY_PROTECTION           200809L
#define _POSIX_MESSAGE_PASSING             200809L
#define _POSIX_MONOTONIC_CLOCK             0
#define _POSIX_NO_TRUNC                    1
#define _POSIX_RAW_SOCKETS                 200809L
#define _POSIX_READER_WRITER_LOCKS         200809L
#define _POSIX_REALTIME_SIGNALS            200809L
#define _POSIX_REGEXP                      1
#define _POSIX_SAVED_IDS                   1
#define _POSIX_SEMAPHORES                  200809L
#define _POSIX_SHARED_MEMORY_OBJECTS       200809L
#define _POSIX_SHELL                       1
#define _POSIX_SPAWN                       200809L
#define _POSIX_SPIN_LOCKS                  200809L
#define _POSIX_THREADS                     200809L
#define _POSIX_THREAD_SAFE_FUNCTIONS       200809L
#define _POSIX_THREAD_ATTR_STACKADDR       200809L
#define _POSIX_THREAD_ATTR_STACKSIZE       200809L
#define _POSIX_THREAD_CPUTIME              0
#define _POSIX_TIMEOUTS                    200809L
#define _POSIX_TIMERS                      200809L
#define _POSIX_VDISABLE                    0
#define _POSIX2_C_BIND                     200809L
#define _POSIX_V7_LP64_OFF64               1
#define _POSIX_V6_LP64_OFF64               1
#endif

__END_DECLS

#endif
