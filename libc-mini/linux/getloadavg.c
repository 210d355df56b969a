#include <stdlib.h>
#include <sys/sysinfo.h>

int getloadavg(double averages[], int n)
{
	struct sysinfo info;

	if (n <= 0)
		return n ? -1 : 0;
	if (sysinfo(&info))
		return -1;
	if (n > 3)
		n = 3;
	for (int i = 0; i < n; i++)
		averages[i] = (double)info.loads[i] / (1 << SI_LOAD_SHIFT);
	return n;
}
