#include <stdarg.h>
#include <sys/sem.h>
#include "syscall.h"

/* The union that POSIX leaves to the program: a pointer's size. */
union argument {
	int value;
	struct semid_ds *data;
	unsigned short *array;
};

/* Only these commands have a fourth argument. */
static int has_argument(int command)
{
	switch (command) {
	case SETVAL:
	case GETALL:
	case SETALL:
	case IPC_STAT:
	case IPC_SET:
	case IPC_INFO:
	case SEM_INFO:
	case SEM_STAT:
	case SEM_STAT_ANY:
		return 1;
	}
	return 0;
}

int semctl(int id, int number, int command, ...)
{
	union argument argument = { .data = 0 };
	va_list arguments;

	if (has_argument(command)) {
		va_start(arguments, command);
		argument = va_arg(arguments, union argument);
		va_end(arguments);
	}
	return (int)sys_result(sys_call(SYS_semctl, id, number, command, argument.data));
}
