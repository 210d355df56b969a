/* The environment: whose memory, which errors; musl's regressions putenv-doublefree and setenv-oom. */
#include <stdlib.h>
#include <sys/resource.h>
#include "show.h"

extern char **environ;

static const char *get(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "(null)";
}

static void all(const char *name)
{
	char line[2000] = "", *to = line;

	for (char **each = environ; each && *each; each++)
		to += snprintf(to, 200, "%s ", *each);
	show(name, "%s", line);
}

int main(void)
{
	static char first[] = "P=one", second[] = "P=two", *two[] = { "X=1", "Y=2", NULL };
	char *large, *old;
	int result;

	all("env.at first");
	show("env.getenv", "%s %s %s %s", get("HOME"), get("NONE"), get(""), get("HOM"));
	show("env.getenv with =", "%s", get("HOME=/"));
	result = setenv("A", "1", 0);
	show("env.setenv new", "%d %s", result, get("A"));
	result = setenv("A", "2", 0);
	show("env.setenv keeps", "%d %s", result, get("A"));
	result = setenv("A", "3", 1);
	show("env.setenv overwrites", "%d %s", result, get("A"));
	result = setenv("A", "", 1);
	show("env.setenv empty", "%d '%s'", result, get("A"));
	result = setenv("", "x", 1);
	show("env.setenv no name", "%d %s", result, error_name(errno));
	result = setenv("A=B", "x", 1);
	show("env.setenv with =", "%d %s", result, error_name(errno));
	result = unsetenv("A");
	show("env.unsetenv", "%d %s", result, get("A"));
	result = unsetenv("A");
	show("env.unsetenv again", "%d", result);
	result = unsetenv("");
	show("env.unsetenv no name", "%d %s", result, error_name(errno));
	result = unsetenv("A=");
	show("env.unsetenv with =", "%d %s", result, error_name(errno));

	result = putenv(first);
	show("env.putenv", "%d %s %d", result, get("P"), getenv("P") == first + 2);
	first[2] = 'O';
	show("env.putenv is the string", "%s", get("P"));
	putenv(second);
	putenv(second);
	show("env.putenv twice", "%s", get("P"));
	setenv("P", "three", 1);
	show("env.setenv after putenv", "%s %s", get("P"), second);
	putenv(first);
	unsetenv("P");
	show("env.unsetenv after putenv", "%s %s", get("P"), first);
	result = putenv("HOME");
	show("env.putenv without =", "%d %s", result, get("HOME"));

	for (int i = 0; i < 2000; i++) {
		char name[20], value[20];

		sprintf(name, "N%d", i % 500);
		sprintf(value, "%d", i);
		setenv(name, value, 1);
		if (i % 3 == 0)
			unsetenv(name);
	}
	show("env.many", "%s %s %s", get("N0"), get("N1"), get("N499"));
	for (int i = 0; i < 500; i++) {
		char name[20];

		sprintf(name, "N%d", i);
		unsetenv(name);
	}
	all("env.after many");

	/* putenv-doublefree: a definition made by setenv, put in again under putenv. */
	setenv("D", "1", 1);
	old = strdup("D=2");
	putenv(old);
	putenv(old);
	setenv("D", "3", 1);
	free(old);
	unsetenv("D");
	show("env.putenv-doublefree", "%s", get("D"));

	environ = two;
	show("env.own environ", "%s %s", get("X"), get("PATH"));
	setenv("Z", "3", 1);
	all("env.setenv on own environ");
	show("env.own array unchanged", "%s %s %d", two[0], two[1], two[2] == NULL);
	setenv("X", "4", 1);
	unsetenv("Y");
	all("env.changed");
	result = clearenv();
	show("env.clearenv", "%d %d %s", result, environ == NULL || !*environ, get("X"));
	setenv("AFTER", "clear", 1);
	all("env.after clearenv");
	environ = NULL;
	show("env.NULL", "%s", get("X"));
	setenv("B", "1", 1);
	all("env.after NULL");

	/* setenv-oom: no memory changes nothing. */
	struct rlimit limit = { 64 << 20, 64 << 20 };
	setrlimit(RLIMIT_AS, &limit);
	large = malloc(40 << 20);
	if (large) {
		memset(large, 'x', (40 << 20) - 1);
		large[(40 << 20) - 1] = 0;
		result = setenv("B", large, 1);
		show("env.setenv-oom", "%d %s %s", result, error_name(errno), get("B"));
	}
	return 0;
}
