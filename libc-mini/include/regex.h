/* regex.h: POSIX.1-2017 <regex.h> and XBD chapter 9: basic and extended regular expressions.
 *
 * The match is the leftmost, of these the longest; subexpressions from the left to the right take
 * the longest they can. Back-references are in basic expressions alone. Extensions, as in glibc:
 * \+ \? \| in basic ones; \w \W \s \S \b \B \< \> \` \' in both; REG_STARTEND. */
#ifndef _REGEX_H
#define _REGEX_H

#include <features.h>
#define __need_size_t
#include <stddef.h>

typedef long regoff_t;

typedef struct {
	size_t re_nsub;         /* number of subexpressions */
	void *__program;
	unsigned long __reserved[6];
} regex_t;

typedef struct {
	regoff_t rm_so;         /* first byte, from the start of the string; -1: took no part */
	regoff_t rm_eo;         /* one past the last */
} regmatch_t;

/* regcomp's flags */
#define REG_EXTENDED 1
#define REG_ICASE    2
#define REG_NEWLINE  4          /* . and [^] do not match newline; ^ and $ match beside one */
#define REG_NOSUB    8          /* report only whether it matches */

/* regexec's flags */
#define REG_NOTBOL   1          /* ^ does not match at the start of the string */
#define REG_NOTEOL   2
#define REG_STARTEND 4          /* search s + match[0].rm_so … s + match[0].rm_eo (as in glibc, what
				 * precedes counts for ^ and \<, and offsets are from s) */

#define REG_ENOSYS   (-1)
#define REG_NOERROR  0
#define REG_NOMATCH  1
#define REG_BADPAT   2
#define REG_ECOLLATE 3
#define REG_ECTYPE   4
#define REG_EESCAPE  5
#define REG_ESUBREG  6
#define REG_EBRACK   7
#define REG_EPAREN   8
#define REG_EBRACE   9
#define REG_BADBR    10
#define REG_ERANGE   11
#define REG_ESPACE   12
#define REG_BADRPT   13

__BEGIN_DECLS
/* Compiles `pattern`; 0 or an error. Unless it failed, *re must be given to regfree. */
int regcomp(regex_t *__restrict __re, const char *__restrict __pattern, int __flags);
/* Searches s; 0 and match[0 … n-1] (the whole, the subexpressions, -1 where there are none),
 * REG_NOMATCH, or REG_ESPACE. */
int regexec(const regex_t *__restrict __re, const char *__restrict __s, size_t __n,
	regmatch_t *__restrict __match, int __flags);
/* The text of an error, cut to `size` bytes with its NUL; returns the size that it needs. */
size_t regerror(int __error, const regex_t *__restrict __re, char *__restrict __s, size_t __size);
void regfree(regex_t *__re);
__END_DECLS

#endif
