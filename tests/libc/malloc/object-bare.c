/* object-bare.c: malloc_info() in a program that may or may not have a fwrite(): it is nobody's task
 * to bring one. */
#include <errno.h>
#include <stddef.h>

int malloc_info(int, void *);
void *malloc(size_t);
extern int fwrite() __attribute__((weak));
void *volatile keep;

int main(void)
{
	keep = malloc(10);
	if (malloc_info(1, NULL) != EINVAL)
		return 1;
	return fwrite ? 77 : malloc_info(0, NULL) == ENOSYS ? 0 : 2;
}
