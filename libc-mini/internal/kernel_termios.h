/* kernel_termios.h: what the kernel's TCGETS and TCSETS take: 19 characters, no speeds. */
#ifndef LIBC_MINI_KERNEL_TERMIOS_H
#define LIBC_MINI_KERNEL_TERMIOS_H

struct kernel_termios {
	unsigned c_iflag, c_oflag, c_cflag, c_lflag;
	unsigned char c_line, c_cc[19];
};

#endif
