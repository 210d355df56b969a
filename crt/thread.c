/* thread.c: the first thread: its thread-local variables, its thread pointer, the canary of the
 * stack protector. The picture is in thread.h.
 *
 * The variables end at the thread pointer tp, and tp is a multiple of PT_TLS's alignment; the
 * linker places variable v at tp - offset + (v - p_vaddr) (ELF TLS ABI, variant II):
 *
 *   p_vaddr                                      offset = up(p_vaddr + p_memsz, p_align) - p_vaddr
 *   | p_filesz: initial values | zero | (gap) |
 *   tp - offset                               tp                                                 */
#include <linux/random.h>
#include <sys/mman.h>
#include "crt.h"
#include "thread.h"
#include "thread_pointer.h"
#include "tls.h"

/* What small programs need is here and costs no system call. */
#define SMALL_ALIGN 64
static struct {
	_Alignas(SMALL_ALIGN) char variables[512];
	struct thread thread;
} small;

static _Noreturn void die(void)
{
	static const char why[] = "libc-mini: no memory for thread-local variables\n";

	sys_call(SYS_write, 2, why, sizeof why - 1);
	for (;;)
		sys_call(SYS_exit_group, 127);
}

/* Room for so many bytes below the thread pointer and a struct thread at it. */
static struct thread *room(size_t below, size_t align)
{
	size_t size = below + sizeof(struct thread) + align;
	uintptr_t at;

	if (below <= sizeof small.variables && align <= SMALL_ALIGN)
		return &small.thread;
	at = (uintptr_t)sys_call(SYS_mmap, 0, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (at > -4096UL)
		die();
	return (struct thread *)((at + below + align - 1) & -align);
}

/* A loop, not memcpy(): most programs have few such bytes, and some no memcpy(). */
static void initialise(char *to, const char *from, size_t size)
{
	for (; size; size--)
		*to++ = *from++;
}

/* Sixteen bytes of chance come with the program; the first becomes 0, so that a string function
 * that overruns stops there. */
static uintptr_t canary(void)
{
	const void *random = (const void *)__libc.aux[AT_RANDOM];
	uintptr_t value = (uintptr_t)&value;

	if (random)
		__builtin_memcpy(&value, random, sizeof value);
	else
		sys_call(SYS_getrandom, &value, sizeof value, GRND_NONBLOCK);
	return value & ~(uintptr_t)0xff;
}

void __crt_thread(void)
{
	const ElfW(Phdr) *ph = __crt_segment(PT_TLS);
	struct thread *self;
	size_t offset = 0;

	if (ph) {
		offset = tls_offset(ph);
		self = room(offset, ph->p_align > SMALL_ALIGN ? ph->p_align : SMALL_ALIGN);
		initialise((char *)self - offset, (const char *)__libc.load_bias + ph->p_vaddr,
			ph->p_filesz);
	} else {
		self = &small.thread;
	}
	self->self = self;
	self->next = self->previous = self;
	self->canary = canary();
	set_thread_pointer(self, __libc.aux[AT_HWCAP2]);
}
