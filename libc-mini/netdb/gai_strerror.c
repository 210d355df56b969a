#include <netdb.h>
#include "libc.h"

const char *gai_strerror(int error)
{
	static const char *const texts[] = {
		[-EAI_BADFLAGS] = "Bad value for ai_flags",
		[-EAI_NONAME] = "Name or service not known",
		[-EAI_AGAIN] = "Temporary failure in name resolution",
		[-EAI_FAIL] = "Non-recoverable failure in name resolution",
		[-EAI_NODATA] = "No address associated with hostname",
		[-EAI_FAMILY] = "ai_family not supported",
		[-EAI_SOCKTYPE] = "ai_socktype not supported",
		[-EAI_SERVICE] = "Servname not supported for ai_socktype",
		[-EAI_ADDRFAMILY] = "Address family for hostname not supported",
		[-EAI_MEMORY] = "Memory allocation failure",
		[-EAI_SYSTEM] = "System error",
		[-EAI_OVERFLOW] = "Argument buffer overflow",
	};
	unsigned index = -(unsigned)error;

	return index && index < countof(texts) ? texts[index] : "Unknown error";
}
