// classes.cc: C++ on libc-mini: static and thread-local objects, virtual functions, exceptions (also
// through qsort), RTTI, every form of new, strings, containers, smart pointers, algorithms.
#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <unordered_map>
#include <vector>

struct Said {
	int value;
	explicit Said(int v) : value(v) {}
	~Said() { std::printf("~Said %d\n", value); }
};

static Said before_main(1);
static thread_local Said of_thread(7);

struct Base {
	virtual ~Base() {}
	virtual int number() const = 0;
};

struct Derived : Base {
	int number() const override { return 5; }
};

static int throwing(const void *a, const void *b)
{
	if (*static_cast<const int *>(a) == 3)
		throw std::runtime_error("from a callback of qsort");
	return *static_cast<const int *>(a) - *static_cast<const int *>(b);
}

static void containers()
{
	std::string s = "hello";
	s += ", a string that is long enough for the heap";
	std::vector<int> v{3, 1, 2};
	std::sort(v.begin(), v.end());
	std::map<std::string, int> m{{"a", 1}, {"b", 2}};
	std::unordered_map<std::string, int> u{{"x", 3}};
	std::function<int(int)> add = [&](int x) { return x + v[0]; };
	std::printf("%s %d %d %d %d %s\n", s.c_str(), v[2], m["b"], u["x"], add(4),
		std::to_string(42).c_str());
}

static void pointers()
{
	auto shared = std::make_shared<Derived>();
	std::unique_ptr<Base> unique(new Derived);
	std::weak_ptr<Derived> weak = shared;
	std::printf("%d %d %d\n", shared->number(), weak.expired(),
		dynamic_cast<Derived *>(unique.get()) != nullptr);
}

static void exceptions()
{
	int numbers[] = {5, 4, 3, 2, 1};

	try { throw std::out_of_range("thrown"); }
	catch (const std::exception &e) { std::printf("%s %s\n", e.what(), typeid(e).name()); }
	try { std::qsort(numbers, 5, sizeof *numbers, throwing); }
	catch (const std::runtime_error &e) { std::puts(e.what()); }
	try { std::vector<int>().at(9); }
	catch (const std::out_of_range &) { std::puts("out of range"); }
}

static void allocation()
{
	struct alignas(128) Aligned { char bytes[128]; };
	volatile std::size_t too_much = PTRDIFF_MAX;
	char *volatile plain = new (std::nothrow) char[10];
	char *volatile never;
	Aligned *aligned = new Aligned;

	std::printf("%d %d\n", plain != nullptr, int(reinterpret_cast<std::uintptr_t>(aligned) % 128));
	delete[] plain;
	delete aligned;
	try { never = new char[too_much]; delete[] never; }
	catch (const std::bad_alloc &) { std::puts("bad alloc"); }
	never = new (std::nothrow) char[too_much];
	std::printf("%d\n", never == nullptr);
}

int main()
{
	static Said guarded(3);

	of_thread.value++;
	containers();
	pointers();
	exceptions();
	allocation();
	std::printf("%g %.3f\n", std::abs(std::complex<double>(3, 4)), std::sin(1.0));
	return 0;
}
