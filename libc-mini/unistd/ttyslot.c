#include <unistd.h>

/* The line of /etc/ttys, which Linux does not have. */
int ttyslot(void)
{
	return 0;
}
