#include <termios.h>

void cfmakeraw(struct termios *settings)
{
	settings->c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL
		| IXON);
	settings->c_oflag &= ~(tcflag_t)OPOST;
	settings->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
	settings->c_cflag &= ~(tcflag_t)(CSIZE | PARENB);
	settings->c_cflag |= CS8;
	settings->c_cc[VMIN] = 1;
	settings->c_cc[VTIME] = 0;
}
