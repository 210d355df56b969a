#include "calendar.h"

int dysize(int year)
{
	return 365 + __year_is_leap(year);
}
