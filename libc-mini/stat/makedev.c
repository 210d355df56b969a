#include <sys/sysmacros.h>

unsigned gnu_dev_major(__dev_t device)
{
	return major(device);
}

unsigned gnu_dev_minor(__dev_t device)
{
	return minor(device);
}

__dev_t gnu_dev_makedev(unsigned a, unsigned b)
{
	return makedev(a, b);
}
