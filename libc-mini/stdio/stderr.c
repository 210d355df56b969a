#include "file.h"

FILE __stderr_file = {
	.fd = 2, .flags = FILE_NO_READ | FILE_STATIC, .mode = FILE_UNBUFFERED,
#define byte __stderr_file.byte
	.buffer = byte, .buffer_size = 1, .own_buffer = byte, .own_size = 1,
	.read_next = byte, .read_end = byte, .write_next = byte,
	.write = __fd_write, .seek = __fd_seek, .close = __fd_close,
};
FILE *const stderr = &__stderr_file;
