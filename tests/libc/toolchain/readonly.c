/* readonly.c: constants that hold addresses cannot be written once main runs. Dies by SIGSEGV. */
static int a, b;
int *const pointers[] = { &a, &b };

int main(void)
{
	int *volatile *word = (int *volatile *)&pointers[1];

	__asm__("" : "+r"(word));       /* the compiler is not to know what it points to */
	*word = &a;
	return 0;
}
