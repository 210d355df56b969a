/* cfspeed.c: the speed is in c_cflag; input's and output's are the same (Linux). */
#include <errno.h>
#include <termios.h>

speed_t cfgetospeed(const struct termios *settings)
{
	return settings->c_cflag & CBAUD;
}

speed_t cfgetispeed(const struct termios *settings)
{
	return settings->c_cflag & CBAUD;
}

int cfsetospeed(struct termios *settings, speed_t speed)
{
	if (speed & ~(speed_t)CBAUD) {
		errno = EINVAL;
		return -1;
	}
	settings->c_cflag = (settings->c_cflag & ~(tcflag_t)CBAUD) | speed;
	settings->c_ospeed = speed;
	return 0;
}

/* 0: as output's. */
int cfsetispeed(struct termios *settings, speed_t speed)
{
	return speed ? cfsetospeed(settings, speed) : 0;
}

int cfsetspeed(struct termios *settings, speed_t speed)
{
	static const struct { speed_t name, value; } speeds[] = {
		{ B0, 0 }, { B50, 50 }, { B75, 75 }, { B110, 110 }, { B134, 134 }, { B150, 150 },
		{ B200, 200 }, { B300, 300 }, { B600, 600 }, { B1200, 1200 }, { B1800, 1800 },
		{ B2400, 2400 }, { B4800, 4800 }, { B9600, 9600 }, { B19200, 19200 }, { B38400,
			38400 },
		{ B57600, 57600 }, { B115200, 115200 }, { B230400, 230400 }, { B460800, 460800 },
		{ B921600, 921600 }, { B1000000, 1000000 }, { B4000000, 4000000 },
	};

	for (unsigned i = 0; i < sizeof speeds / sizeof *speeds; i++)
		if (speed == speeds[i].value)
			speed = speeds[i].name;
	return cfsetospeed(settings, speed);
}
