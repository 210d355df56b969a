/* exit_.h: stacks of functions to be called at the end. */
#ifndef LIBC_MINI_EXIT__H
#define LIBC_MINI_EXIT__H

#include "libc.h"

/* A function as it was registered, and what it is called with. */
struct exit_entry {
	enum { PLAIN, WITH_ARGUMENT, WITH_STATUS } kind;
	union {
		void (*plain)(void);
		void (*with_argument)(void *);
		void (*with_status)(int, void *);
	} function;
	void *argument;
	void *object;           /* __cxa_atexit's: the shared object it belongs to */
};

#define EXIT_FIRST 32           /* as many need no memory from anywhere: ISO C11 7.22.4.2 */

struct exit_block {
	struct exit_block *below;
	size_t size;
	struct exit_entry entries[];
};

struct exit_stack {
	struct lock lock;
	struct exit_block *top; /* NULL: the entries of `first` */
	size_t count;           /* used in the top block */
	struct exit_entry first[EXIT_FIRST];
};

/* 0, or -1: no memory. */
int __exit_push(struct exit_stack *stack, struct exit_entry entry) hidden;
/* Takes the last one off; 0 if there is none. It may have been emptied: PLAIN and NULL. */
int __exit_pop(struct exit_stack *stack, struct exit_entry *entry) hidden;
/* Calls one. */
void __exit_call(const struct exit_entry *entry) hidden;

/* The status that exit() was called with. */
extern int __exit_status hidden;

#endif
