/* assert.h: ISO C11 7.2. May be included again, with NDEBUG defined or not. */
#include <features.h>

#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#elif defined(__cplusplus)
#define assert(condition) (static_cast<bool>(condition) ? (void)0 \
	: __assert_fail(#condition, __FILE__, __LINE__, __extension__ __PRETTY_FUNCTION__))
#else
#define assert(condition) ((void)((condition) \
	|| (__assert_fail(#condition, __FILE__, __LINE__, __extension__ __func__), 0)))
#endif

#if __STDC_VERSION__ >= 201112L && !defined(__cplusplus) && !defined(static_assert)
#define static_assert _Static_assert
#endif

#ifndef _ASSERT_H
#define _ASSERT_H
__BEGIN_DECLS
/* "program: file:line: function: Assertion `text' failed." on stderr, then abort(). */
_Noreturn void __assert_fail(const char *text, const char *file, unsigned line,
	const char *function);
__END_DECLS
#endif
