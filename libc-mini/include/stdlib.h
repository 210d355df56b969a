/* stdlib.h: ISO C11 7.22; POSIX.1-2017 <stdlib.h>; what BSD and GNU have beside it.
 * Memory that a function returns is the caller's to free() only where it says so. */
#ifndef _STDLIB_H
#define _STDLIB_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_wchar_t
#define __need_NULL
#include <stddef.h>
#ifdef __MINI_DEFAULT
#include <alloca.h>
#include <sys/types.h>
#endif

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX     0x7fffffff
/* The most bytes that a character of the present locale takes: 1 in "C", 4 in UTF-8. */
#define MB_CUR_MAX   (__ctype_get_mb_cur_max())

typedef struct { int quot, rem; } div_t;
typedef struct { long quot, rem; } ldiv_t;
typedef struct { long long quot, rem; } lldiv_t;

__BEGIN_DECLS

size_t __ctype_get_mb_cur_max(void);

/* ---- numbers from text ----
 * strto*: spaces, sign, the longest number; *end (if end is not NULL) is set behind it, or to s if
 * there is none. Too large: the type's limit or HUGE_VAL, and ERANGE. ato*: without any check. */
int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
double atof(const char *s);
long strtol(const char *__restrict s, char **__restrict end, int base);
unsigned long strtoul(const char *__restrict s, char **__restrict end, int base);
long long strtoll(const char *__restrict s, char **__restrict end, int base);
unsigned long long strtoull(const char *__restrict s, char **__restrict end, int base);
double strtod(const char *__restrict s, char **__restrict end);
float strtof(const char *__restrict s, char **__restrict end);
long double strtold(const char *__restrict s, char **__restrict end);

/* ---- memory ----
 * NULL and ENOMEM if there is none. calloc() and reallocarray() check the product. */
void *malloc(size_t size) __attribute__((__malloc__, __alloc_size__(1)));
void *calloc(size_t count, size_t size) __attribute__((__malloc__, __alloc_size__(1, 2)));
void *realloc(void *block, size_t size) __attribute__((__alloc_size__(2)));
void free(void *block);

/* ---- the end of the program ----
 * exit(): atexit's functions, last registered first, then destructors, then streams. quick_exit():
 * at_quick_exit's functions only. _Exit(): at once. Registering returns 0, or -1 without memory. */
_Noreturn void abort(void);
_Noreturn void exit(int status);
_Noreturn void _Exit(int status);
int atexit(void (*function)(void));

/* ---- environment and commands ----
 * getenv(): the value inside the environment, or NULL. system(): the status as wait() has it; -1 if
 * no child could be made; with NULL: whether there is a shell. */
char *getenv(const char *name);
int system(const char *command);

/* ---- searching and sorting ----
 * compare() returns < 0, 0, > 0. qsort() never needs more than O(n log n) comparisons and no memory;
 * it is not stable. */
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void *bsearch(const void *key, const void *base, size_t count, size_t size,
	int (*compare)(const void *key, const void *element));

/* ---- integers ---- */
int abs(int n);
long labs(long n);
long long llabs(long long n);
div_t div(int numerator, int denominator);
ldiv_t ldiv(long numerator, long denominator);
lldiv_t lldiv(long long numerator, long long denominator);

/* ---- pseudo-random: rand() is random(), glibc's sequence for a seed ---- */
int rand(void);
void srand(unsigned seed);

/* ---- multibyte characters, of the present locale ---- */
int mblen(const char *s, size_t n);
int mbtowc(wchar_t *__restrict wide, const char *__restrict s, size_t n);
int wctomb(char *s, wchar_t wide);
size_t mbstowcs(wchar_t *__restrict wide, const char *__restrict s, size_t n);
size_t wcstombs(char *__restrict s, const wchar_t *__restrict wide, size_t n);

#if __STDC_VERSION__ >= 201112L || __cplusplus >= 201103L || defined(__MINI_DEFAULT)
/* alignment: a power of two. */
void *aligned_alloc(size_t alignment, size_t size)
	__attribute__((__malloc__, __alloc_align__(1), __alloc_size__(2)));
int at_quick_exit(void (*function)(void));
_Noreturn void quick_exit(int status);
#endif

#ifdef __MINI_POSIX
/* 0, or an errno value; alignment: a power of two, a multiple of sizeof(void *). */
int posix_memalign(void **block, size_t alignment, size_t size);

/* 0, or -1: EINVAL for a name that is empty or has a '=', ENOMEM. setenv() copies; putenv() takes
 * the string itself into the environment. */
int setenv(const char *name, const char *value, int overwrite);
int unsetenv(const char *name);

/* "name=value,name,...": returns the index in tokens (ended by NULL) of the next, its value in
 * *value or NULL; -1, and the whole text in *value, for an unknown one. *option moves on. */
int getsubopt(char **option, char *const *tokens, char **value);

int rand_r(unsigned *seed);

/* pattern ends in XXXXXX, which are replaced: a new file, open for read and write (mode 0600); a new
 * folder (0700). -1 / NULL: EINVAL, EEXIST, open(2)'s. */
int mkstemp(char *pattern);
char *mkdtemp(char *pattern);
#endif

#ifdef __MINI_XSI
int putenv(char *definition);

/* The path without links, "." and "..": in resolved (PATH_MAX bytes), or, if that is NULL, in memory
 * to be freed. NULL: ENOENT, ELOOP, ENAMETOOLONG, EACCES, ENOTDIR, EINVAL. */
char *realpath(const char *__restrict path, char *__restrict resolved);

/* Radix 64, digits ./0-9A-Za-z, least first; 32 bits. */
long a64l(const char *s);
char *l64a(long n);

/* Additive feedback, 31 words of state unless initstate() gives 8 to 256 bytes. 0 .. 2^31-1. */
long random(void);
void srandom(unsigned seed);
char *initstate(unsigned seed, char *state, size_t size);
char *setstate(char *state);

/* 48-bit linear congruence (POSIX gives the constants): [0,1); 0 .. 2^31-1; -2^31 .. 2^31-1. */
double drand48(void);
double erand48(unsigned short state[3]);
long lrand48(void);
long nrand48(unsigned short state[3]);
long mrand48(void);
long jrand48(unsigned short state[3]);
void srand48(long seed);
unsigned short *seed48(unsigned short state[3]);
void lcong48(unsigned short parameters[7]);

/* Pseudo-terminals. */
int posix_openpt(int flags);
int grantpt(int fd);
int unlockpt(int fd);
char *ptsname(int fd);

void setkey(const char *key);

#ifndef WNOHANG
#define WNOHANG    1
#define WUNTRACED  2
#endif
#ifndef WEXITSTATUS
#define WEXITSTATUS(status)  (((status) & 0xff00) >> 8)
#define WTERMSIG(status)     ((status) & 0x7f)
#define WSTOPSIG(status)     WEXITSTATUS(status)
#define WIFEXITED(status)    (!WTERMSIG(status))
#define WIFSTOPPED(status)   (((status) & 0xff) == 0x7f)
#define WIFSIGNALED(status)  (((status) & 0xffff) - 1U < 0xffU)
#define WIFCONTINUED(status) ((status) == 0xffff)
#endif
#endif

#ifdef __MINI_DEFAULT
char *mktemp(char *pattern);
int mkstemps(char *pattern, int suffix);
int mkostemp(char *pattern, int flags);
int mkostemps(char *pattern, int suffix, int flags);
int getloadavg(double loads[], int count);
int clearenv(void);
/* 1 yes, 0 no, -1 neither, in the words of the locale. */
int rpmatch(const char *answer);
void *reallocarray(void *block, size_t count, size_t size) __attribute__((__alloc_size__(2, 3)));
void *valloc(size_t size) __attribute__((__malloc__, __alloc_size__(1)));
void *memalign(size_t alignment, size_t size) __attribute__((__malloc__, __alloc_size__(2)));
/* function(status, argument) at exit(). */
int on_exit(void (*function)(int status, void *argument), void *argument);
char *ecvt(double value, int digits, int *point, int *negative);
char *fcvt(double value, int digits, int *point, int *negative);
char *gcvt(double value, int digits, char *text);
int ecvt_r(double value, int digits, int *point, int *negative, char *text, size_t size);
int fcvt_r(double value, int digits, int *point, int *negative, char *text, size_t size);
long long strtoq(const char *__restrict s, char **__restrict end, int base);
unsigned long long strtouq(const char *__restrict s, char **__restrict end, int base);

/* The kernel's random numbers. */
__UINT32_TYPE__ arc4random(void);
void arc4random_buf(void *buffer, size_t size);
__UINT32_TYPE__ arc4random_uniform(__UINT32_TYPE__ bound);

/* The generators above with their state in the caller's hands: 0, or -1 and EINVAL. */
struct random_data {
	__INT32_TYPE__ *fptr, *rptr, *state;
	int rand_type, rand_deg, rand_sep;
	__INT32_TYPE__ *end_ptr;
};
int random_r(struct random_data *__restrict data, __INT32_TYPE__ *__restrict result);
int srandom_r(unsigned seed, struct random_data *data);
int initstate_r(unsigned seed, char *__restrict state, size_t size,
	struct random_data *__restrict data);
int setstate_r(char *__restrict state, struct random_data *__restrict data);

struct drand48_data {
	unsigned short __x[3], __old_x[3], __c, __init;
	unsigned long long __a;
};
int drand48_r(struct drand48_data *__restrict data, double *__restrict result);
int erand48_r(unsigned short state[3], struct drand48_data *__restrict data,
	double *__restrict result);
int lrand48_r(struct drand48_data *__restrict data, long *__restrict result);
int nrand48_r(unsigned short state[3], struct drand48_data *__restrict data,
	long *__restrict result);
int mrand48_r(struct drand48_data *__restrict data, long *__restrict result);
int jrand48_r(unsigned short state[3], struct drand48_data *__restrict data,
	long *__restrict result);
int srand48_r(long seed, struct drand48_data *data);
int seed48_r(unsigned short state[3], struct drand48_data *data);
int lcong48_r(unsigned short parameters[7], struct drand48_data *data);
#endif

#ifdef __MINI_GNU
typedef int (*__compar_fn_t)(const void *, const void *);
typedef __compar_fn_t comparison_fn_t;
typedef int (*__compar_d_fn_t)(const void *, const void *, void *);

/* As qsort(), with an argument for compare(). (POSIX.1-2024.) */
void qsort_r(void *base, size_t count, size_t size,
	int (*compare)(const void *, const void *, void *), void *argument);
/* getenv(), but NULL in a program that was given more rights than its caller's. */
char *secure_getenv(const char *name);
int ptsname_r(int fd, char *name, size_t size);
int getpt(void);
/* realpath(path, NULL). */
char *canonicalize_file_name(const char *path);
/* ISO/IEC TS 18661-1: format is "%[.digits]{a,e,f,g}"; returns as snprintf(). */
int strfromd(char *__restrict s, size_t n, const char *__restrict format, double value);
int strfromf(char *__restrict s, size_t n, const char *__restrict format, float value);
int strfroml(char *__restrict s, size_t n, const char *__restrict format, long double value);
long strtol_l(const char *__restrict s, char **__restrict end, int base, __locale_t locale);
unsigned long strtoul_l(const char *__restrict s, char **__restrict end, int base,
	__locale_t locale);
long long strtoll_l(const char *__restrict s, char **__restrict end, int base, __locale_t locale);
unsigned long long strtoull_l(const char *__restrict s, char **__restrict end, int base,
	__locale_t locale);
double strtod_l(const char *__restrict s, char **__restrict end, __locale_t locale);
float strtof_l(const char *__restrict s, char **__restrict end, __locale_t locale);
long double strtold_l(const char *__restrict s, char **__restrict end, __locale_t locale);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define mkstemp64   mkstemp
#define mkstemps64  mkstemps
#define mkostemp64  mkostemp
#define mkostemps64 mkostemps
#endif

__END_DECLS

#endif
