/*
 * self: a program that looks at itself and says what it finds in words that are the same
 * on every run, so that its output under execve and under uload can be compared as text.
 *
 * Everything that execve gives a program and that has an address in it is checked here
 * against another source of the same fact (auxv against /proc, break against [heap], ...);
 * what is printed is the verdict. Exits with the number of its arguments.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

static char bss[3 * 4096 + 17];
static int data[5] = { 1, 2, 3, 4, 5 };
static __thread int tls_data = 77;
static __thread int tls_bss;
static int constructed;

__attribute__((constructor)) static void construct(void)
{
	constructed = 1;
}

__attribute__((destructor)) static void destruct(void)
{
	/* stdio is still usable in a destructor */
	puts("destructor: ran");
}

static void say(const char *what, int good)
{
	printf("%s: %s\n", what, good ? "ok" : "WRONG");
}

/* Reads up to size bytes of a /proc file; returns how many. */
static long slurp(const char *path, char *to, size_t size)
{
	long got, all = 0;
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return -1;
	while ((size_t)all < size && (got = read(fd, to + all, size - (size_t)all)) > 0)
		all += got;
	close(fd);
	return all;
}

static void check_arguments(int argc, char **argv)
{
	static char seen[1 << 16], want[1 << 16];
	long n = slurp("/proc/self/cmdline", seen, sizeof seen);
	size_t at = 0;

	for (int i = 0; i < argc; i++) {
		printf("argv[%d] = %s\n", i, argv[i]);
		if (at + strlen(argv[i]) + 1 < sizeof want) {
			strcpy(want + at, argv[i]);
			at += strlen(argv[i]) + 1;
		}
	}
	say("argv ends in NULL", argv[argc] == NULL);
	if (n >= 0)
		say("/proc/self/cmdline", (size_t)n == at && memcmp(seen, want, at) == 0);
	say("environ follows argv", environ == argv + argc + 1);
	for (char **e = environ; *e; e++)
		printf("env %s\n", *e);
}

static void check_names(void)
{
	char exe[PATH_MAX], comm[32];
	long n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	printf("AT_EXECFN = %s\n", (const char *)getauxval(AT_EXECFN));
	printf("AT_PLATFORM = %s\n", (const char *)getauxval(AT_PLATFORM));
	if (n > 0) {
		exe[n] = 0;
		printf("/proc/self/exe = %s\n", exe);
	}
	n = slurp("/proc/self/comm", comm, sizeof comm - 1);
	if (n > 0) {
		comm[n] = 0;
		printf("comm = %s", comm);
	}
}

static void check_auxv(void)
{
	const ElfW(Phdr) *ph = (const ElfW(Phdr) *)getauxval(AT_PHDR);
	unsigned long count = getauxval(AT_PHNUM);
	static char seen[8192];
	long n = slurp("/proc/self/auxv", seen, sizeof seen);
	const ElfW(auxv_t) *av = (const ElfW(auxv_t) *)(const void *)seen;
	int loads = 0, same = 1;

	printf("auxv types:");
	for (long i = 0; n > 0 && i < n / (long)sizeof *av && av[i].a_type != AT_NULL; i++) {
		printf(" %lu", (unsigned long)av[i].a_type);
		if (av[i].a_type != AT_HWCAP)      /* glibc replaces its own copy */
			same &= getauxval(av[i].a_type) == av[i].a_un.a_val;
	}
	putchar('\n');
	say("/proc/self/auxv is the auxv on the stack", same);
	for (unsigned long i = 0; ph && i < count; i++)
		loads += ph[i].p_type == PT_LOAD;
	printf("PT_LOADs seen through AT_PHDR: %d of %lu\n", loads, count);
	printf("AT_BASE %s, AT_SECURE %lu, AT_PAGESZ %lu, AT_FLAGS %lu\n",
	       getauxval(AT_BASE) ? "set" : "0", getauxval(AT_SECURE), getauxval(AT_PAGESZ),
	       getauxval(AT_FLAGS));
	say("AT_UID, AT_EUID, AT_GID, AT_EGID",
	    getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == geteuid() &&
	    getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getegid());
	say("AT_RANDOM is 16 bytes, not all alike",
	    getauxval(AT_RANDOM) && memcmp((char *)getauxval(AT_RANDOM),
					   (char *)getauxval(AT_RANDOM) + 1, 15) != 0);
}

static void check_data(void)
{
	int zero = 1;

	for (size_t i = 0; i < sizeof bss; i++)
		zero &= bss[i] == 0;
	say(".bss is zero", zero);
	say(".data has its values", data[0] + data[4] == 6);
	say("TLS image", tls_data == 77 && tls_bss == 0);
	say("constructor ran", constructed);
}

/* The raw system call: musl's sbrk only ever fails. */
static char *set_break(char *to)
{
	return (char *)syscall(SYS_brk, to);
}

static void check_break(void)
{
	char *start = set_break(NULL), *end = start + (1 << 20);

	say("break grows by 1 MiB of zeros",
	    set_break(end) == end && end[-1] == 0 && end[-(1 << 20)] == 0);
	say("break grows by 1 GiB", set_break(end + (1 << 30)) == end + (1 << 30));
	say("break shrinks", set_break(start) == start);
	say("break does not go below its start", set_break(start - (1L << 40)) == start);
}

static void check_malloc(void)
{
	char *block = malloc(64 << 20);

	say("malloc of 64 MiB", block != NULL);
	free(block);
	for (int i = 0; i < 1000; i++) {
		block = malloc((size_t)i * 7 + 1);
		memset(block, i, (size_t)i * 7 + 1);
		if (i % 3)
			free(block);
	}
	puts("1000 mallocs: done");
}

/* Touches ever more stack, well below the pages that exec prepares. */
static int deep(int n)
{
	volatile char page[4096];

	page[0] = (char)n;
	page[4095] = (char)n;
	return n == 0 ? 0 : deep(n - 1) + (page[0] == page[4095]);
}

static void check_stack(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_STACK, &limit);
	if (limit.rlim_cur >= 4 << 20)
		say("stack grows by 2 MiB", deep(512) == 512);
}

static void check_descriptors(void)
{
	int fd = open("/dev/null", O_RDONLY);

	printf("lowest free descriptor: %d\n", fd);
	close(fd);
}

int main(int argc, char **argv)
{
	check_arguments(argc, argv);
	check_names();
	check_auxv();
	check_data();
	check_break();
	check_malloc();
	check_stack();
	check_descriptors();
	return argc - 1;
}
