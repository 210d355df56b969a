/* terminal.c: see terminal.h. What gives the terminal back after a crash is prepared beforehand:
 * then there is no calling of curses, only write(2) and tcsetattr(3). */
#include "terminal.h"

#include <curses.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#undef columns          /* <term.h> takes everyday words */

static struct {
	SCREEN *screen;
	int open;
	struct termios before;
	char restore[256];      /* control sequences */
	size_t restore_bytes;
	attr_t style[STYLES];
} terminal;

const char *terminal_unfit(void)
{
	const char *name = getenv("TERM");
	int error;

	if (!isatty(0))
		return "standard input is no terminal";
	if (!isatty(1))
		return "standard output is no terminal";
	if (!name || !*name)
		return "TERM is not set";
	if (setupterm(NULL, 1, &error) != OK)
		return "this system does not know the terminal that TERM names";
	if (!cursor_address || !clear_screen)
		return "this terminal (TERM) cannot place its cursor";
	return NULL;
}

/* ---- giving it back ---- */

static void remember(const char *capability)
{
	const char *text = tigetstr(capability);
	size_t n;

	if (!text || text == (const char *)-1)
		return;
	n = strlen(text);
	if (n > sizeof terminal.restore - terminal.restore_bytes || strstr(text, "$<"))
		return;
	memcpy(terminal.restore + terminal.restore_bytes, text, n);
	terminal.restore_bytes += n;
}

static void crashed(int number)
{
	if (terminal.open) {
		ssize_t n = write(1, terminal.restore, terminal.restore_bytes);

		(void)n;
		tcsetattr(0, TCSANOW, &terminal.before);
	}
	signal(number, SIG_DFL);
	raise(number);
}

static void prepare_for_the_worst(void)
{
	static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

	remember("sgr0");
	remember("op");
	remember("rmcup");
	remember("rmkx");
	remember("cnorm");
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_NODEFER};

		sigaction(numbers[i], &action, NULL);
	}
}

void terminal_close(void)
{
	if (!terminal.open)
		return;
	terminal.open = 0;
	endwin();
}

/* ---- taking it ---- */

static void choose_styles(void)
{
	const char *no_color = getenv("NO_COLOR");
	int colors = has_colors() && !(no_color && *no_color);
	static const struct { enum style style; attr_t plain; short color; attr_t colored; } styles[] = {
		{STYLE_DIM, A_DIM, 0, A_DIM}, {STYLE_BOLD, A_BOLD, 0, A_BOLD},
		{STYLE_TITLE, A_REVERSE, 0, A_REVERSE}, {STYLE_MARK, A_REVERSE, 0, A_REVERSE | A_BOLD},
		{STYLE_GOOD, A_NORMAL, COLOR_GREEN, A_NORMAL}, {STYLE_BAD, A_BOLD, COLOR_RED, A_BOLD},
		{STYLE_DIFFER, A_REVERSE, COLOR_YELLOW, A_REVERSE},
		{STYLE_TEXT, A_NORMAL, COLOR_CYAN, A_NORMAL}, {STYLE_DATA, A_NORMAL, COLOR_MAGENTA, A_NORMAL},
		{STYLE_CONSTANT, A_NORMAL, COLOR_GREEN, A_NORMAL},
	};

	if (colors) {
		start_color();
		use_default_colors();
	}
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		terminal.style[styles[i].style] = colors ? styles[i].colored : styles[i].plain;
		if (colors && styles[i].color && init_pair((short)(i + 1), styles[i].color, -1) == OK)
			terminal.style[styles[i].style] |= COLOR_PAIR(i + 1);
	}
}

int terminal_open(void)
{
	if (tcgetattr(0, &terminal.before))
		return -1;
	terminal.screen = newterm(NULL, stdout, stdin);
	if (!terminal.screen)
		return -1;
	terminal.open = 1;
	atexit(terminal_close);
	prepare_for_the_worst();
	set_escdelay(25);
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	curs_set(0);
	choose_styles();
	return 0;
}

/* ---- showing ---- */

void terminal_show(const struct canvas *c)
{
	erase();
	for (int row = 0; row < c->rows; row++)
		for (int column = 0; column < c->columns; column++) {
			const struct cell *cell = &c->cell[(size_t)row * (size_t)c->columns + (size_t)column];
			wchar_t text[2] = {cell->character, 0};
			attr_t style = terminal.style[cell->style];
			cchar_t one;

			if (!cell->character)
				continue;
			setcchar(&one, text, style & ~(attr_t)A_COLOR, (short)PAIR_NUMBER(style), NULL);
			mvadd_wch(row, column, &one);
		}
	refresh();
}
