/* ifunc.c: functions chosen when the program starts: called, and by address. */
static int chosen(void) { return 7; }
static _Thread_local int in_thread = 3;
static void *pick(void) { return in_thread == 3 ? (void *)chosen : 0; }
static int inner(void) __attribute__((ifunc("pick")));
int outer(void) __attribute__((ifunc("pick")));
int (*volatile pointer)(void) = outer;
int (*const constant)(void) = inner;

int main(void)
{
	return inner() + outer() + pointer() + constant() == 28 ? 0 : 1;
}
