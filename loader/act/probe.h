/* probe.h: fills a host: what is there before the load. */
#ifndef ULOAD_PROBE_H
#define ULOAD_PROBE_H

#include "file.h"
#include "host.h"
#include "layout.h"
#include "request.h"

/* The words that the kernel put at a fresh process's sp. */
struct start {
	char **argv, **envp;
	const Elf64_auxv_t *auxv;
	size_t argc, envc, auxc;
	uint64_t stack_limit; /* RLIMIT_STACK, soft, bytes */
};

void probe_start(const uint64_t *sp, struct start *);

/* Of uload just exec'd: stack, limits, ids, chance, the vDSO's tail. Makes few system calls and
 * reads no file. */
int probe_self(const struct start *, const struct request *, struct host *, struct refusal *);

/* n random bytes; `to` is left as it is where the system has none to give. */
void probe_random(void *to, size_t n);

/* 64-bit numbers by chance, or from --fixed's seed. */
void probe_chance(const struct request *, struct host *);

/* Where the vDSO's mappings are; needed only if it is in the way of something. */
void probe_vdso(struct host *);

/* May uload set the exe link itself (capget(2))? And the limits that are in the way of the names. */
void probe_rights(const struct request *, struct host *);

/* Limits that only --fault asks for. */
void probe_limits(struct limit limits[LIMITS]);

/* Bytes of the vDSO whose ELF header lies at `base`. */
uint64_t probe_vdso_bytes(uint64_t base);

/* What vm.mmap_min_addr is to this process: nothing with CAP_SYS_RAWIO. */
void probe_min_address(struct host *);

/* --explain only: would the way that was chosen for the exe link work? Is there a /proc? */
void probe_for_explain(struct host *);

#endif
