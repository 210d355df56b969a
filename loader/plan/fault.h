/* fault.h: --fault: a load that is wrong, or unusual, on purpose. Pure.
 *
 * What is wrong is put into the values that the passes hand on, each by the function named after it
 * here, between the passes (exec.c): so --explain shows it, and it is carried out like any other
 * plan. fault.def is the table of all there are. */
#ifndef ULOAD_FAULT_H
#define ULOAD_FAULT_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>

struct host;
struct image;
struct json;
struct layout;
struct plan;
struct refusal;
struct request;
struct stack;
struct text;

enum fault {
#define FAULT(name, id, class, group, value, standard, does, says, source) FAULT_##name,
#include "fault.def"
#undef FAULT
	FAULT_COUNT
};

_Static_assert(FAULT_COUNT <= 64, "struct faults has 64 bits");

enum fault_class { FAULT_ALLOWED, FAULT_BROKEN, FAULT_SCARCITY, FAULT_ELSEWHERE };

#define FAULT_BYTE 0xa5 /* what memory is filled with */
#define FAULT_WORD 0xa5a5a5a5a5a5a5a5UL

/* Which are wanted, made by fault_parse(). Their values are read from the list whenever they are needed:
 * uload's own stack may be small. */
struct faults {
	uint64_t on;      /* bit: enum fault */
	const char *list; /* borrowed */
};

/* Why a list is not one. */
enum fault_wrong { FAULT_UNKNOWN, FAULT_NO_VALUE, FAULT_WANTS_NUMBER, FAULT_TWICE, FAULT_AGAINST,
	FAULT_NEEDS_ULAB };

struct fault_error {
	enum fault_wrong kind;
	const char *word; /* of the list, not ended by a NUL */
	size_t length;
	enum fault fault, other; /* AGAINST: the other one */
};

static inline int fault_on(const struct faults *faults, enum fault fault)
{
	return (int)(faults->on >> fault & 1);
}

/* The value of one that is on. */
uint64_t fault_value_of(const struct faults *, enum fault);

/* 0 if it is not on. Like all that every load asks, without leaving the pages that every load touches. */
static inline uint64_t fault_value(const struct faults *faults, enum fault fault)
{
	return fault_on(faults, fault) ? fault_value_of(faults, fault) : 0;
}

const char *fault_name(enum fault);
enum fault_class fault_class(enum fault);
const char *fault_does(enum fault);
const char *fault_says(enum fault);
const char *fault_source(enum fault);
/* "SIZE", "N", or NULL: it takes no value; and the value it has without one. */
const char *fault_value_kind(enum fault);
uint64_t fault_standard(enum fault);

/* Reads "NAME[=VALUE][,…]". Returns -1 and fills the error if it makes no sense. */
int fault_parse(const char *list, struct faults *, struct fault_error *);
/* One line without its end: what is wrong with the list, and what there is. */
void fault_error_print(const struct fault_error *, struct text *out);
/* --fault=list: the table for people, or as data. */
void fault_list(struct text *out);
void fault_list_json(struct text *out);
/* Those that are on, for --explain; as "faults": […]. Nothing if there are none. */
void fault_print(const struct faults *, struct text *out);
void fault_json(const struct faults *, struct json *);

/* ---- what they change, pass by pass ---- */

/* An option asks for something else than a fault does: what is wrong with *option. Or NULL. */
const char *fault_against_option(const struct request *, const char **option);

/* The request: arguments, environment, load base. Refuses what this program cannot have. */
int fault_request(struct request *, const struct image *program, struct refusal *);

/* The host: the vector (`room` for host->auxc + FAULT_AUXV_MORE entries), limits, the vDSO's place. */
#define FAULT_AUXV_MORE 3
int fault_host(const struct request *, Elf64_auxv_t *room, struct host *, struct refusal *);

/* The initial stack: what is added to the gap above its tables, whose addresses without it stand in
 * *stack. */
uint64_t fault_gap(const struct faults *, const struct stack *);
/* … and its words, when it is filled. */
void fault_stack(const struct request *, const struct image *program, const struct layout *,
	struct stack *);

/* Addresses. */
void fault_layout(const struct faults *, struct layout *);

/* The steps: how many more there may be; and what becomes of them. */
size_t fault_room(const struct image *program);
int fault_plan(struct plan *, struct refusal *);

/* The bridge may not use the stack's lower part to the end. */
static inline int fault_takes_stack(const struct faults *faults)
{
	return fault_on(faults, FAULT_STACK_JUNK);
}

/* How the program is entered: ENTRY_… of plan.h. */
unsigned fault_entry(const struct faults *);

/* Who made entry `type` of the vector what it is, or -1. */
int fault_of_auxv(const struct faults *, uint64_t type);

#endif
