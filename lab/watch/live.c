/* live.c: see live.h: one loop over the keys, the program's terminal and its events; the screen is
 * drawn at most twenty times a second, however many events come. */
#include "live.h"
#include "screen.h"
#include "tools.h"
#include "watch.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define ESCAPE_KEY 29          /* Ctrl-] */
#define DRAW_MS 50
#define RATE_MS 500

struct view_state {
	struct live *live;
	struct screen screen;
	struct observer observer;
	struct tally own;
	int dirty, leave, killed, over;
	int ending;            /* ulab was asked to end: it does when the program has */
	long long drawn, rated, started, scanned;
	uint64_t rated_events, rated_faults;
	char keys[256];        /* typed, not yet taken by the program */
	size_t typed;
};

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void set_size(int pty)
{
	struct winsize size = {.ws_row = (unsigned short)LINES, .ws_col = (unsigned short)COLS};
	struct layout l;

	if (LINES < 1) /* curses does not run yet */
		ioctl(1, TIOCGWINSZ, &size);
	l = screen_layout(size.ws_row, ZOOM_NONE, 1, size.ws_row);
	size.ws_row = l.pane < 1 ? 1 : (unsigned short)l.pane;
	ioctl(pty, TIOCSWINSZ, &size);
}

int live_pty(int *slave)
{
	char name[64];
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (master < 0)
		return -1;
	if (grantpt(master) || unlockpt(master) || ptsname_r(master, name, sizeof name)
			|| (*slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) {
		close(master);
		return -1;
	}
	fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK);
	set_size(master);
	return master;
}

/* ---- what comes in ---- */

static void log_line(void *context, const struct line *line)
{
	struct screen *s = context;
	struct log_line *to = &s->log[s->logged++ % LOG_LINES];
	char pid[24] = "";

	if (line->pid != s->pid)
		snprintf(pid, sizeof pid, "[%d] ", line->pid);
	to->class = line->class;
	snprintf(to->text, sizeof to->text, "%10.6f  %s%-8s  %s", (double)line->time / 1e9, pid,
		line->verb, line->text);
	if (s->back && s->back + 1 < LOG_LINES && s->zoom != ZOOM_OUTPUT)
		s->back++; /* what is looked at stays where it is */
}

static void take(struct view_state *v, const struct event *e)
{
	struct live *l = v->live;

	if (l->event)
		l->event(l->context, e);
	observer_event(&v->observer, e);
	v->screen.events++;
	v->dirty = 1;
}

/* Not longer than a picture's time, so that keys are taken in between. */
static void take_events(struct view_state *v)
{
	long long until = now_ms() + DRAW_MS / 2;
	struct event e;
	int n = 0;

	for (unsigned i = 1; !v->over && (n = tracer_next(v->live->tracer, &e, 0)) == 1; i++) {
		take(v, &e);
		if (i % 64 == 0 && now_ms() >= until)
			break;
	}
	if (n < 0 && !v->over) {
		v->over = v->dirty = 1;
		lines_flush(v->observer.lines);
		v->screen.ended = 1;
		v->screen.status = tracer_status(v->live->tracer);
		v->screen.seconds = (double)v->screen.tally->ended / 1e9;
		keypad(stdscr, TRUE);
		v->leave |= !v->live->space->areas; /* it was refused: its line is in the output */
	}
}

static int take_output(struct view_state *v)
{
	char bytes[16384];
	ssize_t n = read(v->live->pty, bytes, sizeof bytes);

	if (n <= 0)
		return 0;
	if (v->live->output)
		fwrite(bytes, 1, (size_t)n, v->live->output);
	pane_write(&v->screen.pane, bytes, (size_t)n);
	v->dirty = 1;
	return 1;
}

static void give_keys(struct view_state *v)
{
	ssize_t n = v->typed ? write(v->live->pty, v->keys, v->typed) : 0;

	if (n > 0) {
		v->typed -= (size_t)n;
		memmove(v->keys, v->keys + n, v->typed);
	}
}

/* ---- keys ---- */

static void scroll_by(struct screen *s, long by)
{
	long back = (long)s->back + by;
	size_t lines = s->zoom == ZOOM_OUTPUT ? s->pane.lines : s->logged;
	size_t kept = s->zoom == ZOOM_OUTPUT ? PANE_LINES : LOG_LINES;
	long most = (long)(lines < kept ? lines : kept) - s->shown;

	s->back = (size_t)(back < 0 ? 0 : back > most ? (most < 0 ? 0 : most) : back);
}

static void view_key(struct view_state *v, int key)
{
	struct screen *s = &v->screen;
	long page = LINES / 2;

	switch (key) {
	case 'q': case 'Q': v->leave = 1; break;
	case 'e': s->zoom = ZOOM_LOG; s->back = 0; break;
	case 'o': s->zoom = s->has_pane ? ZOOM_OUTPUT : ZOOM_NONE; s->back = 0; break;
	case 'b': s->zoom = ZOOM_NONE; s->back = 0; break;
	case 'u': case KEY_PPAGE: scroll_by(s, page); break;
	case 'd': case KEY_NPAGE: scroll_by(s, -page); break;
	case KEY_UP: case 'k': scroll_by(s, 1); break;
	case KEY_DOWN: case 'j': scroll_by(s, -1); break;
	case '?': case 'h': s->help = 1; break;
	default: break;
	}
}

static void key(struct view_state *v, int c)
{
	struct screen *s = &v->screen;

	v->dirty = 1;
	if (c == KEY_RESIZE) {
		if (v->live->pty >= 0)
			set_size(v->live->pty);
		clearok(curscr, TRUE);
	} else if (s->help) {
		s->help = 0;
	} else if (v->over) {
		view_key(v, c == 3 ? 'q' : c);
	} else if (s->prefix) {
		s->prefix = 0;
		if (c == ESCAPE_KEY && v->typed < sizeof v->keys)
			v->keys[v->typed++] = ESCAPE_KEY;
		else
			view_key(v, c);
	} else if (c == ESCAPE_KEY) {
		s->prefix = 1;
	} else if (v->live->pty >= 0) {
		if (v->typed < sizeof v->keys && c < 256)
			v->keys[v->typed++] = (char)c;
	} else if (c == 3) {
		tracer_signal(v->live->tracer, SIGINT);
	}
}

/* ---- the loop ---- */

static void rates(struct view_state *v, long long now)
{
	struct screen *s = &v->screen;
	double span = (double)(now - v->rated) / 1000;
	uint64_t faults = s->tally->row[TALLY_TOUCH].events;

	if (span * 1000 < RATE_MS)
		return;
	s->event_rate = (double)(s->events - v->rated_events) / span;
	s->fault_rate = (double)(faults - v->rated_faults) / span;
	v->rated = now;
	v->rated_events = s->events;
	v->rated_faults = faults;
	v->dirty = 1;
}

static void draw(struct view_state *v)
{
	long long now = now_ms();

	if (!v->over) {
		v->screen.seconds = (double)(now - v->started) / 1000;
		rates(v, now);
		lines_tick(v->observer.lines);
	}
	if (v->dirty && now - v->drawn >= DRAW_MS) {
		screen_draw(&v->screen);
		v->dirty = 0;
		v->drawn = now_ms();
	}
}

/* 0: something may have come; -1: the terminal went away. */
static int wait_for_news(struct view_state *v)
{
	struct pollfd fds[3] = {{.fd = 0, .events = POLLIN}, {.fd = v->live->pty, .events = POLLIN},
		{.fd = v->over ? -1 : tracer_fd(v->live->tracer), .events = POLLIN}};
	int wait = v->dirty ? DRAW_MS : v->over ? -1 : RATE_MS;

	if (v->typed)
		fds[1].events |= POLLOUT;
	if (v->over)
		fds[1].fd = -1;
	if (poll(fds, 3, wait) < 0)
		return 0; /* a signal: SIGWINCH, say */
	return fds[0].revents & (POLLHUP | POLLERR | POLLNVAL) && !(fds[0].revents & POLLIN) ? -1 : 0;
}

static void loop(struct view_state *v)
{
	int c;

	while (!v->leave) {
		draw(v);
		if (wait_for_news(v) < 0)
			v->leave = 1;
		take_events(v);
		for (int i = 0; i < 16 && v->live->pty >= 0 && take_output(v); i++)
			continue;
		while ((c = getch()) != ERR)
			key(v, c);
		if (v->live->pty >= 0)
			give_keys(v);
		v->ending |= watch_signals_act(v->live->tracer);
		v->leave |= v->over && v->ending;
	}
}

/* The reader leaves while it runs: the rest of its events still counts. */
static void end_program(struct view_state *v)
{
	struct event e;

	tracer_signal(v->live->tracer, SIGKILL);
	while (tracer_next(v->live->tracer, &e, -1) >= 0)
		take(v, &e);
	v->killed = 1;
}

int live_run(struct live *l)
{
	struct view_state *v = calloc(1, sizeof *v);
	int killed;

	if (!v || !(v->screen.log = calloc(LOG_LINES, sizeof *v->screen.log))
			|| pane_init(&v->screen.pane)) {
		endwin();
		exit(ulab_error(STATUS_USAGE, "no memory"));
	}
	v->live = l;
	l->output = l->pty >= 0 ? tmpfile() : NULL;
	v->screen.has_pane = l->pty >= 0;
	v->screen.program = l->program ? l->program : observer_file(l->space->program);
	v->screen.pid = tracer_pid(l->tracer);
	v->screen.space = l->space;
	v->screen.tally = l->tally ? l->tally : &v->own;
	v->observer = (struct observer){.space = l->space, .tally = l->tally ? l->tally : &v->own,
		.lines = lines_new(log_line, &v->screen, l->all)};
	v->started = v->rated = now_ms();
	v->dirty = 1;
	raw();
	keypad(stdscr, FALSE);
	nodelay(stdscr, TRUE);
	curs_set(0);
	screen_colours();
	if (l->pty >= 0)
		set_size(l->pty);
	watch_signals_start();
	loop(v);
	if (!v->over)
		end_program(v);
	while (l->pty >= 0 && take_output(v))
		continue;
	watch_signals_end();
	killed = v->killed;
	lines_free(v->observer.lines);
	observer_free(&v->observer);
	pane_free(&v->screen.pane);
	canvas_free(&v->screen.canvas);
	free(v->screen.log);
	free(v);
	return killed;
}

/* The program's terminal has put a carriage return before each newline; the real one does again. */
static size_t without_returns(char *bytes, size_t n, char *last)
{
	size_t kept = 0; /* one byte more may be kept than comes in: bytes[0] is free */

	for (size_t i = 1; i <= n; i++) {
		if (*last == '\r' && bytes[i] != '\n')
			bytes[kept++] = '\r';
		*last = bytes[i];
		if (bytes[i] != '\r')
			bytes[kept++] = bytes[i];
	}
	return kept;
}

void live_output(const struct live *l, int fd)
{
	char bytes[16385], last = 0;
	size_t n;

	if (!l->output)
		return;
	rewind(l->output);
	while ((n = fread(bytes + 1, 1, sizeof bytes - 1, l->output)) > 0) {
		n = without_returns(bytes, n, &last);
		for (size_t at = 0; at < n;) {
			ssize_t written = write(fd, bytes + at, n - at);

			if (written < 0 && errno != EINTR)
				return;
			at += written > 0 ? (size_t)written : 0;
		}
	}
}

void live_free(struct live *l)
{
	if (l->output)
		fclose(l->output);
	l->output = NULL;
}
