/* entries.h: text files of one record a line: /etc/passwd, group, shadow. A record is a struct of
 * pointers into the line. */
#ifndef LIBC_MINI_ENTRIES_H
#define LIBC_MINI_ENTRIES_H

#include <stdio.h>
#include "libc.h"

/* Splits the line at ':' into at most n fields (the last has the rest); how many there were. */
int __fields(char *line, char **fields, int n) hidden;
/* A whole decimal number; 0, or -1. */
int __field_number(const char *text, unsigned long *value) hidden;

/* The next line of the stream without its end, in the buffer: 1; 0 at the end; -ERANGE if it does
 * not fit (the stream is then where it was); -errno. */
int __line_into(FILE *stream, char *buffer, size_t size) hidden;

/* The next record of the stream that fits: 0, ENOENT at the end, ERANGE, or another error. `take`
 * fills the record from the line and the rest of the buffer: 0, ERANGE, or -1: not a record. */
typedef int take_record(char *line, char *rest, char *end, void *record);
int __next_record(FILE *stream, take_record *take, char *buffer, size_t size, void *record) hidden;

/* The record of the file for which is() says so: 0 with *found 0 or 1, or an error. */
typedef int is_record(const void *record, const void *wanted);
int __find_record(const char *path, take_record *take, is_record *is, const void *wanted,
	char *buffer, size_t size, void *record, int *found) hidden;

/* A buffer that grows until what is asked fits: for the functions with a result of their own. */
struct grown { char *buffer; size_t size; };
int __grow(struct grown *grown) hidden; /* 0, or ENOMEM */

take_record __take_passwd hidden;
take_record __take_group hidden;
take_record __take_shadow hidden;

#endif
