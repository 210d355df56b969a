#include "file.h"

static unsigned char buffer[FILE_BUFFER];

FILE __stdin_file = {
	.fd = 0, .flags = FILE_NO_WRITE | FILE_STATIC, .mode = FILE_UNDECIDED,
	.buffer = buffer, .buffer_size = sizeof buffer, .own_buffer = buffer, .own_size = sizeof buffer,
	.read_next = buffer, .read_end = buffer, .write_next = buffer,
	.read = __fd_read, .seek = __fd_seek, .close = __fd_close,
};
FILE *const stdin = &__stdin_file;
