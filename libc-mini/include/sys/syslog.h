/* sys/syslog.h: the older place of <syslog.h>. */
#include <syslog.h>
