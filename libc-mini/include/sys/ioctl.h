/* sys/ioctl.h: ioctl(2) and the requests that terminals and sockets take. */
#ifndef _SYS_IOCTL_H
#define _SYS_IOCTL_H

#include <features.h>
#include <bits/winsize.h>
#include <asm/ioctls.h>
#include <linux/sockios.h>

__BEGIN_DECLS

#define NCC 8
struct termio {
	unsigned short c_iflag, c_oflag, c_cflag, c_lflag;
	unsigned char c_line, c_cc[NCC];
};

/* TIOCMGET … */
#define TIOCM_LE  0x001
#define TIOCM_DTR 0x002
#define TIOCM_RTS 0x004
#define TIOCM_ST  0x008
#define TIOCM_SR  0x010
#define TIOCM_CTS 0x020
#define TIOCM_CAR 0x040
#define TIOCM_RNG 0x080
#define TIOCM_DSR 0x100
#define TIOCM_CD  TIOCM_CAR
#define TIOCM_RI  TIOCM_RNG
#define TIOCM_OUT1 0x2000
#define TIOCM_OUT2 0x4000
#define TIOCM_LOOP 0x8000

/* TIOCSETD */
#define N_TTY 0

int ioctl(int fd, unsigned long request, ...);  /* what the request says, or -1 */

__END_DECLS

#endif
