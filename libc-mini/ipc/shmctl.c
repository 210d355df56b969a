#include <sys/shm.h>
#include "syscall.h"

int shmctl(int id, int command, struct shmid_ds *data)
{
	return (int)sys_result(sys_call(SYS_shmctl, id, command, data));
}
