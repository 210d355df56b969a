#include <sched.h>
#include <stdlib.h>

int __sched_cpucount(size_t size, const cpu_set_t *set)
{
	const unsigned char *byte = (const unsigned char *)set;
	int n = 0;

	for (size_t i = 0; i < size; i++)
		n += __builtin_popcount(byte[i]);
	return n;
}

cpu_set_t *__sched_cpualloc(size_t n)
{
	return calloc(1, CPU_ALLOC_SIZE(n));
}

void __sched_cpufree(cpu_set_t *set)
{
	free(set);
}
