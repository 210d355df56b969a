/* lesson.h: a lesson as a value: what its claims say, what its runs measured.
 *
 *   lessons_find()       the folders lessons/NN-name
 *   claims_read()        a claims file → runs and claims       (claims.c, words.c, clause.c, parts.c)
 *   run_record()         a run with one C library → a record   (run.c, moment.c)
 *   measure()            a clause against a record → a result  (measure*.c)
 *   readme_print()       the text, for a terminal              (readme.c)
 *   show_record()        what happened between the marks       (show.c)
 *
 * The language is described in docs/claims.md. */
#ifndef LAB_LESSON_H
#define LAB_LESSON_H

#include "event.h"
#include "space.h"

enum library { MINI, GLIBC, MUSL, LIBRARIES };
extern const char *const library_name[LIBRARIES];   /* "mini", "glibc", "musl" */
extern const char *const library_title[LIBRARIES];  /* "libc-mini" … */

enum language { ENGLISH, CHINESE, LANGUAGES };

/* ---- the language of claims ---- */

struct mark_ref { const char *name; int nth; };  /* nth from 1; 0: the last one */

enum unit { UNIT_NONE, UNIT_BYTES, UNIT_PAGES, UNIT_PERCENT };
struct count { uint64_t low, high; uint8_t unit; }; /* pages are counted in bytes, too */

enum thing_kind { THING_MARK, THING_HEAP, THING_STACK, THING_SECTION };
struct thing { uint8_t kind; struct mark_ref mark; const char *section; };

enum term_kind { TERM_MARK, TERM_BREAK, TERM_FIRST_BREAK, TERM_CONSTANT };
struct term { uint8_t kind; struct mark_ref mark; uint64_t value; /* added, or the constant */ };

enum relation { LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL };
#define TERMS 16

enum clause_kind {
	CLAUSE_NONE,          /* nothing was said for this library */
	CLAUSE_ANYTHING, CLAUSE_CALLS, CLAUSE_BREAK, CLAUSE_FAULTS, CLAUSE_NEW_PAGES, CLAUSE_RESIDENT,
	CLAUSE_ADDRESS, CLAUSE_NUMBER, CLAUSE_IN, CLAUSE_PROT, CLAUSE_SHARED, CLAUSE_MAPPED_FILE,
	CLAUSE_ZERO, CLAUSE_TEXT, CLAUSE_TRAP, CLAUSE_EXIT, CLAUSE_KILLED, CLAUSE_OUTPUT, CLAUSE_LINES,
	CLAUSE_FILE_HAS, CLAUSE_FILE_SIZE, CLAUSE_SECTION_SIZE, CLAUSE_SECTION_PROT, CLAUSE_STEPS,
	CLAUSE_HEAP_CALLS, CLAUSE_FRAGMENTATION, CLAUSE_HEAP_FREE, CLAUSE_NO_MEMORY
};

struct clause {
	uint8_t kind;         /* enum clause_kind */
	uint8_t not;          /* "no", "not", "lacks", "private": the opposite */
	uint8_t call;         /* CALLS, HEAP_CALLS: enum event_call, CALL_NONE: every system call */
	uint8_t from;         /* HEAP_CALLS: enum heap_from, 0: any */
	uint8_t errors;       /* OUTPUT, LINES: stderr;  SECTION_SIZE: size in the file;
	                       * HEAP_FREE: the largest piece;  BREAK: 1 grows, 2 shrinks, 0 stays */
	uint8_t prot;
	uint8_t has_size, has_term;
	uint8_t role;         /* STEPS: enum event_role, 0: any */
	uint8_t terms;
	struct count count, size;
	struct thing thing;
	struct term term[TERMS];
	uint8_t relation[TERMS];
	int number;           /* signal, exit status */
	const char *text;     /* string that is looked for; region; section; op */
	const char *file, *other;
	const char *words;    /* the clause as it was written */
};

enum when_kind { WHEN_BETWEEN, WHEN_AT };
enum point_kind { POINT_ENTRY, POINT_EXIT, POINT_AFTER, POINT_MARK };
struct point { uint8_t kind; struct mark_ref mark; };
struct when { uint8_t kind; struct point from, to; const char *words; }; /* AT: only `from` */

struct claim {
	int line;
	struct when when;
	struct clause clause[LIBRARIES];  /* CLAUSE_NONE for glibc, musl: as the first */
	const char *ask[LANGUAGES], *say[LANGUAGES];
};

struct run {
	int line;
	const char *program;              /* NULL: claims on files only */
	const char **with, **arguments;   /* NULL at the end */
	size_t withs, argumentss;
	unsigned only;                    /* bits 1 << enum library; 0: all */
	int by_kernel;
	struct claim *claim;
	size_t claims;
};

struct claims {
	const char *path;
	struct run *run;
	size_t runs;
};

/* 0, or -1 and one line "PATH:LINE: …" in why[512]. */
int claims_read(struct claims *, const char *path, char *why);
void claims_free(struct claims *);

/* The words of one line, cut by the lexer. */
struct words { const char **word; uint8_t *quoted; size_t count, at; };
/* 0, or -1 and what was expected in why[256]. Reads words->at … to the end or to ";". */
int clause_read(struct clause *, struct words *, char *why);
/* Cuts a line: 0, or -1 and why[256]. */
int words_cut(struct words *, const char *line, char *why);
const char *words_text(const struct words *, size_t from, size_t to); /* as it was, up to ";" */
/* parts.c: each takes its words and fills the last argument but one: 0, or -1 and why[256]. */
int words_is_number(const struct words *);
int words_number(struct words *, uint64_t *, char *why);
int words_count(struct words *, struct count *, char *why);
int words_string(struct words *, const char **, const char *what, char *why);
int words_name(struct words *, const char **, const char *what, char *why);
int words_thing(struct words *, struct thing *, char *why);
int words_term(struct words *, struct term *, char *why);
int words_relations(struct words *, struct clause *, char *why);
int words_prot(struct words *, uint8_t *, char *why);
int words_signal(struct words *, int *, char *why);
int words_region(struct words *, struct clause *, char *why);
int words_mark(struct words *, struct mark_ref *, char *why);
int words_take(struct words *, const char *word);       /* 1: it was the next one and is taken */
const char *words_next(const struct words *);           /* "" at the end */
int words_expected(const struct words *, const char *what, char *why); /* -1 */

/* ---- what was measured ---- */

struct range { uint64_t start, end; };

struct moment {               /* the process stood still here */
	struct point point;
	size_t event;             /* of the stream: so many were before it, itself included */
	struct space space;       /* its areas, by /proc/PID/maps */
	struct range *resident;   /* pages that are there, by pagemap; sorted */
	size_t residents;
	uint64_t faults;          /* minor and major */
};

struct live { int measured, good; char text[128]; }; /* of claims that need the memory itself */

struct strip { size_t event; char *text; }; /* the heap as a line of characters */

struct record {
	enum library library;
	const struct run *run;
	const char *path;         /* of the program */
	struct stream stream;
	struct moment *moment;
	size_t moments;
	struct live *live;        /* one per claim */
	int pid, status;          /* wait(2)'s */
	int32_t memory_left;      /* after exit: 1 if the process still had any */
	uint64_t first_break, bias;
	int has_bias;
	char *real;               /* path, as /proc/PID/maps has it */
	char **argv, **envp;      /* of the program; the first `environment` of envp are ulab's own */
	size_t environment;
	char *output, *errors;    /* with a 0 behind */
	struct strip *strip;      /* where claims looked at the heap */
	size_t strips;
};

struct lesson;
/* 0, or -1 with one line in why[512]. faults: first touches are wanted for the picture. */
int run_record(struct record *, const struct lesson *, const struct run *, enum library, int faults,
	char *why);
void record_free(struct record *);
/* Marks of the program itself. NULL: not made. *index: where in the stream */
const struct event *record_mark(const struct record *, const struct mark_ref *, size_t *index);
const struct moment *record_moment(const struct record *, const struct point *);
uint64_t record_break(const struct record *, size_t event); /* the break after so many events */
/* "heap", "text" …, as docs/claims.md says; at that moment. */
const char *record_region(const struct record *, const struct moment *, uint64_t address);
/* The moment of a claim, or of the mark that it is about: where it asks what lies somewhere. */
const struct moment *record_place(const struct record *, const struct claim *, const struct mark_ref *);

/* moment.c */
struct tracer;
void moment_take(struct moment *, const struct point *, const struct record *);
void moment_free(struct moment *);
uint64_t moment_pages(const struct moment *, uint64_t start, uint64_t end);
/* … that were not there at the earlier moment. */
uint64_t moment_new_pages(const struct moment *, const struct moment *earlier, uint64_t start,
	uint64_t end);
/* [start, end) of a thing. 0, or -1 and why[128]. */
int thing_range(const struct thing *, const struct record *, const struct moment *, uint64_t *start,
	uint64_t *end, char *why);

/* live.c: claims on memory contents and the heap, measured while the process stands at the moment. */
int clause_is_live(const struct clause *);
void live_measure(struct live *, const struct clause *, struct record *, const struct moment *,
	const struct tracer *);

/* section.c */
struct section { uint64_t address, size, file_size; unsigned prot; };
int section_find(const char *path, const char *name, struct section *); /* 0, or -1 */
int elf_base(const char *path, uint64_t *base);     /* lowest page of its PT_LOADs */
/* Is the address (without bias) in a PT_LOAD? 0, and whether the file has its byte; else -1. */
int elf_segment(const char *path, uint64_t address, int *in_file);

enum verdict { RESULT_OK, RESULT_FAIL, RESULT_SKIPPED, RESULT_SHOWN };
struct result { uint8_t verdict; char measured[160]; };
const struct clause *claim_clause(const struct claim *, enum library);
void measure(struct result *, const struct lesson *, const struct claim *, const struct record *);
void measure_calls(struct result *, const struct clause *, const struct record *, size_t, size_t);
void measure_file(struct result *, const struct clause *, const struct lesson *, const char *program);
void measure_place(struct result *, const struct claim *, const struct clause *, const struct record *);
void measure_trap(struct result *, const struct clause *, const struct record *, size_t, size_t);
const char *signal_text(int number, char *text); /* "SIGSEGV" into text[16] */
/* What a term stands for after so many events; number: the mark's number, else its address. 0, or -1
 * and the result says why. */
int result_term(struct result *, const struct term *, int number, const struct record *, size_t event,
	uint64_t *value);
/* Sets the verdict and the text. */
void result_count(struct result *, const struct count *, uint64_t measured);
void result_set(struct result *, int good, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
int count_holds(const struct count *, uint64_t);
char *count_text(const struct count *, uint64_t measured, char *text); /* text[48] */

/* ---- lessons ---- */

struct lesson {
	int number;
	const char *folder;       /* of README, claims */
	const char *programs;     /* build/lessons/NN */
	const char *title[LANGUAGES];
};

struct options {
	int check, ask, colour;
	enum language language;
	const char *lessons, *programs;
	int width;
};

/* The lessons by number; 0, or -1 and why[512]. */
int lessons_find(struct lesson **, size_t *count, const struct options *, char *why);

/* Sections of the README, counted from 0: the title with what stands before the first "##". */
enum { README_TITLE, README_BOOK, README_PREDICT, README_SEE, README_WHY, README_TRY };
void readme_print(const struct lesson *, const struct options *, int from, int to);
void readme_heading(const struct lesson *, const struct options *, int section); /* alone */
const char *readme_title(const char *folder, enum language); /* without its number */
/* Wrapped, indented by so many columns. */
void text_print(const char *text, int indent, const struct options *);
/* As it is, without marks for code; on a line that is begun. */
void text_go_on(const char *text, int column, const struct options *);
int text_width(const char *utf8);

/* What happened between the marks; with space: and where things lie. */
void show_record(const struct record *, int space, const struct options *);
/* Explains, asks, runs, shows, checks. Adds to passed and failed. */
void lesson_go(const struct lesson *, const struct options *, unsigned *passed, unsigned *failed);
/* "program argument with NAME=VALUE" */
void run_text(const struct run *, char *text, size_t bytes);
void check_heading(const struct run *, struct record *const record[LIBRARIES], const struct options *);
/* One claim with the record of each library (NULL: there is none). answer: the reader's, or NULL */
void check_claim(const struct lesson *, const struct claim *, struct record *const record[LIBRARIES],
	const char *answer, const struct options *, unsigned *passed, unsigned *failed);

/* Never return NULL. */
void *lesson_alloc(void *old, size_t bytes);
const char *lesson_join(const char *folder, const char *name); /* interned */

#endif
