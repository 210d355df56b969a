/* inspect.c: the state in which a program is entered, as lines "key value". No C library: nothing of it
 * trusts what it looks at. tests/fault/perturbed.py compares what it prints. */
#include <elf.h>
#include <stddef.h>
#include <stdint.h>
#include <asm/unistd.h>

#define BELOW 65536
#define BELOW_ACCEPTED 128 /* words that uload leaves below sp: the way through the vDSO */
#define BSS_BYTES 20000

extern uint64_t entry_state[17];
extern unsigned char entry_vectors[512];
extern unsigned char __bss_start[], _end[]; /* of the linker */
unsigned char bss[BSS_BYTES]; /* begins in the last page of .data, ends some pages behind */
static char out[65536] = "x"; /* .data, too */
static size_t used;
static char maps[65536] = "x";

static long call(long n, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;

	__asm__ volatile("syscall" : "+a"(n) : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
		: "rcx", "r11", "memory");
	return n;
}

/* ---- printing ---- */

static void flush(void)
{
	for (size_t at = 0; at < used;) {
		long n = call(__NR_write, 1, (long)(out + at), (long)(used - at), 0, 0, 0);

		if (n <= 0)
			call(__NR_exit_group, 2, 0, 0, 0, 0, 0);
		at += (size_t)n;
	}
	used = 0;
}

static void put(const char *s)
{
	while (*s && used < sizeof out)
		out[used++] = *s++;
	if (used > sizeof out - 1000)
		flush();
}

static void hex(uint64_t v)
{
	char digits[19];
	int i = 18;

	digits[i] = 0;
	do
		digits[--i] = "0123456789abcdef"[v & 15];
	while (v >>= 4);
	put("0x");
	put(digits + i);
}

static void number(const char *key, const char *more, uint64_t v)
{
	put(key);
	put(more);
	put(" ");
	hex(v);
	put("\n");
}

static const char *decimal(uint64_t v)
{
	static char digits[24] = "x";
	int i = 23;

	digits[i] = 0;
	do
		digits[--i] = (char)('0' + v % 10);
	while (v /= 10);
	return digits + i;
}

/* ---- memory ---- */

/* How many bytes are zero, 0xa5, something else. */
static void census(const char *key, const unsigned char *p, size_t n)
{
	uint64_t zero = 0, fill = 0;

	for (size_t i = 0; i < n; i++) {
		zero += p[i] == 0;
		fill += p[i] == 0xa5;
	}
	put(key);
	put(n == 0 ? " nothing\n" : zero == n ? " zero\n" : fill == n ? " a5\n" : " mixed\n");
}

static uint64_t hash(const char *s, uint64_t h)
{
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return h * 31 + 7;
}

static uint64_t parse(const char **p)
{
	uint64_t v = 0;

	for (;; (*p)++) {
		char c = **p;

		if (c >= '0' && c <= '9')
			v = v * 16 + (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			v = v * 16 + (uint64_t)(c - 'a' + 10);
		else
			return v;
	}
}

/* "map.START" END RIGHTS … NAME; returns where the mapping that holds `address` begins. */
static uint64_t print_maps(uint64_t address)
{
	long fd = call(__NR_open, (long)"/proc/self/maps", 0, 0, 0, 0, 0), n, length = 0;
	uint64_t found = 0;

	number("fd", "", (uint64_t)fd);
	while (fd >= 0 && (n = call(__NR_read, fd, (long)(maps + length),
			(long)(sizeof maps - 1 - (size_t)length), 0, 0, 0)) > 0)
		length += n;
	call(__NR_close, fd, 0, 0, 0, 0, 0);
	maps[fd < 0 ? 0 : length] = 0;
	for (const char *p = maps; *p;) {
		uint64_t start = parse(&p), end;

		p++;
		end = parse(&p);
		if (address >= start && address < end)
			found = start;
		put("map.");
		hex(start);
		put(" ");
		hex(end);
		put(" ");
		for (p++; *p && *p != ' '; p++)
			out[used++] = *p;
		while (*p && *p != '\n' && *p != '[' && *p != '/')
			p++;
		put(" ");
		while (*p && *p != '\n')
			out[used++] = *p++;
		put("\n");
		if (*p)
			p++;
	}
	return found;
}

/* ---- the stack ---- */

static const uint64_t *print_strings(const char *key, const uint64_t *word, uint64_t count)
{
	uint64_t h = 0;

	for (uint64_t i = 0; i < count; i++)
		h = hash((const char *)word[i], h);
	number(key, ".hash", h);
	number(key, ".end", word[count]);
	return word + count + 1;
}

static void print_auxv(const uint64_t *pair)
{
	put("auxv.order");
	for (const uint64_t *p = pair; p[0]; p += 2) {
		put(" ");
		put(decimal(p[0]));
	}
	put("\n");
	for (const uint64_t *p = pair; p[0]; p += 2) {
		number("auxv.", decimal(p[0]), p[1]);
		if (p[0] == AT_RANDOM && p[1] > 65536) {
			number("random.", "0", ((const uint64_t *)p[1])[0]);
			number("random.", "1", ((const uint64_t *)p[1])[1]);
		}
		if (p[0] == AT_EXECFN)
			number("execfn", "", hash((const char *)p[1], 0));
	}
	number("auxv.end", "", pair[0]);
}

static int same_auxv(const uint64_t *pair)
{
	static uint64_t saved[128] = {1};
	long fd = call(__NR_open, (long)"/proc/self/auxv", 0, 0, 0, 0, 0);
	long n = fd < 0 ? 0 : call(__NR_read, fd, (long)saved, sizeof saved, 0, 0, 0);

	call(__NR_close, fd, 0, 0, 0, 0, 0);
	for (long i = 0; i < n / 16; i++) {
		if (saved[2 * i] != pair[2 * i] || saved[2 * i + 1] != pair[2 * i + 1])
			return 0;
		if (!saved[2 * i])
			return 1;
	}
	return fd < 0 ? 2 : 0;
}

static void print_stack(const uint64_t *sp, uint64_t envc)
{
	const uint64_t *word = sp + 1;

	number("argc", "", sp[0]);
	number("argv.0", "", word[0]);
	word = print_strings("argv", word, sp[0]);
	number("envc", "", envc);
	word = print_strings("envp", word, envc);
	print_auxv(word);
	number("proc.auxv", "", (uint64_t)same_auxv(word));
}

/* ---- the rest ---- */

static uint64_t protection_keys(void)
{
	uint32_t a = 7, b, c = 0, d;

	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	if (!(c >> 4 & 1))
		return 0;
	__asm__ volatile("rdpkru" : "=a"(a), "=d"(d) : "c"(0));
	return a;
}

static void print_registers(void)
{
	static const char name[16][4] = {"rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r8", "r9",
		"r10", "r11", "r12", "r13", "r14", "r15", "rsp"};

	for (int i = 0; i < 16; i++)
		number(name[i], "", entry_state[i]);
	number("rflags", "", entry_state[16]);
	number("fcw", "", *(uint16_t *)entry_vectors);
	number("fsw", "", *(uint16_t *)(entry_vectors + 2));
	number("mxcsr", "", *(uint32_t *)(entry_vectors + 24));
	census("xmm", entry_vectors + 160, 256);
	census("x87", entry_vectors + 32, 128);
	number("pkru", "", protection_keys());
}

static void print_kernel(void)
{
	static uint64_t word[4] = {1, 1, 1, 1};

	for (int i = 0; i < 16; i++) {
		call(__NR_prlimit64, 0, i, 0, (long)word, 0, 0);
		number("limit.", decimal((uint64_t)i), word[0]);
		number("limit.hard.", decimal((uint64_t)i), word[1]);
	}
	call(__NR_rt_sigprocmask, 0, 0, (long)word, 8, 0, 0);
	number("mask", "", word[0]);
	call(__NR_sigaltstack, 0, (long)word, 0, 0, 0, 0);
	number("altstack", "", word[1]);
}

/* How far the break goes, and whether mmap gives writable memory. Last: it changes things. */
static void print_memory(void)
{
	uint64_t brk = (uint64_t)call(__NR_brk, 0, 0, 0, 0, 0, 0), far = 0;
	static const uint64_t more[] = {4096, 65536, 65536 + 4096, 1 << 20};

	number("brk", "", brk);
	for (int i = 0; i < 4; i++)
		if ((uint64_t)call(__NR_brk, (long)(brk + more[i]), 0, 0, 0, 0, 0) == brk + more[i])
			far = more[i];
	number("brk.grows", "", far);
	number("mmap", "", call(__NR_mmap, 0, 1 << 20, 3, 0x22, -1, 0) > 0);
}

_Noreturn void inspect(void)
{
	const uint64_t *sp = (const uint64_t *)entry_state[15];
	uint64_t envc = 0, low, below = BELOW;
	const unsigned char *tail_end = (const unsigned char *)(((uint64_t)bss + 4095) & ~4095UL);
	const unsigned char *end = _end;

	used = 0;
	/* Where the environment's end is not what it should be: the vector begins with a small number. */
	while (sp[1 + sp[0] + 1 + envc] > 65536 && sp[1 + sp[0] + 1 + envc] != 0xa5a5a5a5a5a5a5a5)
		envc++;
	print_registers();
	census("bss.tail", bss, (size_t)(tail_end - bss));
	census("bss.rest", tail_end, (size_t)(bss + BSS_BYTES - tail_end));
	census("bss.behind", end, -(uint64_t)end & 4095);
	print_stack(sp, envc);
	low = print_maps((uint64_t)sp);
	if (!low)
		low = (uint64_t)sp & ~4095UL;
	if ((uint64_t)sp - low < below)
		below = (uint64_t)sp - low;
	if (below > BELOW_ACCEPTED)
		census("below", (const unsigned char *)sp - below, below - BELOW_ACCEPTED);
	print_kernel();
	print_memory();
	flush();
	call(__NR_exit_group, 42, 0, 0, 0, 0, 0);
	__builtin_unreachable();
}
