/* thread_arch.h (x86_64): the thread pointer is what fs points to. */
#ifndef LIBC_MINI_THREAD_ARCH_H
#define LIBC_MINI_THREAD_ARCH_H

static inline struct thread *thread_self(void)
{
	struct thread *self;

	__asm__("mov %%fs:0, %0" : "=r"(self));
	return self;
}

#endif
