/* mntent.c: lines of /etc/fstab and /proc/mounts. */
#include <errno.h>
#include <mntent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "entries.h"

FILE *setmntent(const char *path, const char *mode)
{
	return fopen(path, mode);
}

int endmntent(FILE *stream)
{
	if (stream)
		fclose(stream);
	return 1;
}

/* \040 and its like become what they stand for. */
static void unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (text[0] == '\\' && text[1] >= '0' && text[1] <= '3'
		 && text[2] >= '0' && text[2] <= '7'
		 && text[3] >= '0' && text[3] <= '7') {
			*to++ = (char)((text[1] - '0') << 6 | (text[2] - '0') << 3 | (text[3] - '0'));
			text += 3;
		} else if (text[0] == '\\' && text[1] == '\\') {
			*to++ = *text++;
		} else {
			*to++ = *text;
		}
	}
	*to = 0;
}

/* The next field, ended, or "". */
static char *field(char **line)
{
	char *start = *line + strspn(*line, " \t"), *end = start + strcspn(start, " \t");

	*line = end;
	if (*end)
		*(*line)++ = 0;
	unescape(start);
	return start;
}

static int take(char *line, char *rest, char *end, void *record)
{
	struct mntent *entry = record;
	char *frequency, *pass;

	(void)rest;
	(void)end;
	line += strspn(line, " \t");
	if (*line == '#' || !*line)
		return -1;
	entry->mnt_fsname = field(&line);
	entry->mnt_dir = field(&line);
	entry->mnt_type = field(&line);
	entry->mnt_opts = field(&line);
	frequency = field(&line);
	pass = field(&line);
	entry->mnt_freq = atoi(frequency);
	entry->mnt_passno = atoi(pass);
	return 0;
}

struct mntent *getmntent_r(FILE *restrict stream, struct mntent *restrict entry,
	char *restrict buffer, int size)
{
	int error = size > 0 ? __next_record(stream, take, buffer, (size_t)size, entry) : ERANGE;

	if (error && error != ENOENT)
		errno = error;
	return error ? 0 : entry;
}

struct mntent *getmntent(FILE *stream)
{
	static struct grown grown;
	static struct mntent entry;
	int error = grown.size ? 0 : __grow(&grown);

	while (!error
	 && (error = __next_record(stream, take, grown.buffer, grown.size, &entry)) == ERANGE)
		error = __grow(&grown);
	if (error && error != ENOENT)
		errno = error;
	return error ? 0 : &entry;
}

static void put(const char *text, FILE *stream)
{
	for (; *text; text++) {
		if (strchr(" \t\n\\", *text))
			fprintf(stream, "\\%03o", (unsigned char)*text);
		else
			putc(*text, stream);
	}
	putc(' ', stream);
}

int addmntent(FILE *stream, const struct mntent *entry)
{
	if (fseek(stream, 0, SEEK_END))
		return 1;
	put(entry->mnt_fsname, stream);
	put(entry->mnt_dir, stream);
	put(entry->mnt_type, stream);
	put(entry->mnt_opts, stream);
	fprintf(stream, "%d %d\n", entry->mnt_freq, entry->mnt_passno);
	return fflush(stream) || ferror(stream) ? 1 : 0;
}

/* An option is the whole of what lies between commas, or what comes before a '=' there. */
char *hasmntopt(const struct mntent *entry, const char *option)
{
	size_t n = strlen(option);

	for (char *p = entry->mnt_opts; p; p = strchr(p, ',')) {
		if (*p == ',')
			p++;
		if (!strncmp(p, option, n) && (!p[n] || p[n] == ',' || p[n] == '='))
			return p;
	}
	return 0;
}
