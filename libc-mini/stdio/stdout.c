#include "file.h"

static unsigned char buffer[FILE_BUFFER];

FILE __stdout_file = {
	.fd = 1, .flags = FILE_NO_READ | FILE_STATIC, .mode = FILE_UNDECIDED,
	.buffer = buffer, .buffer_size = sizeof buffer, .own_buffer = buffer, .own_size = sizeof buffer,
	.read_next = buffer, .read_end = buffer, .write_next = buffer,
	.write = __fd_write, .seek = __fd_seek, .close = __fd_close,
};
FILE *const stdout = &__stdout_file;
