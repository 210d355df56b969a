/* shebang.h: follows #! lines to the program that really runs. */
#ifndef ULOAD_SHEBANG_H
#define ULOAD_SHEBANG_H

#include "file.h"
#include "request.h"

/* Opens rq->program; as long as that is a script, puts its interpreter, its argument and the
 * script's name in front of the arguments and opens the interpreter instead. rq->program, and so
 * AT_EXECFN and the process's name, stays the first script's. */
int shebang_open(struct request *rq, struct file *, struct memory *, struct refusal *);

#endif
