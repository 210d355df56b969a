/* Temporary files. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static int random_part(const char *name, int at)
{
	int good = 0;

	for (int i = 0; i < 6; i++)
		good += (name[at + i] >= '0' && name[at + i] <= '9') || (name[at + i] | 32) >= 'a' && (name[at + i] | 32) <= 'z';
	return good;
}

int main(void)
{
	char a[] = "aXXXXXX", b[] = "bXXXXXX.txt", c[] = "XXXXX", d[] = "dXXXXXX", e[] = "missing/XXXXXX", f[] = "fXXXXXXx";
	char g[] = "gXXXXXX", h[] = "missing/hXXXXXX", i[] = "XXXXXX", big[] = "oXXXXXX";
	struct stat s;
	int fd;

	umask(0);
	TRY("temp.mkstemp", (fd = mkstemp(a)) >= 0);
	fstat(fd, &s);
	show("temp.mkstemp file", "%o %d %d %d", s.st_mode, random_part(a, 1), fcntl(fd, F_GETFL) & O_ACCMODE, fcntl(fd, F_GETFD));
	TRY("temp.mkstemps", mkstemps(b, 4) >= 0);
	show("temp.mkstemps name", "%d %s %d", random_part(b, 1), b + 7, access(b, F_OK));
	TRY("temp.mkstemps length", mkstemps(b, 40));
	TRY("temp.mkstemp short", mkstemp(c));
	TRY("temp.mkstemp wrong", mkstemp(f));
	show("temp.mkstemp kept", "%s %s", c, f);
	TRY("temp.mkstemp missing", mkstemp(e));
	show("temp.mkostemp", "%d", fcntl(mkostemp(big, O_CLOEXEC | O_APPEND), F_GETFD));
	show("temp.mkdtemp", "%d", mkdtemp(d) == d);
	stat(d, &s);
	show("temp.mkdtemp folder", "%o %d", s.st_mode, random_part(d, 1));
	errno = 0;
	fd = mkdtemp(h) != 0;
	/* glibc leaves the last name tried */
	show("temp.mkdtemp missing [musl]", "%d %s %s", fd, error_name(errno), h);
	errno = 0;
	fd = mkdtemp(f) != 0;
	show("temp.mkdtemp wrong", "%d %s", fd, error_name(errno));
	show("temp.mktemp", "%d %d", mktemp(g) == g, random_part(g, 1));
	show("temp.mktemp wrong", "[%s]", mktemp(f));
	show("temp.mkstemp alone", "%d", mkstemp(i) >= 0);
	return 0;
}
