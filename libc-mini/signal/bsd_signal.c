#include <signal.h>

void (*bsd_signal(int number, void (*handler)(int)))(int)
{
	return signal(number, handler);
}
