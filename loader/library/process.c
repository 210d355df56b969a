/* process.c: see process.h. */
#include "process.h"

#include <errno.h>
#include <linux/kcmp.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "arch.h"
#include "lines.h"
#include "probe.h"
#include "sys.h"
#include "tail.h"

#define PR_GET_AUXV 0x41555856
#define MAX_AUXV 64
#define USUAL_MAPPINGS 128
#define AIO_NAME "/[aio] (deleted)"

/* ---- mappings ---- */

struct mapping {
	struct range range;
	unsigned prot;
	const char *name;
};

/* "55d0c000-55d0d000 r-xp 00001000 fe:00 1234      /bin/x" */
static struct mapping parse_mapping(char *line)
{
	struct mapping m = {0};

	m.range.start = lines_number(&line, 16);
	line += *line == '-';
	m.range.end = lines_number(&line, 16);
	if (*line == ' ' && strlen(line) > 5)
		m.prot = (line[1] == 'r' ? PROT_READ : 0u) | (line[2] == 'w' ? PROT_WRITE : 0u)
			| (line[3] == 'x' ? PROT_EXEC : 0u);
	for (int blanks = 0; *line && blanks < 5; line++)
		blanks += *line == ' ';
	while (*line == ' ')
		line++;
	m.name = line;
	return m;
}

/* A stack that madvise(2) or mprotect(2) cut into pieces has its name on one of them only. The others lie
 * against it; nothing else can, the kernel keeps a gap there. */
static void note_stack(struct host *host, const struct mapping *m, struct range *nameless)
{
	int named = !strcmp(m->name, "[stack]");

	if (host->stack.end && m->range.start == host->stack.end && (named || !*m->name)) {
		host->stack.end = m->range.end;
	} else if (named) {
		host->stack = m->range;
		host->stack_prot = m->prot;
		if (nameless->end == m->range.start)
			host->stack.start = nameless->start;
	}
	if (*m->name)
		*nameless = (struct range){0, 0};
	else if (nameless->end == m->range.start)
		nameless->end = m->range.end;
	else
		*nameless = m->range;
}

static void note_mapping(struct host *host, const struct mapping *m, struct range *nameless)
{
	note_stack(host, m, nameless);
	if (!strcmp(m->name, AIO_NAME))
		host->has_aio = 1;
	if ((!strncmp(m->name, "[vvar", 5) || !strcmp(m->name, "[vdso]"))
	    && host->vdsos < HOST_MAX_VDSO)
		host->vdso[host->vdsos++] = m->range;
}

/* Where the mmap area is: below the stack; but with an unlimited stack at exec below the PIEs; and
 * with ADDR_COMPAT_LAYOUT it grows up from a third of the user half (arch_pick_mmap_layout()). */
static void note_mmap_area(struct host *host)
{
	int low = host->vdsos && host->vdso[0].start < ARCH_DYN_BASE;
	int compat = (sys1(__NR_personality, SYS_PERSONALITY_QUERY) & ADDR_COMPAT_LAYOUT) != 0;

	for (size_t i = 0; i < host->busys; i++) {
		const struct range *r = &host->busy[i];

		if (compat && !host->mmap_bottom && r->start >= ARCH_LEGACY_BASE)
			host->mmap_bottom = r->start;
		if (r->end <= (low ? page_down(ARCH_DYN_BASE) : host->stack.start))
			host->mmap_top = r->end;
	}
}

/* Fills busy with up to `room` mappings; returns how many there are, or -errno. */
static long list_mappings(struct host *host, struct range *busy, size_t room)
{
	struct lines l;
	int error = lines_open(&l, "/proc/self/maps");
	struct range nameless = {0, 0};
	char *line;
	long n = 0;

	if (error)
		return error;
	host->vdsos = 0;
	host->stack = nameless;
	while ((line = lines_next(&l))) {
		struct mapping m = parse_mapping(line);

		note_mapping(host, &m, &nameless);
		if (m.range.start >= ARCH_USER_END)
			continue;
		if ((size_t)n < room)
			busy[n] = m.range;
		n++;
	}
	lines_close(&l);
	return n;
}

/* Once, if they are as few as they usually are. What is mapped between two readings is planning
 * memory, which is known anyway. */
static int read_mappings(struct host *host, struct memory *memory, struct refusal *why)
{
	size_t room = USUAL_MAPPINGS;
	long n;

	for (;;) {
		struct range *busy = memory_take(memory, room * sizeof *busy, why);

		if (!busy)
			return -1;
		host->busy = busy;
		n = list_mappings(host, busy, room);
		if (n < 0)
			return refuse_named(why, NO_PROC, "/proc/self/maps", (int)-n);
		if ((size_t)n <= room)
			break;
		room = (size_t)n + 16;
	}
	host->busys = (size_t)n;
	memcpy(host->vdso_home, host->vdso, sizeof host->vdso);
	note_mmap_area(host);
	return host->stack.end ? 0 : refuse_named(why, NO_PROC, "[stack] in /proc/self/maps", ENOENT);
}

void process_end_aio(const struct host *host)
{
	struct lines l;
	char *line;

	if (!host->has_aio || lines_open(&l, "/proc/self/maps"))
		return;
	while ((line = lines_next(&l))) {
		struct mapping m = parse_mapping(line);

		if (!strcmp(m.name, AIO_NAME))
			sys1(__NR_io_destroy, m.range.start);
	}
	lines_close(&l);
}

/* ---- what cannot be replaced ---- */

static uint64_t parent_id(void)
{
	return (uint64_t)sys0(__NR_getppid);
}

static int check_alone(struct refusal *why)
{
	uint64_t self = (uint64_t)sys0(__NR_getpid);
	struct stat st;
	long error = sys4(__NR_newfstatat, AT_FDCWD, "/proc/self/task", &st, 0);

	if (sys_failed(error))
		return refuse_named(why, NO_PROC, "/proc/self/task", (int)-error);
	if (st.st_nlink != 3) { /* ".", ".." and one for each thread */
		refuse(why, THREADS, -1, st.st_nlink - 2, 0);
		return -1;
	}
	if (sys5(__NR_kcmp, self, parent_id(), KCMP_VM, 0, 0) == 0)
		return refuse(why, SHARED_MEMORY, -1, 0, 0);
	return 0;
}

/* ---- the rest ---- */

static int read_auxv(struct host *host, struct memory *memory, struct refusal *why)
{
	size_t room = MAX_AUXV * sizeof(Elf64_auxv_t);
	Elf64_auxv_t *auxv = memory_take(memory, room, why);
	long n;

	if (!auxv)
		return -1;
	memset(auxv, 0, room);
	n = sys5(__NR_prctl, PR_GET_AUXV, auxv, room, 0, 0);
	if (sys_failed(n)) {
		long fd = sys_open("/proc/self/auxv", O_RDONLY | O_CLOEXEC, 0);

		if (sys_failed(fd))
			return refuse_named(why, NO_PROC, "/proc/self/auxv", (int)-fd);
		sys_read((int)fd, auxv, room - sizeof *auxv);
		sys_close((int)fd);
	}
	host->auxv = auxv;
	while (host->auxc < MAX_AUXV && auxv[host->auxc].a_type != AT_NULL)
		host->auxc++;
	host->auxc++;
	return 0;
}

/* 0 none, 1 without the break, 2 all: proc(5), randomize_va_space */
static void read_aslr(struct host *host)
{
	char digit = '2';
	long fd = sys_open("/proc/sys/kernel/randomize_va_space", O_RDONLY | O_CLOEXEC, 0);

	if (!sys_failed(fd)) {
		sys_read((int)fd, &digit, 1);
		sys_close((int)fd);
	}
	host->randomize = digit != '0'
		&& !(sys1(__NR_personality, SYS_PERSONALITY_QUERY) & ADDR_NO_RANDOMIZE);
	host->randomize_brk = host->randomize && digit == '2';
}

static void read_ids(struct host *host)
{
	host->uid = (uint64_t)sys0(__NR_getuid);
	host->euid = (uint64_t)sys0(__NR_geteuid);
	host->gid = (uint64_t)sys0(__NR_getgid);
	host->egid = (uint64_t)sys0(__NR_getegid);
	host->secure = host->uid != host->euid || host->gid != host->egid;
	host->pid = (uint64_t)sys0(__NR_getpid);
}

int process_probe(const struct request *rq, struct host *host, struct memory *memory,
	struct refusal *why)
{
	host->living = 1;
	if (check_alone(why) || read_auxv(host, memory, why) || read_mappings(host, memory, why))
		return -1;
	host->stack_limit = sys_limit(RLIMIT_STACK, 8UL << 20).soft;
	read_ids(host);
	read_aslr(host);
	probe_chance(rq, host);
	probe_random(host->random, sizeof host->random);
	host->vdso_base = host_auxv(host, AT_SYSINFO_EHDR);
	if (host->vdsos && host->vdso_base == host->vdso[host->vdsos - 1].start)
		arch_find_tail((const void *)host->vdso_base,
			host->vdso[host->vdsos - 1].end - host->vdso_base, &host->tail);
	probe_rights(rq, host);
	return 0;
}
