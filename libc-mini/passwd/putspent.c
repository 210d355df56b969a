#include <shadow.h>
#include <stdio.h>

static void field(long value, int last, FILE *stream)
{
	if (value != -1)
		fprintf(stream, "%ld", value);
	putc(last ? '\n' : ':', stream);
}

int putspent(const struct spwd *user, FILE *stream)
{
	fprintf(stream, "%s:%s:", user->sp_namp, user->sp_pwdp ? user->sp_pwdp : "");
	field(user->sp_lstchg, 0, stream);
	field(user->sp_min, 0, stream);
	field(user->sp_max, 0, stream);
	field(user->sp_warn, 0, stream);
	field(user->sp_inact, 0, stream);
	field(user->sp_expire, 0, stream);
	field((long)user->sp_flag, 1, stream);
	return ferror(stream) ? -1 : 0;
}
