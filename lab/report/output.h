/* output.h: a file that is there whole or not at all. */
#ifndef REPORT_OUTPUT_H
#define REPORT_OUTPUT_H

#include <stdio.h>

struct output {
	FILE *file;
	char *path, *temporary;        /* temporary NULL: written in place (a device, a pipe) */
	int fd, error;                 /* errno of the first write that failed */
};

/* 0, or -1 with errno. The struct must stay where it is until it is closed. */
int output_open(struct output *, const char *path);
/* Flushes and gives the file its name. 0, or -1 with errno: then nothing was left behind. */
int output_close(struct output *);
void output_drop(struct output *);

#endif
