/* bridge.h: the table that bridge.S carries out. */
#ifndef ULOAD_BRIDGE_H
#define ULOAD_BRIDGE_H

#include <stdint.h>

/* Special rows: a number that no system call has. Their arguments are told in bridge.S. */
enum { ROW_COPY = -1, ROW_ZERO = -2, ROW_WIPE = -3, ROW_TOUCH = -4, ROW_SPAWN = -5,
	ROW_LEAVE = -6, ROW_RETURN = -7 };

struct message {
	uint64_t length;
	char text[];
};

struct row {
	int64_t number;                /* of a system call, or ROW_… */
	uint64_t argument[6];
	const struct message *message; /* NULL: a failure does not matter */
};

struct part {
	uint64_t base, length;
};

/* What is written when a row fails: "uload: PATH: " message errno " [system]\n" (writev(2)). */
struct failure {
	struct part parts[4];
	char digits[8];
};

_Static_assert(sizeof(struct row) == 64, "bridge.S steps by 64 bytes");
_Static_assert(sizeof(struct failure) == 72, "bridge.S knows the places");

/* The code, as bytes that can be copied anywhere and run there:
 * noreturn void (const struct row *first, struct failure *) */
extern const char bridge_code[], bridge_end[];

#endif
