/* The probe: a freestanding program that says, as lines of "key value", everything it can see of
 * the state in which it was entered. Two dumps of the same program must be equal whatever
 * started it.
 *
 * With address space randomisation the dump names addresses by what they lie in ("exe+0x40");
 * without it, lines with the key abs.* give them as they are. What is random by nature
 * (AT_RANDOM, process numbers, times) never appears. The probe has no relocations, so it runs
 * wherever it is put: as a program, as an interpreter (PT_INTERP), or as a program after the
 * system's own ld.so. */
#ifndef PROBE_H
#define PROBE_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

/* Also for what is only declared: no address may go through a table that needs relocation. */
#pragma GCC visibility push(hidden)

#include "arch.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define PAGE 4096ul

/* sys(number, up to six arguments) */
#define sys(...) SYS_PICK(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)
#define SYS_PICK(nr, a, b, c, d, e, f, ...) \
	sys6(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

/* ---- text.c ---- */

void *memcpy(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);
size_t strlen(const char *s);

int starts_with(const char *s, const char *prefix);
int all_zero(const void *bytes, size_t size);
const char *zero_or_not(const void *bytes, size_t size);
uint64_t hash(uint64_t seed, const void *bytes, size_t size);
uint64_t number(const char **text, unsigned base);     /* parses, moves *text behind the digits */
char *numbered(char *to, const char *prefix, uint64_t value);    /* prefix, then decimal digits */

/* One line of output. %s string, %q string with escapes (long ones as length and hash), %d long,
 * %x uint64_t in hex, %p an address by place(). */
void say(const char *format, ...);
void say_flush(void);

struct reader {
	int fd;
	size_t at, filled;
	char buffer[1024];
};
int reader_open(struct reader *reader, const char *path);
int reader_line(struct reader *reader, char *line, size_t size);  /* 0 at the end, which closes */
long file_read(const char *path, void *buffer, size_t size);

/* ---- stack.c: the picture that the kernel drew ---- */

struct picture {
	uint64_t sp, auxv_end, stack_top;
	long argc;
	char **argv, **envp;
	const Elf64_auxv_t *auxv;
	uint64_t strings, random, execfn;      /* argv[0], AT_RANDOM, AT_EXECFN */
	const Elf64_Phdr *phdr;
	long phnum;
};
extern struct picture picture;

void picture_take(uint64_t sp);
uint64_t auxv_value(uint64_t type);
int after_ldso(void);                  /* the system's ld.so ran before us */
int stack_is_grown(void);              /* to hold the tables, which end where chance has it */
void stack_show(void);
void auxv_show(void);

/* ---- maps.c: the address space as it was at entry ---- */

enum group {
	GROUP_EXE, GROUP_INTERP, GROUP_VDSO, GROUP_HEAP, GROUP_STACK, GROUP_OTHER, GROUP_ANON,
};

struct map {
	uint64_t start, end, offset;
	uint64_t name;                 /* hash of the name; 0: anonymous */
	char label[16];                /* "[stack]", or empty */
	char prot[5];
	uint8_t group;
	uint32_t anonymous;            /* resident pages which are not the file's */
};
enum { MAPS_MAX = 1400 };
extern struct map maps[MAPS_MAX];
extern int maps_count;
extern uint64_t initial_brk;

int exact(void);                       /* no address space randomisation */
void maps_take(void);
const struct map *maps_find(uint64_t address);
const char *place(uint64_t address);
void maps_show(void);
void next_mapping_show(void);         /* maps a page: raises VmPeak */

/* ---- the rest ---- */

void pages_take(void);                 /* residency: before the probe touches anything */
void pages_show(void);
void proc_show(void);
void signals_show(void);
void descriptors_show(void);
void attributes_show(void);
void break_show(void);

#endif
