#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* "text: Interrupt" on stderr, whose orientation and errno stay. */
void psignal(int number, const char *text)
{
	int error = errno;

	if (text && *text) {
		fputs(text, stderr);
		fputs(": ", stderr);
	}
	fputs(strsignal(number), stderr);
	fputc('\n', stderr);
	errno = error;
}

void psiginfo(const siginfo_t *info, const char *text)
{
	psignal(info->si_signo, text);
}
