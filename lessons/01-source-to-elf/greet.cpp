/* greet.cpp: a small program in C++ with something to do for each stage: an #include and a macro
 * for the preprocessor, a class for the compiler, a call into the library for the linker. */
#include <stdio.h>

#include "ulab.h"

#define TIMES 3

class greeter {
	const char *whom;

public:
	explicit greeter(const char *name) : whom(name) {}
	void greet(int number) const;
};

__attribute__((noinline)) void greeter::greet(int number) const
{
	printf("hello %d, %s\n", number, whom);
	ulab_mark("hello", whom, static_cast<unsigned long>(number));
}

int main()
{
	greeter world("world");

	for (int i = 1; i <= TIMES; i++)
		world.greet(i);
	return 0;
}
