/* order.c: what is called before and after main, in which order. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void say(const char *what)
{
	write(1, what, strlen(what));
}

static void preinit(void) { say("preinit "); }
__attribute__((section(".preinit_array"), used)) static void (*const before)(void) = preinit;
__attribute__((constructor(101))) static void c1(void) { say("101 "); }
__attribute__((constructor(2000))) static void c2(void) { say("2000 "); }
__attribute__((constructor)) static void c3(void) { say("plain "); }
__attribute__((destructor(101))) static void d1(void) { say("~101\n"); }
__attribute__((destructor(2000))) static void d2(void) { say("~2000 "); }
__attribute__((destructor)) static void d3(void) { say("~plain "); }
static void a1(void) { say("atexit1 "); }
static void a2(void) { say("atexit2 "); }

int main(void)
{
	atexit(a1);
	atexit(a2);
	say("main ");
	return 0;
}
