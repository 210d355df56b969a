/* stdio.h: streams, ISO C11 7.21 and POSIX.1-2017 <stdio.h>; below them what BSD and GNU added.
 *
 * A FILE is opaque. Functions return EOF, NULL or -1 for failure with errno set, and set the
 * stream's error indicator where it was the stream that failed. Offsets are 64 bits wide always. */
#ifndef _STDIO_H
#define _STDIO_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

/* The names are such that a FILE * reads the same in a C++ symbol as in other C libraries. */
typedef struct _IO_FILE FILE;
/* Where a stream is, and in which shift state: fgetpos, fsetpos. */
typedef struct { __off_t __offset; __mbstate_t __state; } fpos_t;

#define EOF            (-1)
#define BUFSIZ         8192    /* setbuf's buffer, in bytes */
#define FOPEN_MAX      1000
#define FILENAME_MAX   4096
#define TMP_MAX        238328
#define L_tmpnam       20

#define SEEK_SET       0
#define SEEK_CUR       1
#define SEEK_END       2

#define _IOFBF         0       /* write when the buffer is full */
#define _IOLBF         1       /* and at the end of a line */
#define _IONBF         2       /* at once */

__BEGIN_DECLS

/* Standard input, output (line-buffered if it is a terminal) and error (unbuffered). */
extern FILE *const stdin;
extern FILE *const stdout;
extern FILE *const stderr;
#define stdin  stdin
#define stdout stdout
#define stderr stderr

/* ---- files as names ---- */

/* remove: a file (unlink) or an empty folder (rmdir). 0, or -1. */
int remove(const char *path);
int rename(const char *from, const char *to);

/* tmpfile: open for update (w+), without a name, gone when closed. NULL: could not be made.
 * tmpnam: a name nobody has at the moment, into L_tmpnam bytes, or into a buffer of its own. */
FILE *tmpfile(void);
char *tmpnam(char *name);

/* ---- opening and closing ---- */

/* fopen: mode is r, w or a, then in any order + (update), b (nothing), x (must be new, C11),
 * e (close on exec); other letters mean nothing. NULL and EINVAL for another first letter; else what
 * open() says. */
FILE *fopen(const char *__restrict path, const char *__restrict mode);
/* freopen: the stream is closed whatever comes; path NULL: the same file in another mode. */
FILE *freopen(const char *__restrict path, const char *__restrict mode, FILE *__restrict f);
/* fclose: writes what is buffered. EOF if that, or closing, failed; the stream is gone anyway. */
int fclose(FILE *f);
/* fflush: writes what is buffered; of a stream that was read, sets the file's offset to where the
 * reader is. NULL: all streams. */
int fflush(FILE *f);

/* setvbuf: _IOFBF, _IOLBF, _IONBF; buffer, if not NULL, of size bytes, is the caller's and must
 * outlive the stream. Not 0: mode is none of these. setbuf: BUFSIZ bytes, or NULL for _IONBF. */
int setvbuf(FILE *__restrict f, char *__restrict buffer, int mode, size_t size);
void setbuf(FILE *__restrict f, char *__restrict buffer);

/* ---- formatted: the number of characters printed, or of items read; negative, EOF: failure ---- */

#define __PRINTF(format, values) __attribute__((__format__(__printf__, format, values)))
#define __SCANF(format, values) __attribute__((__format__(__scanf__, format, values)))

int printf(const char *__restrict format, ...) __PRINTF(1, 2);
int fprintf(FILE *__restrict f, const char *__restrict format, ...) __PRINTF(2, 3);
int sprintf(char *__restrict s, const char *__restrict format, ...) __PRINTF(2, 3);
/* snprintf: at most size bytes with the NUL; returns what the whole text would have been long. */
int snprintf(char *__restrict s, size_t size, const char *__restrict format, ...) __PRINTF(3, 4);
int vprintf(const char *__restrict format, __va_list values) __PRINTF(1, 0);
int vfprintf(FILE *__restrict f, const char *__restrict format, __va_list values) __PRINTF(2, 0);
int vsprintf(char *__restrict s, const char *__restrict format, __va_list values) __PRINTF(2, 0);
int vsnprintf(char *__restrict s, size_t size, const char *__restrict format, __va_list values)
	__PRINTF(3, 0);

int scanf(const char *__restrict format, ...) __SCANF(1, 2);
int fscanf(FILE *__restrict f, const char *__restrict format, ...) __SCANF(2, 3);
int sscanf(const char *__restrict s, const char *__restrict format, ...) __SCANF(2, 3);
int vscanf(const char *__restrict format, __va_list values) __SCANF(1, 0);
int vfscanf(FILE *__restrict f, const char *__restrict format, __va_list values) __SCANF(2, 0);
int vsscanf(const char *__restrict s, const char *__restrict format, __va_list values)
	__SCANF(2, 0);

/* ---- characters and lines ---- */

int fgetc(FILE *f);
int getc(FILE *f);
int getchar(void);
/* fgets: up to size - 1 bytes, up to and with the newline, and a NUL. NULL: nothing read. */
char *fgets(char *__restrict s, int size, FILE *__restrict f);
int fputc(int c, FILE *f);
int putc(int c, FILE *f);
int putchar(int c);
int fputs(const char *__restrict s, FILE *__restrict f);
int puts(const char *s);
/* ungetc: c is read next; clears the end-of-file indicator. At least 16 in a row can be. */
int ungetc(int c, FILE *f);

/* ---- blocks: the number of whole elements ---- */

size_t fread(void *__restrict p, size_t size, size_t count, FILE *__restrict f);
size_t fwrite(const void *__restrict p, size_t size, size_t count, FILE *__restrict f);

/* ---- positions ---- */

int fseek(FILE *f, long offset, int whence);
long ftell(FILE *f);
void rewind(FILE *f);
int fgetpos(FILE *__restrict f, fpos_t *__restrict position);
int fsetpos(FILE *f, const fpos_t *position);

/* ---- indicators ---- */

int feof(FILE *f);
int ferror(FILE *f);
void clearerr(FILE *f);
/* perror: "s: what errno means" to standard error; s may be NULL or empty. */
void perror(const char *s);

#ifdef __MINI_POSIX
/* ================ POSIX ================ */

typedef __off_t off_t;
typedef __ssize_t ssize_t;
typedef __va_list va_list;

#define L_ctermid 20
#define P_tmpdir  "/tmp"

/* fdopen: a stream on an open descriptor, which it owns from then on. EINVAL: a mode that fits
 * neither fopen nor the descriptor. w does not truncate. */
FILE *fdopen(int fd, const char *mode);
int fileno(FILE *f);

int fseeko(FILE *f, off_t offset, int whence);
off_t ftello(FILE *f);

/* popen: sh -c command with its standard input (w) or output (r) on the stream; e: close on exec.
 * pclose: waits; the status as of waitpid(), or -1 and ECHILD if somebody else has waited. */
FILE *popen(const char *command, const char *mode);
int pclose(FILE *f);

/* fmemopen: a stream on size bytes at buffer, or, NULL, on bytes of its own.
 * open_memstream: for writing; *bytes, *size are set by fflush and fclose; the caller frees it. */
FILE *fmemopen(void *__restrict buffer, size_t size, const char *__restrict mode);
FILE *open_memstream(char **bytes, size_t *size);

/* getline, getdelim: a line with its delimiter into *line, malloc'd and grown as needed (*size).
 * Its length, or -1: nothing left, or failure. */
ssize_t getline(char **__restrict line, size_t *__restrict size, FILE *__restrict f);
ssize_t getdelim(char **__restrict line, size_t *__restrict size, int delimiter,
	FILE *__restrict f);

int dprintf(int fd, const char *__restrict format, ...) __PRINTF(2, 3);
int vdprintf(int fd, const char *__restrict format, __va_list values) __PRINTF(2, 0);
int renameat(int from_dir, const char *from, int to_dir, const char *to);
char *ctermid(char *name);

/* A thread may hold a stream over several calls; it may do so several times. ftrylockfile: 0 if
 * it has it now. The _unlocked functions are for the one who holds it. */
void flockfile(FILE *f);
int ftrylockfile(FILE *f);
void funlockfile(FILE *f);
int getc_unlocked(FILE *f);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *f);
int putchar_unlocked(int c);
#endif

#ifdef __MINI_XSI
char *tempnam(const char *dir, const char *prefix);
#endif

#ifdef __MINI_DEFAULT
/* ================ BSD ================ */

#define L_cuserid 20
char *cuserid(char *name);

void setbuffer(FILE *f, char *buffer, size_t size);
void setlinebuf(FILE *f);
int fgetc_unlocked(FILE *f);
int fputc_unlocked(int c, FILE *f);
int fflush_unlocked(FILE *f);
size_t fread_unlocked(void *p, size_t size, size_t count, FILE *f);
size_t fwrite_unlocked(const void *p, size_t size, size_t count, FILE *f);
void clearerr_unlocked(FILE *f);
int feof_unlocked(FILE *f);
int ferror_unlocked(FILE *f);
int fileno_unlocked(FILE *f);
/* getw, putw: one int, as it is in memory. */
int getw(FILE *f);
int putw(int word, FILE *f);
/* fgetln: the next line in the stream's own memory, not NUL-terminated, until the next call. */
char *fgetln(FILE *f, size_t *length);
/* fpurge: drops what is buffered, read or not yet written. */
int fpurge(FILE *f);
int asprintf(char **s, const char *format, ...) __PRINTF(2, 3);
int vasprintf(char **s, const char *format, __va_list values) __PRINTF(2, 0);
#endif

#ifdef __MINI_GNU
/* ================ GNU ================ */

#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE  2
#define RENAME_WHITEOUT  4
int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags);
char *fgets_unlocked(char *s, int size, FILE *f);
int fputs_unlocked(const char *s, FILE *f);
/* fcloseall: flushes every stream; none can be used from then on. */
int fcloseall(void);

/* fopencookie: a stream whose bytes go through the caller's functions, any of which may be NULL:
 * reads give end of file, writes vanish, seeking fails, closing does nothing. read: number of
 * bytes, 0 end, -1 error; write: number of bytes, 0 (or less) error; seek: 0, and *offset is the
 * new position, or -1; close: 0 or EOF. */
typedef __ssize_t cookie_read_function_t(void *cookie, char *bytes, size_t n);
typedef __ssize_t cookie_write_function_t(void *cookie, const char *bytes, size_t n);
typedef int cookie_seek_function_t(void *cookie, __off_t *offset, int whence);
typedef int cookie_close_function_t(void *cookie);
typedef struct _IO_cookie_io_functions_t {
	cookie_read_function_t *read;
	cookie_write_function_t *write;
	cookie_seek_function_t *seek;
	cookie_close_function_t *close;
} cookie_io_functions_t;
FILE *fopencookie(void *cookie, const char *mode, cookie_io_functions_t functions);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define off64_t     off_t
#define fpos64_t    fpos_t
#define fopen64     fopen
#define freopen64   freopen
#define fseeko64    fseeko
#define ftello64    ftello
#define fgetpos64   fgetpos
#define fsetpos64   fsetpos
#define tmpfile64   tmpfile
#endif

__END_DECLS

#endif
