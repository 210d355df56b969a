#include <stdio.h>
#include <string.h>
#include <unistd.h>

static FILE *shells;

void setusershell(void)
{
	if (shells)
		rewind(shells);
	else
		shells = fopen("/etc/shells", "rbe");
}

void endusershell(void)
{
	if (shells)
		fclose(shells);
	shells = 0;
}

char *getusershell(void)
{
	static char line[4096];

	if (!shells)
		setusershell();
	while (shells && fgets(line, sizeof line, shells)) {
		line[strcspn(line, "#\n \t")] = 0;
		if (*line == '/')
			return line;
	}
	return 0;
}
