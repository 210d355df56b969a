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

int main(void)
{
	for (int i = 0; i < SIZE; i++)
		if (zeros[i])
			return 1;
	if (first != 'f' || strcmp(values, "values") || strcmp(odd, "ab") || last)
		return 2;
	if ((uintptr_t)values % ALIGN || (uintptr_t)zeros % ALIGN)
		return 3;
	memset(zeros, 1, SIZE);
	return strcmp(values, "values") || strcmp(odd, "ab") ? 4 : 0;
}
