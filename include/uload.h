/* uload.h: execve(2) in userspace, as a library.
 *
 * Link with -luload (libuload.a; no other library is needed). Works in a static or dynamic process
 * of any C library on Linux x86-64. All functions are synchronous; none allocates with malloc. */
#ifndef ULOAD_H
#define ULOAD_H

#ifdef __cplusplus
extern "C" {
#endif

#define ULOAD_VERSION "0.1"

#define ULOAD_MESSAGE_MAX 512

/* Why a program was not loaded. */
struct uload_refusal {
	int error;              /* errno: what execve(2) would have set, or the nearest */
	int status;             /* exit status of the uload command for it: 126 or 127 */
	const char *rule;       /* rule id, "filesz-le-memsz" (uload-rules(7)); static storage */
	int index;              /* program header at fault, or -1 */
	unsigned long long a, b; /* the two numbers that disagree; 0 where there are none */
	char message[ULOAD_MESSAGE_MAX]; /* one line for people: path, reason, numbers, [rule] */
};

/* Replaces this process's program by the one in the file `path`, as execve(2) does.
 *
 *   path   taken as it is: no search in PATH. #! scripts work.
 *   argv   ends with NULL; may be empty (the program then gets one empty argument, as since
 *          Linux 5.18). NULL is taken as empty.
 *   envp   ends with NULL. NULL is taken as empty.
 *   why    filled on failure; may be NULL
 *
 * Everything that can be refused is refused first, while the process is still whole. Then what
 * execve resets is reset (caught signals, alternate stack, close-on-exec descriptors, POSIX timers,
 * robust list, rseq, memory locks, registers, all mappings) and the program is entered. What
 * execve keeps is kept. No atexit handler runs and no stdio buffer is written: flush first.
 *
 * A child that shares this memory (clone(2), CLONE_VM) must have ended before: it would lose its ground.
 * POSIX record locks (fcntl(2)) that this process holds on the program's, interpreter's or script's own
 * file are lost, since uload opens and closes those files itself.
 *
 * Where mlockall(MCL_FUTURE) and RLIMIT_MEMLOCK leave no room for uload's bridge, all locks are
 * released first; if the load is then refused after all (EAGAIN, ENOMEM), they are gone.
 *
 * Does not return on success. Returns -1 with errno set: EBUSY if other threads are alive, or if
 * the memory is shared with the parent (vfork); ENOENT without /proc; else what execve(2) gives
 * (E2BIG, EACCES, ELIBBAD, ELOOP, ENOENT, ENOEXEC, ENOMEM, ETXTBSY, …). Where the kernel would have
 * killed the process (p_filesz > p_memsz, …) errno is ENOEXEC. If a system call fails behind the
 * point of no return, one line goes to standard error and the process exits with status 126.
 *
 * Source: execve(2); Linux fs/exec.c begin_new_exec(), fs/binfmt_elf.c load_elf_binary(). */
int uload_exec(const char *path, char *const argv[], char *const envp[],
	struct uload_refusal *why);

/* The same for an open file, as fexecve(3): AT_EXECFN is /dev/fd/N. `fd` may be open for reading or
 * with O_PATH; it is closed if it is close-on-exec, else it stays open in the program. A script on
 * a close-on-exec descriptor is refused with ENOENT, as by the kernel. Further errors: EBADF. */
int uload_fexec(int fd, char *const argv[], char *const envp[], struct uload_refusal *why);

struct uload_plan; /* what uload_exec() would do, from the first step to the jump */

/* Plans without running. Takes and returns errors as uload_exec() does; NULL on failure. Addresses
 * and random bytes are one draw: another plan, and uload_exec(), draw again. The strings that the
 * arguments point to must stay as they are until uload_plan_free(). */
struct uload_plan *uload_plan(const char *path, char *const argv[], char *const envp[],
	struct uload_refusal *why);

/* Writes the plan to a descriptor: for people (the text of `uload --explain`) or as JSON,
 * both without the names of sections. Returns 0, or -1 with the errno of write(2). */
enum uload_format { ULOAD_TEXT, ULOAD_JSON };
int uload_plan_print(const struct uload_plan *plan, int fd, enum uload_format format);

/* Gives back everything that uload_plan() took (memory, descriptors). NULL is allowed. */
void uload_plan_free(struct uload_plan *plan);

#ifdef __cplusplus
}
#endif

#endif
