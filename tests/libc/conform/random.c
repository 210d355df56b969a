/* random() and rand() give glibc's numbers; POSIX gives those of the 48-bit family. */
#include <math.h>
#include <stdlib.h>
#include "show.h"

/* musl has another generator of its own behind these names. */
static void additive(void)
{
	static char state[5][256];
	static const size_t sizes[] = { 8, 32, 64, 128, 256 };
	char *old;
	long a, b, c;
	unsigned seed;

	a = random(); b = random(); c = random();
	show("random.first [glibc]", "%ld %ld %ld", a, b, c);
	for (seed = 0; seed < 5; seed++) {
		char name[60];

		srandom(seed * 0x3fffffff);
		a = random(); b = random();
		snprintf(name, sizeof name, "random.seed %u [glibc]", seed * 0x3fffffff);
		show(name, "%ld %ld", a, b);
	}
	srand(1);
	a = rand(); b = random();
	show("random.rand [glibc]", "%ld %ld", a, b);
	for (int i = 0; i < 5; i++) {
		char name[60];

		initstate(i + 3, state[i] + (i % 2 ? 0 : 0), sizes[i]);
		a = random(); b = random(); c = random();
		snprintf(name, sizeof name, "random.initstate %d [glibc]", (int)sizes[i]);
		show(name, "%ld %ld %ld", a, b, c);
	}
	for (int i = 4; i >= 0; i--) {
		char name[60];

		old = setstate(state[i]);
		a = random(); b = random();
		snprintf(name, sizeof name, "random.setstate %d [glibc]", (int)sizes[i]);
		show(name, "%ld %ld, old %d", a, b, i == 4 ? old == state[4] : old == state[i + 1]);
	}
	show("random.initstate too small [glibc]", "%d", initstate(1, state[0], 7) == NULL);
	srandom(9);
	for (int i = 0; i < 100000; i++)
		a = random();
	show("random.after 100000 [glibc]", "%ld", a);
	for (unsigned s = 0; s < 3; s++) {
		char name[60];
		unsigned seed_r = s * 77777;

		a = rand_r(&seed_r); b = rand_r(&seed_r);
		snprintf(name, sizeof name, "random.rand_r %u [glibc]", s);
		show(name, "%ld %ld %u", a, b, seed_r);
	}
}

static void bounds(void)
{
	static char full[128];
	int bad = 0, odd = 0;

	initstate(1, full, sizeof full);
	srandom(4);
	for (int i = 0; i < 10000; i++) {
		long r = random();
		int s = rand();

		bad += r < 0 || r > 0x7fffffff || s < 0 || s > RAND_MAX;
		odd += r & 1;
	}
	show("random.range", "%d %d", bad, odd > 4500 && odd < 5500);
	srandom(4);
	long first = random();
	random();
	srandom(4);
	show("random.repeats", "%d", random() == first);
	char buffer[128], *old;
	old = initstate(1, buffer, sizeof buffer);
	first = random();
	setstate(old);
	random();
	setstate(buffer);
	initstate(1, buffer, sizeof buffer);
	show("random.states", "%d", random() == first);
}

static void linear48(void)
{
	unsigned short x[3] = { 1, 2, 3 }, parameters[7] = { 9, 8, 7, 6, 5, 4, 3 }, *old;
	double d, e;
	long a, b;

	d = drand48();
	a = lrand48(); b = mrand48();
	show("random.48 unseeded", "%.17g %ld %ld", d, a, b);
	for (long seed = -1; seed <= 1; seed++) {
		char name[60];

		srand48(seed);
		d = drand48(); a = lrand48(); b = mrand48();
		snprintf(name, sizeof name, "random.srand48 %ld", seed);
		show(name, "%.17g %ld %ld", d, a, b);
	}
	srand48(0x123456789L);
	a = lrand48();
	show("random.srand48 takes 32 bits", "%ld", a);
	d = erand48(x);
	show("random.erand48", "%.17g %d %d %d", d, x[0], x[1], x[2]);
	a = nrand48(x); b = jrand48(x);
	show("random.nrand48 jrand48", "%ld %ld %d %d %d", a, b, x[0], x[1], x[2]);
	old = seed48(x);
	show("random.seed48's old", "%d %d %d", old[0], old[1], old[2]);
	a = lrand48();
	show("random.after seed48", "%ld", a);
	/* lrand48-signextend: never negative; mrand48 is both. */
	int negative = 0, both = 0;
	for (int i = 0; i < 10000; i++) {
		negative += lrand48() < 0;
		both += mrand48() < 0;
		d = drand48();
		negative += d < 0 || d >= 1;
	}
	show("random.lrand48-signextend", "%d %d", negative, both > 4000 && both < 6000);
	srand48(77);
	lcong48(parameters);
	a = lrand48(); b = mrand48();
	d = drand48();
	e = erand48(x);
	show("random.lcong48", "%ld %ld %.17g %.17g", a, b, d, e);
	seed48(x);
	a = lrand48(); b = mrand48();
	/* musl keeps lcong48's parameters where POSIX has the defaults come back. */
	show("random.seed48 restores [glibc]", "%ld %ld", a, b);
}

int main(void)
{
	additive();
	bounds();
	linear48();
	return 0;
}
