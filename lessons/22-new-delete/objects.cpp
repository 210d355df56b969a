// objects.cpp: where C++ keeps its objects, and what new and delete ask malloc for.
#include <cstdlib>
#include <cstring>
#include <string>
#include "ulab.h"

static volatile int steps; // in the order in which things happen

struct Shape {
	int sides;
	explicit Shape(int n) : sides(n) {}
	virtual ~Shape() { steps = steps + 1; }
	virtual int area() const { return sides; }
};

struct Global {
	int order;
	Global() : order(steps = steps + 1) { ulab_mark("static object", this, 1); }
};

static Global global;                    // constructed before main
static const char *volatile literal = "a literal";
int initialised = 42;
static Shape *volatile shape;
static char *volatile large;

static const void *table_of(const Shape *s)
{
	const void *table;

	std::memcpy(&table, static_cast<const void *>(s), sizeof table);
	return table;
}

static Shape &local_static()
{
	static Shape one(5);             // constructed at the first call

	return one;
}

static void strings()
{
	std::string brief("short"), lengthy(1000, 'x');

	ulab_mark("std::string", &brief, sizeof brief);
	ulab_mark("short text", brief.data(), brief.size());
	ulab_mark("long text", lengthy.data(), lengthy.size());
}

int main()
{
	ulab_mark("main", nullptr, static_cast<unsigned long>(steps = steps + 1));
	ulab_mark("literal", literal, sizeof "a literal");
	ulab_mark("initialised", &initialised, sizeof initialised);
	ulab_mark("start", nullptr, 0);
	shape = new Shape(4);
	ulab_mark("new", shape, sizeof *shape);
	ulab_mark("vtable", table_of(shape), 8);
	ulab_mark("before delete", shape, 0);
	delete shape;
	ulab_mark("delete", nullptr, static_cast<unsigned long>(steps));
	shape = new Shape(3);
	ulab_mark("new again", shape, sizeof *shape);
	ulab_mark("before large", nullptr, 0);
	large = new char[1 << 20];
	ulab_mark("large", large, 1 << 20);
	delete[] large;
	ulab_mark("large deleted", large, 1 << 20);
	strings();
	ulab_mark("local static", &local_static(), sizeof(Shape));
	delete shape;
	return 0;
}
