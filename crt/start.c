/* start.c: what happens before main, as a list. _start (arch/) gives the stack as the kernel, or
 * uload, left it; nothing here trusts more of it than the ABI promises: the auxv may be in any
 * order and have entries that nobody knows, argc may be 0, the environment empty. */
#include <elf.h>
#include <stdlib.h>
#include "crt.h"
#include "libc.h"

char **environ;
struct libc __libc;

typedef void start_function(int, char **, char **);
extern start_function *const __preinit_array_start[] hidden weak;
extern start_function *const __preinit_array_end[] hidden weak;
extern start_function *const __init_array_start[] hidden weak;
extern start_function *const __init_array_end[] hidden weak;
extern void _init(void) hidden weak;

int main(int argc, char **argv, char **envp);

/* The vectors that lie above sp: argc, argv, NULL, envp, NULL, auxv, AT_NULL. */
static void find_vectors(const size_t *sp, struct vectors *v)
{
	size_t *p = (size_t *)sp + 1;

	v->argc = (int)sp[0];
	v->argv = (char **)p;
	p += sp[0] + 1;
	v->envp = (char **)p;
	while (*p++)
		;
	v->auxv = p;
}

static void remember(const struct vectors *v)
{
	environ = v->envp;
	__libc.auxv = v->auxv;
	__libc.page_size = __auxv_value(AT_PAGESZ);
	__libc.secure = __auxv_value(AT_SECURE) != 0;
	__libc.program = v->argc > 0 ? v->argv[0] : "";
}

static void run(start_function *const *each, start_function *const *end, const struct vectors *v)
{
	for (; each != end; each++)
		(*each)(v->argc, v->argv, v->envp);
}

hidden _Noreturn void __crt_start(const size_t *sp)
{
	struct vectors v;

	find_vectors(sp, &v);
	__crt_relocate(&v);     /* a static PIE moves its own pointers; an ET_EXEC has nothing to do */
	remember(&v);
	__crt_thread(&v);       /* thread pointer, thread-local variables, canary */
	__crt_irelative();      /* functions that are chosen by processor */
	run(__preinit_array_start, __preinit_array_end, &v);
	if (_init)
		_init();
	run(__init_array_start, __init_array_end, &v);
	exit(main(v.argc, v.argv, v.envp));
}
