/* start.c: what happens before main, as a list. _start (arch/) gives the stack as the kernel, or
 * uload, left it; nothing here trusts more of it than the ABI promises: the auxv may be in any
 * order, lack entries and have some that nobody knows, argc may be 0, the environment empty. */
#include <stdlib.h>
#include "crt.h"

typedef void start_function(int, char **, char **);
extern start_function *const __preinit_array_start[] hidden weak;
extern start_function *const __preinit_array_end[] hidden weak;
extern start_function *const __init_array_start[] hidden weak;
extern start_function *const __init_array_end[] hidden weak;
extern void _init(void) hidden weak;

int main(int argc, char **argv, char **envp);

/*   sp                                                             high addresses
 *   | argc | argv[0] … | NULL | envp[0] … | NULL | type, value … | AT_NULL, 0 |  strings … */
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

/* AT_NULL's own value is remembered, too: that is one comparison less for each entry. */
static void read_auxv(const size_t *each)
{
	size_t type;

	do {
		type = each[0];
		if (type < AUXV_KNOWN)
			__libc.aux[type] = each[1];
		each += 2;
	} while (type != AT_NULL);
}

static void remember(const struct vectors *v)
{
	__environ = v->envp;
	__libc.auxv = v->auxv;
	__libc.page_size = __libc.aux[AT_PAGESZ] ? __libc.aux[AT_PAGESZ] : 4096;
	__libc.secure = __libc.aux[AT_SECURE] != 0;
	__libc.program = v->argc > 0 ? v->argv[0] : "";
}

static void run(start_function *const *each, start_function *const *end, const struct vectors *v)
{
	for (; each < end; each++)
		(*each)(v->argc, v->argv, v->envp);
}

hidden _Noreturn void __crt_start(const size_t *sp)
{
	struct vectors v;

	find_vectors(sp, &v);
	read_auxv(v.auxv);
	__crt_headers();
	__crt_relocate();       /* a static PIE moves its own pointers; an ET_EXEC has none to move */
	remember(&v);
	__crt_thread();         /* from here on there are errno, __thread and the stack protector */
	__crt_irelative();
	__crt_protect();
	run(__preinit_array_start, __preinit_array_end, &v);
	if (_init)
		_init();
	run(__init_array_start, __init_array_end, &v);
	exit(main(v.argc, v.argv, v.envp));
}
