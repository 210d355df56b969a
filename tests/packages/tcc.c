/* Compiled by TinyCC: recursion, floating point, a call into the C library. */
int printf(const char *, ...);

static long factorial(long n)
{
	return n < 2 ? 1 : n * factorial(n - 1);
}

static double root(double x)
{
	double guess = x;

	for (int i = 0; i < 50; i++)
		guess = (guess + x / guess) / 2;
	return guess;
}

int main(int argc, char **argv)
{
	(void)argv;
	printf("fac(%d) = %ld, sqrt %.6f\n", argc, factorial(argc), root(2.0));
	return 0;
}
