// streams.cc: libstdc++'s streams on libc-mini.
#include <iomanip>
#include <iostream>
#include <sstream>

int main()
{
	std::ostringstream text;
	int number = 0;

	text << std::hex << 255 << " " << std::setprecision(3) << 3.14159;
	std::istringstream("17") >> number;
	std::cout << text.str() << " " << number << std::endl;
	return 0;
}
