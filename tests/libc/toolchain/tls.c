/* tls.c: thread-local variables of many alignments, with and without initial values. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifndef ALIGN
#define ALIGN 8
#endif
#ifndef SIZE
#define SIZE 8
#endif
static _Thread_local char first = 'f';
static _Thread_local _Alignas(ALIGN) char values[SIZE] = "values";
static _Thread_local char odd[3] = "ab";
static _Thread_local _Alignas(ALIGN) char zeros[SIZE];
static _Thread_local char last;

/* The compiler knows what alignment it asked for; what was given is asked of the address. */
static int misplaced(const void *p)
{
	__asm__("" : "+r"(p));
	return (uintptr_t)p % ALIGN != 0;
}

int main(void)
{
	for (int i = 0; i < SIZE; i++)
		if (zeros[i])
			return 1;
	if (first != 'f' || strcmp(values, "values") || strcmp(odd, "ab") || last)
		return 2;
	if (misplaced(values) || misplaced(zeros))
		return 3;
	memset(zeros, 1, SIZE);
	return strcmp(values, "values") || strcmp(odd, "ab") ? 4 : 0;
}
