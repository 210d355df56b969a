/* embedded.c: a program on crt.c: a table with first values, counters without. */
#include <stddef.h>

long port_write(int port, const void *bytes, size_t n); /* arch/ */
int main(void);

static unsigned short sensor[4] = {17, 4, 23, 8}; /* .data */
static unsigned long sum, samples;                /* .bss */

static void say(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	port_write(1, s, n);
}

int main(void)
{
	for (unsigned round = 0; round < 3; round++)
		for (unsigned i = 0; i < 4; i++, samples++)
			sum += sensor[i]++;
	say(sum == 168 && samples == 12 ? "12 samples, sum 168\n" : "RAM was not what it should be\n");
	return sum == 168 && samples == 12 ? 0 : 1;
}
