/* features.h: which standards' names the headers show (POSIX.1-2017 §2.2.1, "test macros").
 *
 *   nothing defined, no -std=cNN     everything of _DEFAULT_SOURCE: ISO C, POSIX, XSI, BSD
 *   -std=cNN                         ISO C alone, and what the macros below ask for
 *   _POSIX_C_SOURCE, _POSIX_SOURCE   POSIX
 *   _XOPEN_SOURCE                    POSIX and XSI
 *   _BSD_SOURCE, _DEFAULT_SOURCE     the above and BSD
 *   _GNU_SOURCE                      all of it and GNU
 *
 * Headers test __MINI_POSIX, __MINI_XSI, __MINI_DEFAULT and __MINI_GNU, each of which is part of
 * the next. */
#ifndef _FEATURES_H
#define _FEATURES_H

#define __LIBC_MINI__ 1

#if defined(_ALL_SOURCE) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1
#endif
#if defined(_BSD_SOURCE) && !defined(_DEFAULT_SOURCE)
#define _DEFAULT_SOURCE 1
#endif
#if !defined(_POSIX_SOURCE) && !defined(_POSIX_C_SOURCE) && !defined(_XOPEN_SOURCE) \
	&& !defined(_GNU_SOURCE) && !defined(_DEFAULT_SOURCE) && !defined(__STRICT_ANSI__)
#define _DEFAULT_SOURCE 1
#endif
#ifdef _GNU_SOURCE
#define __MINI_GNU 1
#endif
#if defined(__MINI_GNU) || defined(_DEFAULT_SOURCE)
#define __MINI_DEFAULT 1
#endif
#if defined(__MINI_DEFAULT) || defined(_XOPEN_SOURCE)
#define __MINI_XSI 1
#endif
#if defined(__MINI_XSI) || defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE)
#define __MINI_POSIX 1
#endif

#if __STDC_VERSION__ >= 199901L && !defined(__cplusplus)
#define __restrict restrict
#endif
#if __STDC_VERSION__ >= 199901L || defined(__cplusplus)
#define __inline inline
#endif
#if __STDC_VERSION__ >= 201112L && !defined(__cplusplus)
#elif defined(__GNUC__)
#define _Noreturn __attribute__((__noreturn__))
#endif

/* For headers: __BEGIN_DECLS char *strchr(const char *, int); __END_DECLS */
#ifdef __cplusplus
#define __BEGIN_DECLS extern "C" {
#define __END_DECLS }
#else
#define __BEGIN_DECLS
#define __END_DECLS
#endif

/* libstdc++'s configuration for Debian asks whether the C library is at least so old a glibc. */
#define __GLIBC_PREREQ(major, minor) 0
/* ... and takes a program without a (weak) __pthread_key_create for one that needs no locks. Here
 * locks are part of every program that uses them. */
#ifdef __cplusplus
#define _GLIBCXX_GTHREAD_USE_WEAK 0
#endif

#endif
