/* stack.h: the initial stack, byte for byte as create_elf_tables() and copy_strings() leave it. Pure.
 *
 *   end   ------------------------------------------------------------ [stack] ends here
 *         8 zero bytes
 *         PROGRAM\0                           <- AT_EXECFN, env_end
 *         environment strings                 <- env_start = arg_end
 *         argument strings                    <- arg_start
 *         0 … 8191 zero bytes (chance), so that the next line ends on a multiple of 16
 *         "x86_64\0"                          <- AT_PLATFORM
 *         16 random bytes                     <- AT_RANDOM
 *         0 … 15 zero bytes
 *         auxv, (AT_NULL, 0) last
 *         NULL, envp[envc-1] … envp[0]
 *         NULL, argv[argc-1] … argv[0]
 *   sp    argc                                a multiple of 16
 */
#ifndef ULOAD_STACK_H
#define ULOAD_STACK_H

#include "host.h"
#include "image.h"
#include "layout.h"
#include "request.h"

struct stack {
	uint64_t end, sp;
	uint64_t execfn, env_start, arg_start; /* env_end = execfn, arg_end = env_start */
	uint64_t platform, random;
	uint64_t argv, envp, auxv;   /* addresses of the tables */
	uint64_t auxv_bytes;         /* AT_NULL included */
	uint64_t argc, envc;
	uint64_t bottom;             /* where the kernel would let [stack] begin: setup_arg_pages() */
	unsigned char *bytes;        /* end - sp bytes: what lies at sp */
};

/* Chooses the addresses; refuses what does not fit (E2BIG and the stack limit). */
int stack_measure(const struct request *, const struct host *, struct stack *, struct refusal *);

/* Fills stack->bytes, which has room for end - sp bytes; for a run without the bytes of the gap between
 * AT_PLATFORM's string and the first argument, which are zero. */
void stack_fill(const struct image *program, const struct layout *, const struct request *,
	const struct host *, struct stack *);

/* Where setup_arg_pages() begins a [stack] that ends at `end` and whose strings begin at `strings`. */
uint64_t stack_bottom(uint64_t end, uint64_t strings, uint64_t limit);

#endif
