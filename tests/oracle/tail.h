/* How a loader can leave on this machine: arch/ knows. */
#ifndef ORACLE_TAIL_H
#define ORACLE_TAIL_H

int tail_clears_registers(void);

#endif
