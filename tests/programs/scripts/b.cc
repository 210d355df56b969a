// The program that the C++ compiler rows build.
#include <stdexcept>
#include <string>
#include <cstdio>

int main(int argc, char **argv)
{
	try {
		throw std::invalid_argument(std::string(argc > 1 ? argv[1] : "none") + "!");
	} catch (const std::exception &e) {
		std::printf("b caught %s\n", e.what());
	}
	return 8;
}
