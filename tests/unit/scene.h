/* scene.h: a whole load as one value: two files, a request and a host, all canned.
 *
 * A test takes a good scene, changes a field or two and runs it through every pure pass, in the
 * order in which the loader does. What comes out are the values of the passes, or the refusal. */
#ifndef UNIT_SCENE_H
#define UNIT_SCENE_H

#include <check.h>

#include "arch.h"
#include "host.h"
#include "image.h"
#include "layout.h"
#include "plan.h"
#include "request.h"
#include "stack.h"

#define SCENE_PHDRS (IMAGE_MAX_PHDRS + 2)
#define SCENE_AUXV 23
#define SCENE_NAME_ROOM 4200

/* The canned host's places: Linux 6.18 without ASLR. */
#define SCENE_STACK_START 0x7ffffffde000UL
#define SCENE_STACK_END 0x7ffffffff000UL
#define SCENE_VDSO_START 0x7ffff7ff7000UL /* [vvar] 4 pages, [vvar_vclock] 2, [vdso] 2 */
#define SCENE_VDSO_END 0x7ffff7fff000UL
#define SCENE_PROGRAM_AT 0x7ffff7e00000UL
#define SCENE_INTERP_AT 0x7ffff7fbd000UL
#define SCENE_VDSO_AT 0x7ffff7fb5000UL
#define SCENE_OWN_START 0x580000UL
#define SCENE_OWN_END 0x598000UL

enum scene_kind {
	STATIC,     /* ET_EXEC without PT_INTERP */
	STATIC_PIE, /* ET_DYN without PT_INTERP */
	DYNAMIC,    /* ET_EXEC with PT_INTERP */
	PIE,        /* ET_DYN with PT_INTERP */
	SCENE_KINDS
};

struct scene_file {
	Elf64_Ehdr header;
	Elf64_Phdr phdr[SCENE_PHDRS];
	uint64_t header_bytes; /* how many bytes of the header are there */
	uint64_t size;         /* of the file */
};

struct scene {
	struct scene_file program, interp;
	char interp_name[SCENE_NAME_ROOM]; /* the bytes of PT_INTERP */
	struct request rq;
	struct host host;
	Elf64_auxv_t auxv[SCENE_AUXV];
	uint64_t bridge_bytes;
	uint64_t string_bytes; /* characters of argv[1], 0: there is none */
	uint64_t fill;         /* E2BIG bytes to reach with environment strings, 0: as it is */
};

struct outcome {
	struct image program, interp;
	const struct image *interp_or_null;
	struct question question;
	struct layout at;
	struct stack stack;
	struct plan plan;
	struct refusal why;
	char **strings; /* argv and envp that were made */
	size_t made;
};

/* A scene in which all is well. Owned by the caller: free(). */
struct scene *scene_new(enum scene_kind);

/* All passes: 0 and the values, or -1 and o->why. outcome_free() in both cases. */
int scene_run(struct scene *, struct outcome *);
void outcome_free(struct outcome *);

/* The step of that operation, role and program header, or NULL. */
const struct step *scene_step(const struct outcome *, enum step_op, enum step_role, int index);

/* A PT_LOAD, for tables. */
Elf64_Phdr scene_load(uint64_t offset, uint64_t vaddr, uint64_t filesz, uint64_t memsz,
	uint32_t flags);

/* The bytes that E2BIG counts: strings, file name, pointers. */
uint64_t scene_argument_bytes(const struct scene *);

Suite *rules_suite(void);
Suite *image_suite(void);
Suite *layout_suite(void);
Suite *stack_suite(void);
Suite *plan_suite(void);
Suite *text_suite(void);
Suite *refusal_suite(void);
Suite *names_suite(void);
Suite *script_suite(void);

#endif
