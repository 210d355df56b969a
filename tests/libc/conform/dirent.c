/* Folders. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static void put(const char *path)
{
	close(open(path, O_WRONLY | O_CREAT, 0644));
}

static int visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }
static int nothing(const struct dirent *entry) { (void)entry; errno = ENOMEM; return 0; }

static struct dirent **entries;

static void list(const char *name, int n)
{
	char text[1000] = "";

	for (int i = 0; i < n; i++) {
		sprintf(text + strlen(text), " %s:%d", entries[i]->d_name, entries[i]->d_type);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	show(name, "%d%s", n, text);
}

int main(void)
{
	struct dirent *entry, room, *result;
	DIR *folder;
	char name[300];
	int n = 0, fd, sum = 0;
	long places[4];

	mkdir("d", 0755);
	mkdir("d/sub", 0755);
	put("d/a10"); put("d/a9"); put("d/b"); put("d/.hidden"); mkfifo("d/fifo", 0600);
	if (symlink("b", "d/link"))
		return 1;
	list("dirent.scandir", scandir("d", &entries, visible, alphasort));
	list("dirent.scandir all", scandir("d", &entries, 0, alphasort));
	list("dirent.versionsort", scandir("d", &entries, visible, versionsort));
	list("dirent.scandir none", scandir("d", &entries, nothing, 0));
	TRY("dirent.scandir missing", scandir("missing", &entries, 0, 0));
	TRY("dirent.scandir file", scandir("d/b", &entries, 0, 0));
	TRY("dirent.opendir missing", opendir("missing") ? 0 : -1);
	TRY("dirent.opendir file", opendir("d/b") ? 0 : -1);
	TRY("dirent.opendir empty", opendir("") ? 0 : -1);
	TRY("dirent.fdopendir bad", fdopendir(-1) ? 0 : -1);
	fd = open("d/b", O_RDONLY);
	TRY("dirent.fdopendir file", fdopendir(fd) ? 0 : -1);
	fd = open("d", O_PATH);
	TRY("dirent.fdopendir path [musl]", fdopendir(fd) ? 0 : -1); /* glibc takes it and cannot read */
	folder = fdopendir(fd = open("d", O_RDONLY | O_DIRECTORY));
	show("dirent.dirfd", "%d", dirfd(folder) == fd);
	errno = 77;
	while ((entry = readdir(folder)))
		n++;
	show("dirent.readdir", "%d %d", n, errno);
	rewinddir(folder);
	for (n = 0; n < 4; n++) {
		places[n] = telldir(folder);
		readdir(folder);
	}
	seekdir(folder, places[2]);
	strcpy(name, readdir(folder)->d_name);
	seekdir(folder, places[2]);
	show("dirent.seekdir", "%d", strcmp(name, readdir(folder)->d_name));
	rewinddir(folder);
	for (n = 0; !readdir_r(folder, &room, &result) && result; n++)
		sum += strlen(room.d_name);
	show("dirent.readdir_r", "%d %d", n, sum);
	put("d/new");
	rewinddir(folder);
	for (n = 0; readdir(folder); n++)
		;
	show("dirent.rewinddir sees", "%d", n);
	TRY("dirent.closedir", closedir(folder));
	TRY("dirent.closedir closed fd", fcntl(fd, F_GETFD));
	mkdir("many", 0755);
	for (int i = 0; i < 2000; i++) {
		sprintf(name, "many/%0200d", i);
		put(name);
	}
	folder = opendir("many");
	for (n = sum = 0; (entry = readdir(folder)); n++)
		sum += atoi(entry->d_name);
	closedir(folder);
	show("dirent.many", "%d %d", n, sum);
	mkdir("gone", 0755);
	folder = opendir("gone");
	rmdir("gone");
	errno = 0;
	entry = readdir(folder);
	show("dirent.removed", "%d %s", entry != 0, error_name(errno));
	closedir(folder);
	return 0;
}
