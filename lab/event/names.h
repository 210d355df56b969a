/* names.h: words back to numbers; 0 for one that is not known. */
#ifndef LAB_NAMES_H
#define LAB_NAMES_H

unsigned event_kind_number(const char *name);
unsigned event_call_number(const char *name);
unsigned event_from_number(const char *name);
unsigned event_prot_number(const char *text); /* "r-x" → PROT_… */

#endif
