/* bits/types.h (x86_64): the kernel's and POSIX's scalar types under reserved names. A header that
 * must define off_t says `typedef __off_t off_t;`, as often as it likes: C11 and C++ allow it. */
#ifndef _BITS_TYPES_H
#define _BITS_TYPES_H

typedef long          __time_t;
typedef long          __suseconds_t;
typedef unsigned      __useconds_t;
typedef long          __clock_t;
typedef int           __clockid_t;
typedef void         *__timer_t;
typedef long          __off_t;
typedef unsigned long __ino_t;
typedef unsigned long __dev_t;
typedef unsigned      __mode_t;
typedef unsigned long __nlink_t;
typedef long          __blksize_t;
typedef long          __blkcnt_t;
typedef unsigned long __fsblkcnt_t;
typedef unsigned long __fsfilcnt_t;
typedef unsigned      __uid_t;
typedef unsigned      __gid_t;
typedef unsigned      __id_t;
typedef int           __pid_t;
typedef int           __key_t;
typedef long          __ssize_t;
typedef unsigned      __wint_t;
typedef unsigned      __socklen_t;
typedef unsigned short __sa_family_t;
typedef unsigned long __wctype_t;
typedef const int    *__wctrans_t;
typedef struct __locale_struct *__locale_t; /* the tag is in the names of libstdc++.a */
typedef __builtin_va_list __va_list;

/* One multibyte character in the making: zero is the initial state. */
typedef struct { unsigned __opaque1, __opaque2; } __mbstate_t;

#endif
