/* elf.h: System V gABI, chapters 4 and 5: PROVISIONAL. */
#ifndef _ELF_H
#define _ELF_H
#include <linux/elf.h>
#include <linux/auxvec.h>
#endif
