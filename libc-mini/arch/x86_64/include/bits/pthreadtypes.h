/* bits/pthreadtypes.h (x86_64): the sizes and alignments of the x86-64 ABI's other C libraries, so
 * that objects compiled elsewhere (libstdc++.a) fit. All zero is the static initialiser of each. */
#ifndef _BITS_PTHREADTYPES_H
#define _BITS_PTHREADTYPES_H

typedef unsigned long pthread_t;
typedef int pthread_once_t;
typedef unsigned pthread_key_t;
typedef int pthread_spinlock_t;
typedef struct { unsigned __attr; } pthread_mutexattr_t;
typedef struct { unsigned __attr; } pthread_condattr_t;
typedef struct { unsigned __attr; } pthread_barrierattr_t;
typedef struct { unsigned __attr[2]; } pthread_rwlockattr_t;
typedef union { int __word[14]; long __align; } pthread_attr_t;
typedef union { int __word[10]; long __align; } pthread_mutex_t;
typedef union { int __word[12]; long __align; } pthread_cond_t;
typedef union { int __word[14]; long __align; } pthread_rwlock_t;
typedef union { int __word[8]; long __align; } pthread_barrier_t;

#endif
