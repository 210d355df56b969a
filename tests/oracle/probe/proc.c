/* What /proc/self says: links, texts, the fields of stat, the lines of status. */
#include <fcntl.h>

#include "probe.h"

static char text[8192];

static const char links[][12] = { "exe", "cwd", "root" };
static const char spaces[][20] = {
	"cgroup", "ipc", "mnt", "net", "pid", "pid_for_children", "time", "time_for_children",
	"user", "uts",
};
static const char files[][20] = {
	"comm", "cmdline", "environ", "coredump_filter", "oom_score_adj", "loginuid", "sessionid",
	"timers", "timerslack_ns", "timens_offsets", "personality", "uid_map", "gid_map",
	"setgroups", "cgroup", "cpuset", "attr/current", "autogroup",
};

/* proc(5), field numbers of /proc/PID/stat. Left out: process numbers, times, faults, sizes in
 * use. */
static const struct { uint8_t field; char name[16]; char kind; } stat_fields[] = {
	{ 2, "comm", 's' }, { 9, "flags", 'f' }, { 11, "cminflt", 'z' }, { 13, "cmajflt", 'z' },
	{ 16, "cutime", 'z' }, { 17, "cstime", 'z' }, { 18, "priority", 'd' }, { 19, "nice", 'd' },
	{ 20, "num_threads", 'd' }, { 23, "vsize", 'd' }, { 25, "rsslim", 'd' },
	{ 26, "start_code", 'p' }, { 27, "end_code", 'p' }, { 28, "start_stack", 'p' },
	{ 29, "kstkesp", 'd' }, { 30, "kstkeip", 'd' }, { 31, "signal", 'd' },
	{ 32, "blocked", 'd' }, { 33, "sigignore", 'd' }, { 34, "sigcatch", 'd' },
	{ 38, "exit_signal", 'd' },
	{ 40, "rt_priority", 'd' }, { 41, "policy", 'd' }, { 45, "start_data", 'p' },
	{ 46, "end_data", 'p' }, { 47, "start_brk", 'p' }, { 48, "arg_start", 'p' },
	{ 49, "arg_end", 'p' }, { 50, "env_start", 'p' }, { 51, "env_end", 'p' },
	{ 52, "exit_code", 'd' },
};

/* include/linux/sched.h: the one flag that using a privilege sets has its own line. */
#define PF_SUPERPRIV 0x100ul

/* They follow the size of the stack mapping. */
static const char sized_by_stack[][12] = { "vsize", "VmPeak:", "VmSize:", "VmStk:" };

/* Process numbers, and what merely counts. */
static const char status_left_out[][20] = {
	"State:", "Tgid:", "Ngid:", "Pid:", "PPid:", "NStgid:", "NSpid:", "NSpgid:", "NSsid:",
	"SigQ:",
	"VmHWM:", "VmRSS:", "RssAnon:", "RssFile:", "RssShmem:", "VmPTE:", "VmSwap:",
	"voluntary_ctxt", "nonvoluntary_ctxt",
};

static int is_sized_by_stack(const char *name)
{
	for (unsigned i = 0; i < LENGTH(sized_by_stack); i++)
		if (starts_with(name, sized_by_stack[i]))
			return stack_is_grown();
	return 0;
}

/* New namespaces have new numbers: only those of the first ones (PROC_*_INIT_INO) are shown. */
static const char *first_or_other(const char *link)
{
	const char *digits = link;
	uint64_t inode;

	while (*digits && *digits != '[')
		digits++;
	digits += *digits != 0;
	inode = number(&digits, 10);
	return inode >= 0xeffffff0 && inode <= 0xefffffff ? link : "another";
}

static const char *below_self(const char *directory, const char *name)
{
	static char path[64];

	memcpy(path, directory, strlen(directory) + 1);
	memcpy(path + strlen(directory), name, strlen(name) + 1);
	return path;
}

static void show_link(const char *kind, const char *directory, const char *name)
{
	long n = sys(SYS_readlink, below_self(directory, name), text, sizeof text - 1);

	text[n < 0 ? 0 : n] = 0;
	say("%s.%s %q %d", kind, name, kind[0] == 'n' ? first_or_other(text) : text,
	    n < 0 ? n : 0);
}

/* NUL bytes become newlines, so that %q shows them. */
static void show_file(const char *name)
{
	uint64_t whole = 0;
	long n = file_read(below_self("/proc/self/", name), text, sizeof text);

	if (n > 0)
		whole = hash(0, text, (size_t)n);
	for (long i = 0; i + 1 < n; i++)
		if (text[i] == 0)
			text[i] = '\n';
	say("proc.%s %d %x %q", name, n, whole, text);
}

static void show_stat_field(unsigned i, const char *word)
{
	const char *digits = word;
	uint64_t value;

	if (is_sized_by_stack(stat_fields[i].name))
		return;
	switch (stat_fields[i].kind) {
	case 's':
		say("stat.%s %q", stat_fields[i].name, word);
		break;
	case 'd':
		say("stat.%s %s", stat_fields[i].name, word);
		break;
	case 'z':                      /* only whether there was any */
		say("stat.%s %s", stat_fields[i].name, word[0] == '0' ? "zero" : "not zero");
		break;
	case 'f':
		value = number(&digits, 10);
		say("stat.flags %x", value & ~PF_SUPERPRIV);
		say("stat.flags.superpriv %d", (long)((value & PF_SUPERPRIV) != 0));
		break;
	case 'p':
		value = number(&digits, 10);
		say("stat.%s %p", stat_fields[i].name, value);
		if (exact())
			say("abs.stat.%s %x", stat_fields[i].name, value);
	}
}

/* "pid (comm) state ...": comm may hold blanks and brackets, the last ')' ends it. */
static void show_stat(void)
{
	long n = file_read("/proc/self/stat", text, sizeof text);
	char *word = text, *close = text, *end = text + (n > 0 ? n : 0);

	for (char *c = text; c < end; c++)
		if (*c == ')')
			close = c;
	for (unsigned field = 1, i = 0; word < end; field++) {
		char *stop = field == 2 ? close + 1 : word;

		while (stop < end && *stop != ' ' && *stop != '\n')
			stop++;
		*stop = 0;
		if (i < LENGTH(stat_fields) && stat_fields[i].field == field)
			show_stat_field(i++, word);
		word = stop + 1;
	}
}

static int is_left_out(const char *line)
{
	for (unsigned i = 0; i < LENGTH(status_left_out); i++)
		if (starts_with(line, status_left_out[i]))
			return 1;
	return is_sized_by_stack(line);
}

/* "Max data size    unlimited": the key ends at a colon or at the second of two blanks. */
static void end_key(char *line)
{
	for (; *line && *line != ':' && !(line[0] == ' ' && line[1] == ' '); line++)
		if (*line == ' ')
			*line = '_';
	if (*line == ':')
		*line = ' ';
}

static void show_lines(const char *kind, const char *path, int (*left_out)(const char *))
{
	static char line[1024];
	struct reader reader;

	if (reader_open(&reader, path) < 0)
		return;
	while (reader_line(&reader, line, sizeof line)) {
		if (left_out && left_out(line))
			continue;
		end_key(line);
		say("%s.%s", kind, line);
	}
}

void proc_show(void)
{
	for (unsigned i = 0; i < LENGTH(links); i++)
		show_link("link", "/proc/self/", links[i]);
	for (unsigned i = 0; i < LENGTH(spaces); i++)
		show_link("ns", "/proc/self/ns/", spaces[i]);
	for (unsigned i = 0; i < LENGTH(files); i++)
		show_file(files[i]);
	show_stat();
	show_lines("status", "/proc/self/status", is_left_out);
	show_lines("limit", "/proc/self/limits", NULL);
}
