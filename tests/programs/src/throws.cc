// throws: what a C++ runtime needs of its start: static constructors in order, thread_local
// objects, exceptions thrown through frames and threads (the unwinder finds the program by
// dl_iterate_phdr, hence by AT_PHDR), iostreams, std::thread, std::future.
#include <exception>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Announced {
	explicit Announced(std::string n) : name(std::move(n)) { std::cout << "+" << name << "\n"; }
	~Announced() { std::cout << "-" << name << "\n"; }
	std::string name;
};

Announced first("first"), second("second");
thread_local int per_thread = 5;

int fall(int depth)
{
	Announced frame("frame" + std::to_string(depth));

	if (depth == 0)
		throw std::runtime_error("bottom");
	return fall(depth - 1) + 1;
}

int work(int seed)
{
	std::map<int, std::unique_ptr<std::string>> table;

	for (int i = 0; i < 2000; i++)
		table[(i * 7919 + seed) % 1009] = std::make_unique<std::string>(std::to_string(i));
	per_thread += seed;
	if (seed == 3)
		throw std::out_of_range("three");
	return static_cast<int>(table.size()) + per_thread;
}

} // namespace

int main()
{
	try {
		fall(3);
	} catch (const std::exception &e) {
		std::cout << "caught " << e.what() << "\n";
	}
	std::vector<std::future<int>> all;
	for (int i = 0; i < 5; i++)
		all.push_back(std::async(std::launch::async, work, i));
	for (auto &one : all) {
		try {
			std::cout << one.get() << "\n";
		} catch (const std::out_of_range &e) {
			std::cout << "caught in thread: " << e.what() << "\n";
		}
	}
	std::cout << "per_thread " << per_thread << std::endl;
	return 42;
}
