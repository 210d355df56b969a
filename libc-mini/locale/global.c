#include "locale_.h"

struct __locale_struct __locale_global;
