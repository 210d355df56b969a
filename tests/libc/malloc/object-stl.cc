// object-stl.cc: the standard library of C++ on libc-mini-malloc.o.
#include <algorithm>
#include <deque>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>
#include <malloc.h>

struct alignas(256) wide { char bytes[300]; };

static int failures(int depth)
{
	if (!depth)
		throw std::runtime_error(std::string(5000, 'e'));
	std::vector<int> v(static_cast<size_t>(depth) * 100);
	return failures(depth - 1) + v[0];
}

int main()
{
	std::map<int, std::string> map;
	std::unordered_map<std::string, std::vector<int>> table;
	std::list<std::shared_ptr<std::deque<long>>> list;
	int caught = 0;

	for (int i = 0; i < 20000; i++) {
		map[i * 7919 % 20011] = std::to_string(i) + std::string(static_cast<size_t>(i % 90), 'x');
		table["key " + std::to_string(i % 500)].push_back(i);
		if (i % 100 == 0)
			list.push_back(std::make_shared<std::deque<long>>(static_cast<size_t>(i), i));
	}
	for (int i = 0; i < 20000; i += 2)
		map.erase(i * 7919 % 20011);
	for (const auto &each : map)
		if (each.second.empty())
			return 1;
	if (map.size() != 10000 || table.size() != 500 || table["key 77"].size() != 40)
		return 2;
	list.remove_if([](const auto &p) { return p->size() % 200 == 0; });
	std::vector<int> numbers(100000);
	std::iota(numbers.rbegin(), numbers.rend(), 0);
	std::stable_sort(numbers.begin(), numbers.end());
	if (!std::is_sorted(numbers.begin(), numbers.end()))
		return 3;
	for (int i = 0; i < 50; i++)
		try {
			failures(i);
		} catch (const std::runtime_error &e) {
			caught += std::string(e.what()).size() == 5000;
		}
	try {
		std::vector<char> huge(static_cast<size_t>(1) << 60);
	} catch (const std::bad_alloc &) {
		caught++;
	}
	std::vector<std::unique_ptr<wide>> aligned(100);
	for (auto &each : aligned) {
		each = std::make_unique<wide>();
		if (reinterpret_cast<size_t>(each.get()) % 256)
			return 4;
	}
	char *array = new (std::nothrow) char[3000];
	if (malloc_usable_size(array) != 3072) // ours, not the host's
		return 5;
	delete[] array;
	std::ostringstream text;
	for (int i = 0; i < 5000; i++)
		text << i << ' ' << i * 0.5 << '\n';
	std::cout << caught << ' ' << text.str().size() << std::endl;
	return caught == 51 ? 0 : 6;
}
