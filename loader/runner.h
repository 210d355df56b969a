/* runner.h: a parent that waits for the program's end: --stack-report, --expect-exit, --expect-out.
 *
 * uload forks. The child goes on as it would have alone, and is the program in the end; the parent keeps
 * what it needs to judge. How much of a stack was used, and what is on standard output, is in high_water.h
 * and expect.h. Cold: a plain run touches nothing of it. */
#ifndef ULOAD_RUNNER_H
#define ULOAD_RUNNER_H

#include "request.h"

static inline int runner_wanted(const struct request *rq)
{
	return rq->mode == MODE_RUN && (rq->stack_report || rq->has_expect_exit || rq->expect_out);
}

#define RUNNER_CHILD (-1)

/* In the child returns RUNNER_CHILD with rq->tell set. In the parent returns when the program has ended:
 *   the program's own exit status (or the same signal ends the parent), if nothing was expected of it
 *   0 if all is as expected, 1 and a line on standard error if not
 *   a refusal's, which the child has told: 125 to 127; 125 also where there can be no child */
int runner_run(struct request *);

#endif
