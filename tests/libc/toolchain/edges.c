/* edges.c: the named edges of linker.ld hold what their names say, in this order. */
extern char __executable_start[], __text_start[], __text_end[], __rodata_start[], __rodata_end[],
	__relro_start[], __relro_end[], __tdata_start[], __tdata_end[], __data_start[], __data_end[],
	__bss_start[], __bss_end[], _end[], end[], _etext[], etext[], _edata[], edata[];
static const char constant[] = "constant";
char *const relocated = (char *)constant;
int variable = 5, zero[1000];
_Thread_local int local = 3;
int main(void);

static int within(const void *p, const char *from, const char *to)
{
	return (const char *)p >= from && (const char *)p < to;
}

int main(void)
{
	const char *edge[] = { __executable_start, __text_start, __text_end, __rodata_start, __rodata_end,
		__relro_start, __relro_end, __data_start, __data_end, __bss_start, __bss_end };

	for (unsigned i = 1; i < sizeof edge / sizeof *edge; i++)
		if (edge[i - 1] > edge[i])
			return (int)i;
	if (!within((void *)main, __text_start, __text_end)) return 21;
	if (!within(constant, __rodata_start, __rodata_end)) return 22;
	if (!within(&variable, __data_start, __data_end)) return 23;
	if (!within(zero, __bss_start, __bss_end)) return 24;
	if (__tdata_end - __tdata_start != sizeof local) return 25;
	if (_end != end || _end > __bss_end || _etext != __text_end || etext != _etext) return 26;
	if (_edata != edata || edata != __data_end) return 27;
	return local == 3 && *relocated == 'c' ? 0 : 28;
}
