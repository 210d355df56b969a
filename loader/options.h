/* options.h: uload's command line (DESIGN: GNU long options, parsing stops at PROGRAM). */
#ifndef ULOAD_OPTIONS_H
#define ULOAD_OPTIONS_H

#include "request.h"

#define USAGE_ERROR 125 /* exit status */

enum options_result {
	OPTIONS_RUN,     /* a request was made */
	OPTIONS_HELP, OPTIONS_VERSION,
	OPTIONS_LAB,     /* a request for ulab: *what is the tool (step, watch, report, torture), *word
	                    the option's value or NULL */
	OPTIONS_FAULTS,  /* --fault=list; rq->json: as data */
	OPTIONS_FAULT,   /* *word is a list of faults that fault_parse() refuses */
	OPTIONS_WRONG    /* *what says why, *word is the word at fault */
};

/* Reads argv[1] …; rq->argv points behind the options, at PROGRAM. Strings are borrowed. */
enum options_result options_read(size_t argc, char **argv, struct request *rq, const char **what,
	const char **word);

extern const char options_usage[];

#endif
