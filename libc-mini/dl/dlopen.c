/* dlopen.c: honest answers of a static program: nothing can be loaded, and no table of symbols is
 * kept. dlopen(NULL) gives the program itself, so that asking does no harm. */
#include <dlfcn.h>
#include "libc.h"

static char self;               /* dlopen(NULL)'s handle: its address */
static const char *error;       /* for dlerror(), once */
static struct lock lock;

static void complain(const char *why)
{
	lock_take(&lock);
	error = why;
	lock_give(&lock);
}

void *dlopen(const char *file, int mode)
{
	if (!(mode & (RTLD_LAZY | RTLD_NOW))) {
		complain("invalid mode for dlopen()");
		return NULL;
	}
	if (!file)
		return &self;
	complain("a static program cannot load objects");
	return NULL;
}

void *dlsym(void *__restrict handle, const char *__restrict name)
{
	(void)handle;
	(void)name;
	complain("a static program keeps no table of its symbols");
	return NULL;
}

void *dlvsym(void *__restrict handle, const char *__restrict name, const char *__restrict version)
{
	(void)version;
	return dlsym(handle, name);
}

int dlclose(void *handle)
{
	if (handle == &self)
		return 0;
	complain("not a handle of dlopen()");
	return -1;
}

int dlinfo(void *__restrict handle, int request, void *__restrict answer)
{
	(void)handle;
	(void)request;
	(void)answer;
	complain("nothing is known of a static program");
	return -1;
}

char *dlerror(void)
{
	const char *why;

	lock_take(&lock);
	why = error;
	error = NULL;
	lock_give(&lock);
	return (char *)why;
}
