/* file.c: see file.h.
 *
 * A name is looked at before it is opened (a FIFO or a device must not be touched), and the open
 * descriptor is looked at again (it may have been exchanged meanwhile). */
#include "file.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "sys.h"

#define AT_EXECVE_CHECK 0x10000 /* Linux 6.14 */

/* AT_EMPTY_PATH's path. A string literal could share its byte with one in a page not yet touched. */
static const char itself[1] = {0};

static const char *kind_of(unsigned mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR: return "directory";
	case S_IFIFO: return "FIFO";
	case S_IFCHR: return "character device";
	case S_IFBLK: return "block device";
	case S_IFSOCK: return "socket";
	default: return "special file";
	}
}

static int check_regular(const struct stat *st, struct refusal *why)
{
	return S_ISREG(st->st_mode) ? 0
		: refuse_named(why, NOT_REGULAR, kind_of(st->st_mode), EACCES);
}

static int refuse_open(long error, enum image_role role, struct refusal *why)
{
	if (error == -ENOENT)
		return refuse_named(why, role == PROGRAM ? NOT_FOUND : INTERP_NOT_FOUND, NULL, ENOENT);
	return refuse_named(why, OPEN_FAILED, NULL, (int)-error);
}

/* access(2) for the effective ids; it says EACCES for a noexec mount, too. Linux before 5.8 has no
 * faccessat2: there the older call judges by the real ids. */
static int check_permission(const struct file *file, struct refusal *why)
{
	long error = sys4(__NR_faccessat2, file->fd, itself, X_OK, AT_EMPTY_PATH | AT_EACCESS);

	if (error == -ENOSYS || error == -EPERM)
		error = sys3(__NR_faccessat, AT_FDCWD, file->path, X_OK);
	if (!sys_failed(error))
		return 0;
	if (file->mode & 0111) {
		struct statfs fs = {0};

		if (!sys_failed(sys2(__NR_fstatfs, file->fd, &fs)) && (fs.f_flags & ST_NOEXEC))
			return refuse_named(why, NOEXEC_MOUNT, NULL, EACCES);
	}
	return refuse(why, NO_EXEC_PERMISSION, -1, file->mode & 07777, 0);
}

static int check_busy_by_kernel(const struct file *file, struct refusal *why)
{
	char *const none[] = {"", NULL};
	long error = sys5(__NR_execveat, file->fd, itself, none, none + 1,
		AT_EMPTY_PATH | AT_EXECVE_CHECK);

	return error == -ETXTBSY ? refuse_named(why, TEXT_BUSY, NULL, ETXTBSY) : 0;
}

/* Is the file open for writing somewhere? A read lease says so cheaply, to the file's owner; else the
 * kernel's own check is asked (six microseconds more; not before Linux 6.14). A writer who comes while
 * the lease is held has us told so by a signal: by one that is ignored unless a living process catches
 * it, so there the kernel is asked at once. */
static int check_busy(const struct file *file, int living, struct refusal *why)
{
	if (living || sys_failed(sys3(__NR_fcntl, file->fd, F_SETSIG, SIGURG))
	    || sys_failed(sys3(__NR_fcntl, file->fd, F_SETLEASE, F_RDLCK)))
		return check_busy_by_kernel(file, why);
	sys3(__NR_fcntl, file->fd, F_SETLEASE, F_UNLCK);
	return 0;
}

/* execve(2) needs no descriptor: where the soft limit leaves none, it steps aside for a moment. */
static long open_for_reading(const char *path)
{
	const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	long fd = sys_open(path, flags, 0);
	struct limit limit, more;

	if (fd != -EMFILE)
		return fd;
	limit = sys_limit(RLIMIT_NOFILE, 0);
	more = (struct limit){limit.hard, limit.hard};
	if (limit.soft == limit.hard || sys_failed(sys4(__NR_prlimit64, 0, RLIMIT_NOFILE, &more, NULL)))
		return fd;
	fd = sys_open(path, flags, 0);
	sys4(__NR_prlimit64, 0, RLIMIT_NOFILE, &limit, NULL);
	return fd;
}

static int open_path(const char *path, enum image_role role, struct file *file,
	struct refusal *why)
{
	struct stat st;
	long error = sys4(__NR_newfstatat, AT_FDCWD, path, &st, 0);

	if (sys_failed(error))
		return refuse_open(error, role, why);
	if (check_regular(&st, why))
		return -1;
	error = open_for_reading(path);
	if (error == -EACCES) {
		/* The permissions on the way and the x bit are there: it is the r bit. */
		if (!sys_failed(sys4(__NR_faccessat2, AT_FDCWD, path, X_OK, AT_EACCESS)))
			return refuse_named(why, UNREADABLE, NULL, EACCES);
		return refuse(why, NO_EXEC_PERMISSION, -1, st.st_mode & 07777, 0);
	}
	if (sys_failed(error))
		return refuse_open(error, role, why);
	file->fd = (int)error;
	return 0;
}

static int examine(struct file *file, struct memory *memory, struct refusal *why)
{
	struct stat st;
	long n = sys2(__NR_fstat, file->fd, &st);

	if (sys_failed(n))
		return refuse_named(why, OPEN_FAILED, NULL, (int)-n);
	file->size = (uint64_t)st.st_size;
	file->mode = st.st_mode;
	if (check_regular(&st, why) || check_permission(file, why) || check_busy(file, memory->host->living, why))
		return -1;
	file->bytes = memory_take(memory, FILE_FIRST_BYTES, why);
	if (!file->bytes)
		return -1;
	n = sys_pread(file->fd, file->bytes, FILE_FIRST_BYTES, 0);
	if (sys_failed(n)) {
		refuse(why, READ_FAILED, -1, 0, 0);
		why->error = (int)-n;
		return -1;
	}
	file->read = (size_t)n;
	memset(file->bytes + n, 0, FILE_FIRST_BYTES - (size_t)n);
	return 0;
}

int file_open(const char *path, int fd, enum image_role role, struct file *file,
	struct memory *memory, struct refusal *why)
{
	*file = (struct file){.path = path, .role = role, .fd = fd};
	if (fd < 0 && open_path(path, role, file, why))
		return -1;
	if (!examine(file, memory, why))
		return 0;
	sys_close(file->fd);
	file->fd = -1;
	return -1;
}

int file_read(const struct file *file, void *to, size_t n, uint64_t offset, struct refusal *why)
{
	unsigned char *at = to;
	long got = 1;

	for (; n && got > 0; n -= (size_t)got, offset += (uint64_t)got, at += got) {
		got = sys_pread(file->fd, at, n, offset);
		if (sys_failed(got))
			break;
	}
	if (n == 0)
		return 0;
	refuse(why, READ_FAILED, -1, offset, 0);
	why->error = got ? (int)-got : EIO;
	return -1;
}

int file_image(struct file *file, struct image *image, struct memory *memory, struct refusal *why)
{
	size_t bytes;
	void *phdr;

	if (image_header(file->bytes, file->read, file->size, file->role, image, why))
		return -1;
	bytes = image->phnum * sizeof(Elf64_Phdr);
	if (image->phoff + bytes <= file->read && image->phoff % 8 == 0)
		return image_segments(image, (const void *)(file->bytes + image->phoff), why);
	phdr = memory_take(memory, bytes, why);
	return !phdr || file_read(file, phdr, bytes, image->phoff, why)
		|| image_segments(image, phdr, why) ? -1 : 0;
}

const char *file_interp_name(struct file *file, const struct image *image, struct memory *memory,
	struct refusal *why)
{
	const Elf64_Phdr *ph = &image->phdr[image->interp];
	char *name;

	if (ph->p_offset + ph->p_filesz <= file->read) {
		name = (char *)file->bytes + ph->p_offset;
	} else {
		name = memory_take(memory, ph->p_filesz, why);
		if (!name || file_read(file, name, ph->p_filesz, ph->p_offset, why))
			return NULL;
	}
	return image_interp_name(image, name, why) ? NULL : name;
}
