/* verdict.h: was the program's end as expected? */
#ifndef ULOAD_VERDICT_H
#define ULOAD_VERDICT_H

#include "expect.h"
#include "request.h"

#define VERDICT_NONE (-1) /* nothing was expected */

/* `status` as from wait(2), `output` what was compared. Returns 0, or 1 with one line that says all that
 * differs. */
int verdict(const struct request *, int status, const struct expect *output, struct text *out);

#endif
