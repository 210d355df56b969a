/* single_threaded.c: <sys/single_threaded.h> of glibc: libstdc++ counts references without atomic
 * instructions while this is true. Becomes 0 before a second thread starts. */
extern char __libc_single_threaded;
char __libc_single_threaded = 1;
