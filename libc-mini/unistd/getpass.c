#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A line from the terminal, or from standard input if there is none; at most the buffer's bytes. */
static ssize_t line(int fd, char *text, size_t size)
{
	ssize_t n = read(fd, text, size - 1);

	if (n < 0)
		return -1;
	while (n && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		n--;
	text[n] = 0;
	return n;
}

char *getpass(const char *prompt)
{
	static char password[4096];
	struct termios former, silent;
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC), terminal;
	int in = tty < 0 ? 0 : tty, out = tty < 0 ? 2 : tty;
	ssize_t n;

	terminal = tcgetattr(in, &former) == 0;
	if (terminal) {
		silent = former;
		silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
		silent.c_lflag |= ICANON;
		tcsetattr(in, TCSAFLUSH, &silent);
	}
	n = write(out, prompt, strlen(prompt));
	n = line(in, password, sizeof password);
	if (terminal) {
		tcsetattr(in, TCSAFLUSH, &former);
		write(out, "\n", 1);
	}
	if (tty >= 0)
		close(tty);
	return n < 0 ? 0 : password;
}
