#include <unistd.h>

long gethostid(void)
{
	return 0;
}
