/* process.h: fills a host for a living process, out of /proc. */
#ifndef ULOAD_PROCESS_H
#define ULOAD_PROCESS_H

#include "host.h"
#include "image.h"
#include "memory.h"
#include "request.h"

/* Refuses what cannot be replaced: a process with threads, memory shared with a vfork parent. */
int process_probe(const struct request *, struct host *, struct memory *, struct refusal *);

/* Asynchronous I/O contexts are mappings that munmap(2) must not take away silently: io_destroy. */
void process_end_aio(const struct host *);

#endif
