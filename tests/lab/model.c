/* model.c [ROUNDS SEED]: a child changes its mappings at random; the model is told each call, and has to
 * agree with the child's /proc/PID/maps after each. The child makes system calls and nothing else.
 *
 * Prints what disagreed, and last "N passed, N failed". */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "space.h"

#define ROOM 64UL   /* pages that the calls aim at */
#define MARGIN 16UL /* and those above them that they reach */

struct request { long number, argument[6]; };

static uint64_t state;

static uint64_t chance(uint64_t below)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (state >> 33) % below;
}

static _Noreturn void serve(int in, int out)
{
	struct request r;
	long result;

	while (syscall(SYS_read, in, &r, sizeof r) == (long)sizeof r) {
		result = syscall(r.number, r.argument[0], r.argument[1], r.argument[2], r.argument[3],
			r.argument[4], r.argument[5]);
		if (result == -1)
			result = -errno;
		syscall(SYS_write, out, &result, sizeof result);
	}
	_exit(0);
}

static _Noreturn void die(const char *what)
{
	printf("FAIL %s\n0 passed, 1 failed\n", what);
	exit(1);
}

static int to_child, from_child;

static long ask(struct request r)
{
	long result = 0;

	if (write(to_child, &r, sizeof r) != (ssize_t)sizeof r
	    || read(from_child, &result, sizeof result) != (ssize_t)sizeof result)
		die("the child is gone");
	return result;
}

static uint64_t base;
static int file;

static uint64_t some_page(void)
{
	return base + chance(ROOM) * PAGE;
}

static uint8_t some_prot(void)
{
	static const uint8_t prots[] = {PROT_NONE, PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_EXEC};

	return prots[chance(4)];
}

static long finish(struct event *e, struct request r)
{
	long result = ask(r);

	e->error = (uint16_t)(result < 0 && result > -4096 ? -result : 0);
	e->result = e->error ? 0 : (uint64_t)result;
	return result;
}

static void some_map(struct event *e)
{
	int fd = chance(3) == 0 ? file : -1;

	e->call = CALL_MMAP;
	e->address = some_page();
	e->length = 1 + chance(9 * PAGE);
	e->prot = some_prot();
	e->flags = (chance(4) ? MAP_PRIVATE : MAP_SHARED) | MAP_FIXED | (fd < 0 ? MAP_ANONYMOUS : 0U);
	e->offset = fd < 0 ? 0 : chance(8) * PAGE;
	e->fd = fd;
	e->name = fd < 0 ? NULL : event_intern("/file");
	finish(e, (struct request){SYS_mmap, {(long)e->address, (long)e->length, e->prot, (long)e->flags,
		fd, (long)e->offset}});
}

static void some_unmap(struct event *e)
{
	e->call = CALL_MUNMAP;
	e->address = some_page();
	e->length = 1 + chance(5 * PAGE);
	finish(e, (struct request){SYS_munmap, {(long)e->address, (long)e->length}});
}

static void some_protect(struct event *e)
{
	e->call = CALL_MPROTECT;
	e->address = some_page();
	e->length = PAGE;
	e->prot = some_prot();
	finish(e, (struct request){SYS_mprotect, {(long)e->address, (long)e->length, e->prot}});
}

static void some_remap(struct event *e)
{
	e->call = CALL_MREMAP;
	e->address = some_page();
	e->length = PAGE;
	e->offset = 1 + chance(4 * PAGE);
	e->flags = MREMAP_MAYMOVE | (chance(2) ? MREMAP_FIXED : 0U);
	e->to = e->flags & MREMAP_FIXED ? some_page() : 0;
	finish(e, (struct request){SYS_mremap, {(long)e->address, (long)e->length, (long)e->offset,
		(long)e->flags, (long)e->to}});
}

static void some_break(struct event *e, const struct space *s)
{
	e->call = CALL_BRK;
	e->address = !s->start_brk ? 0 : s->start_brk + chance(20 * PAGE);
	finish(e, (struct request){SYS_brk, {(long)e->address}});
}

static void some_segment(struct event *e)
{
	static int id = -1;

	if (id < 0) {
		id = shmget(IPC_PRIVATE, 3 * PAGE, 0600);
		if (id < 0)
			return;
	}
	e->call = CALL_SHMAT;
	e->address = some_page();
	e->length = 3 * PAGE;
	e->prot = PROT_READ | PROT_WRITE;
	finish(e, (struct request){SYS_shmat, {id, (long)e->address, SHM_REMAP}});
	if (chance(2)) {
		shmctl(id, IPC_RMID, NULL);
		id = -1;
	}
}

/* Errors that leave half of the work done cannot be told from outside: such calls are not made here
 * (ranges of one page), as programs rarely do. */
static void some_call(struct event *e, const struct space *s)
{
	*e = (struct event){.kind = EVENT_CALL, .fd = -1, .phdr = -1};
	switch (chance(12)) {
	case 0: case 1: case 2: some_map(e); break;
	case 3: case 4: some_unmap(e); break;
	case 5: case 6: case 7: some_protect(e); break;
	case 8: case 9: some_remap(e); break;
	case 10: some_break(e, s); break;
	case 11: some_segment(e); break;
	}
}

/* Only what lies in the playground and at the break counts: the rest of a copied process is the same. */
static int compare(const struct space *model, int pid, char *why)
{
	struct space now;
	int differ;

	if (space_from_maps(&now, pid))
		return 1;
	differ = space_compare(model, &now, why, 512);
	if (!differ && model->mapped != now.mapped) {
		snprintf(why, 512, "%" PRIu64 " bytes are mapped by the model, %" PRIu64 " by the kernel",
			model->mapped, now.mapped);
		differ = 1;
	}
	space_free(&now);
	return differ;
}

int main(int argc, char **argv)
{
	unsigned rounds = argc > 1 && atoi(argv[1]) > 0 ? (unsigned)atoi(argv[1]) : 5000, failed = 0, n;
	int requests[2], answers[2], pid;
	struct space model;
	char why[512] = "";

	state = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	base = (uint64_t)mmap(NULL, (ROOM + MARGIN) * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	file = memfd_create("file", 0);
	if (file < 0 || ftruncate(file, 16 * PAGE) || pipe(requests) || pipe(answers))
		die("no file, no pipe");
	munmap((void *)base, (ROOM + MARGIN) * PAGE);
	pid = fork();
	if (!pid)
		serve(requests[0], answers[1]);
	close(answers[1]);
	to_child = requests[1];
	from_child = answers[0];
	space_from_maps(&model, pid);
	for (n = 0; n < rounds; n++) {
		struct event e;

		some_call(&e, &model);
		space_apply(&model, &e);
		if (!compare(&model, pid, why))
			continue;
		printf("FAIL after call %u, %s(0x%" PRIx64 ", %" PRIu64 ") = 0x%" PRIx64 " errno %u: %s\n", n,
			event_call_name(e.call), e.address, e.length, e.result, e.error, why);
		failed++;
		break;
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	space_free(&model);
	printf("%u passed, %u failed\n", n, failed);
	return failed != 0;
}
