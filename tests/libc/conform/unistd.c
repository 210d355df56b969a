/* Descriptors, names of files, paths. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static void put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (write(fd, text, strlen(text)) < 0)
		show("put", "failed");
	close(fd);
}

static void bytes(void)
{
	char buffer[32] = "";
	struct iovec pieces[2] = { { "ab", 2 }, { "cde", 3 } }, into[2] = { { buffer, 3 }, { buffer + 8, 9 } };
	int fd = open("bytes", O_RDWR | O_CREAT | O_TRUNC, 0600), p[2], c;

	TRY("unistd.writev", writev(fd, pieces, 2));
	TRY("unistd.lseek", lseek(fd, 1, SEEK_SET));
	TRY("unistd.readv", readv(fd, into, 2));
	show("unistd.readv bytes", "%s %s", buffer, buffer + 8);
	TRY("unistd.pwrite", pwrite(fd, "XY", 2, 1));
	memset(buffer, 0, sizeof buffer);
	TRY("unistd.pread", pread(fd, buffer, 20, 0));
	show("unistd.pread bytes", "%s", buffer);
	TRY("unistd.preadv", preadv(fd, into, 1, 2));
	TRY("unistd.pwritev", pwritev(fd, pieces, 2, 3));
	TRY("unistd.pread negative", pread(fd, buffer, 1, -1));
	TRY("unistd.lseek end", lseek(fd, 0, SEEK_END));
	TRY("unistd.lseek negative", lseek(fd, -100, SEEK_CUR));
	TRY("unistd.lseek whence", lseek(fd, 0, 99));
	TRY("unistd.ftruncate", ftruncate(fd, 3));
	TRY("unistd.ftruncate negative", ftruncate(fd, -1));
	TRY("unistd.truncate", truncate("bytes", 2));
	TRY("unistd.truncate missing", truncate("missing", 2));
	TRY("unistd.fsync", fsync(fd));
	TRY("unistd.fdatasync", fdatasync(fd));
	TRY("unistd.fsync bad", fsync(-1));
	TRY("unistd.read bad", read(-1, buffer, 1));
	TRY("unistd.write bad", write(99, buffer, 1));
	TRY("unistd.isatty", isatty(fd));
	errno = 0, isatty(fd);
	show("unistd.isatty errno", "%s", error_name(errno));
	isatty(-1);
	show("unistd.isatty bad", "%s", error_name(errno));
	TRY("unistd.dup2 same", dup2(fd, fd) == fd);
	TRY("unistd.dup2 bad", dup2(-1, 5));
	TRY("unistd.dup3 same", dup3(fd, fd, 0));
	c = dup3(fd, 50, O_CLOEXEC);
	TRY("unistd.dup3 cloexec", fcntl(c, F_GETFD));
	TRY("unistd.close", close(50));
	TRY("unistd.close twice", close(50));
	TRY("unistd.pipe2", pipe2(p, O_CLOEXEC | O_NONBLOCK));
	TRY("unistd.pipe2 cloexec", fcntl(p[0], F_GETFD));
	TRY("unistd.pipe2 empty", read(p[0], buffer, 1));
	TRY("unistd.lseek pipe", lseek(p[0], 0, SEEK_CUR));
	TRY("unistd.pipe2 flags", pipe2(p, 1));
	close(fd);
}

static void names(void)
{
	char buffer[64] = "";
	ssize_t n;

	put("file", "text");
	TRY("unistd.access", access("file", R_OK | W_OK));
	TRY("unistd.access missing", access("missing", F_OK));
	TRY("unistd.access mode", access("file", 99));
	TRY("unistd.faccessat", faccessat(AT_FDCWD, "file", R_OK, AT_EACCESS));
	TRY("unistd.faccessat flags", faccessat(AT_FDCWD, "file", R_OK, 0x40000));
	TRY("unistd.eaccess", eaccess("missing", R_OK));
	TRY("unistd.link", link("file", "hard"));
	TRY("unistd.link exists", link("file", "hard"));
	TRY("unistd.symlink", symlink("file", "soft"));
	n = readlink("soft", buffer, sizeof buffer);
	show("unistd.readlink", "%zd %.*s", n, (int)n, buffer);
	TRY("unistd.readlink short", readlink("soft", buffer, 2));
	TRY("unistd.readlink file", readlink("file", buffer, 9));
	TRY("unistd.readlinkat", readlinkat(AT_FDCWD, "missing", buffer, 9));
	TRY("unistd.linkat follow", linkat(AT_FDCWD, "soft", AT_FDCWD, "hard2", AT_SYMLINK_FOLLOW));
	TRY("unistd.symlinkat", symlinkat("x", AT_FDCWD, "soft"));
	TRY("unistd.unlink", unlink("hard"));
	TRY("unistd.unlink missing", unlink("hard"));
	mkdir("folder", 0755);
	TRY("unistd.unlink folder", unlink("folder"));
	TRY("unistd.rmdir file", rmdir("file"));
	put("folder/x", "");
	TRY("unistd.rmdir full", rmdir("folder"));
	TRY("unistd.unlinkat", unlinkat(AT_FDCWD, "folder/x", 0));
	TRY("unistd.unlinkat dir", unlinkat(AT_FDCWD, "folder", AT_REMOVEDIR));
	TRY("unistd.chown", chown("file", -1, -1));
	TRY("unistd.lchown missing", lchown("missing", -1, -1));
	TRY("unistd.fchownat", fchownat(AT_FDCWD, "soft", -1, -1, AT_SYMLINK_NOFOLLOW));
}

static void where(const char *name, const char *path)
{
	char *real, home[PATH_MAX], buffer[PATH_MAX];

	errno = 0;
	real = realpath(path, 0);
	if (!getcwd(home, sizeof home))
		return;
	if (real && !strncmp(real, home, strlen(home)))
		show(name, ".%s", real + strlen(home));
	else
		show(name, "%s %s", real ? real : "NULL", error_name(real ? 0 : errno));
	if (real && (!realpath(path, buffer) || strcmp(real, buffer)))
		show(name, "differs in a buffer");
	free(real);
}

static void paths(void)
{
	char buffer[PATH_MAX], *p, home[PATH_MAX], *longer;
	char *name = malloc(PATH_MAX + 10);

	mkdir("d", 0755);
	mkdir("d/e", 0755);
	put("d/e/f", "");
	if (symlink("e", "d/l") | symlink("../d/l/f", "d/ll") | symlink("loop", "loop") | symlink("/", "d/root")
	 | symlink("nothing", "dangling") | symlink("../..", "d/e/up") | symlink("e/", "d/slash"))
		show("paths", "symlink failed");
	where("unistd.realpath root", "/");
	where("unistd.realpath roots", "///");
	where("unistd.realpath above root", "/../..");
	where("unistd.realpath dot", ".");
	where("unistd.realpath dots", "d/./e/../e//f");
	where("unistd.realpath link", "d/l");
	where("unistd.realpath links", "d/ll");
	where("unistd.realpath slash link", "d/slash/f");
	where("unistd.realpath link slash", "d/l/");
	where("unistd.realpath link root", "d/root/tmp");
	where("unistd.realpath up", "d/e/up/d");
	where("unistd.realpath link dotdot", "d/l/../e");
	where("unistd.realpath loop", "loop");
	where("unistd.realpath dangling", "dangling");
	where("unistd.realpath missing", "d/missing");
	where("unistd.realpath missing dotdot", "d/missing/..");
	where("unistd.realpath file slash", "d/e/f/");
	where("unistd.realpath file dot", "d/e/f/.");
	where("unistd.realpath file dotdot", "d/e/f/..");
	where("unistd.realpath file under", "d/e/f/g");
	where("unistd.realpath empty", "");
	memset(name, 'x', PATH_MAX + 5);
	name[PATH_MAX + 5] = 0;
	where("unistd.realpath long", name);
	name[256] = 0;
	where("unistd.realpath long name", name);
	p = realpath(0, 0);
	show("unistd.realpath NULL", "%d %s", p != 0, error_name(errno));
	if (!getcwd(home, sizeof home))
		return;
	p = getcwd(0, 0);
	show("unistd.getcwd NULL", "%d", p && !strcmp(p, home));
	free(p);
	p = getcwd(buffer, 2);
	show("unistd.getcwd short", "%d %s", p != 0, error_name(errno));
	p = getcwd(buffer, 0);
	show("unistd.getcwd 0", "%d %s", p != 0, error_name(errno));
	show("unistd.getcwd exact", "%d %d", getcwd(buffer, strlen(home) + 1) != 0, getcwd(buffer, strlen(home)) != 0);
	TRY("unistd.chdir", chdir("d"));
	TRY("unistd.chdir missing", chdir("d"));
	TRY("unistd.chdir file", chdir("e/f"));
	longer = getcwd(0, 0);
	show("unistd.getcwd after", "%s", longer + strlen(home));
	free(longer);
	TRY("unistd.chdir back", chdir(".."));
	setenv("PWD", "/nowhere", 1);
	p = get_current_dir_name();
	show("unistd.get_current_dir_name", "%d", p && !strcmp(p, home));
	free(p);
	free(name);
}

/* 40 folders of 200 characters: longer than PATH_MAX. */
static void deep(void)
{
	char name[201], *p;
	char home[PATH_MAX];

	memset(name, 'n', 200);
	name[200] = 0;
	if (!getcwd(home, sizeof home))
		return;
	for (int i = 0; i < 40; i++)
		if (mkdir(name, 0755) || chdir(name))
			show("deep", "failed %d", i);
	p = getcwd(0, 0);
	/* musl gives up beyond PATH_MAX */
	show("unistd.getcwd deep [glibc]", "%d", p ? (int)(strlen(p) - strlen(home)) : -errno);
	free(p);
	p = malloc(10000);
	show("unistd.getcwd deep buffer [glibc]", "%d", getcwd(p, 10000) != 0);
	free(p);
	for (int i = 0; i < 40; i++)
		if (chdir("..") || rmdir(name))
			show("deep", "failed %d", i);
}

static void ids(void)
{
	uid_t r, e, s;

	show("unistd.ids", "%d %d", getuid() == geteuid(), getgid() == getegid());
	getresuid(&r, &e, &s);
	show("unistd.getresuid", "%d", r == getuid() && e == r && s == r);
	TRY("unistd.getgroups", getgroups(-1, 0));
	show("unistd.getpgid", "%d %d", getpgid(0) == getpgrp(), getsid(0) == getsid(getpid()));
	TRY("unistd.getpgid bad", getpgid(999999999));
	TRY("unistd.setpgid bad", setpgid(-1, 0));
	TRY("unistd.syscall", syscall(SYS_getpid) == getpid());
	TRY("unistd.syscall error", syscall(SYS_close, -1));
	TRY("unistd.syscall none", syscall(100000));
	show("unistd.alarm", "%u %u %u", alarm(100), alarm(50), alarm(0));
	TRY("unistd.getentropy", getentropy((char[256]){ 0 }, 256));
	TRY("unistd.getentropy much", getentropy((char[257]){ 0 }, 257));
}

static void configuration(void)
{
	char buffer[64];

	TRY("unistd.sysconf bad", sysconf(9999));
	show("unistd.sysconf", "%ld %ld %ld %ld %ld", sysconf(_SC_PAGESIZE), sysconf(_SC_CLK_TCK),
		sysconf(_SC_VERSION), sysconf(_SC_IOV_MAX), sysconf(_SC_JOB_CONTROL));
	show("unistd.sysconf cpus", "%d", sysconf(_SC_NPROCESSORS_ONLN) > 0);
	show("unistd.sysconf pages", "%d", sysconf(_SC_PHYS_PAGES) > sysconf(_SC_AVPHYS_PAGES));
	TRY("unistd.pathconf name", pathconf(".", _PC_NAME_MAX));
	TRY("unistd.pathconf path", pathconf(".", _PC_PATH_MAX));
	TRY("unistd.pathconf bad", pathconf(".", 9999));
	TRY("unistd.fpathconf", fpathconf(0, _PC_PIPE_BUF));
	TRY("unistd.confstr bad", confstr(99999, buffer, 10));
	TRY("unistd.confstr", confstr(_CS_PATH, buffer, 5));
	show("unistd.confstr cut", "%s", buffer);
	TRY("unistd.gethostname short [glibc]", gethostname(buffer, 1)); /* musl cuts and says 0 */
}

int main(void)
{
	bytes();
	names();
	paths();
	deep();
	ids();
	configuration();
	return 0;
}
