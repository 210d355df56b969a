#include <endian.h>
#include <netinet/in.h>

uint16_t htons(uint16_t n)
{
	return __BYTE_ORDER == __LITTLE_ENDIAN ? __builtin_bswap16(n) : n;
}

uint32_t htonl(uint32_t n)
{
	return __BYTE_ORDER == __LITTLE_ENDIAN ? __builtin_bswap32(n) : n;
}

uint16_t ntohs(uint16_t n)
{
	return htons(n);
}

uint32_t ntohl(uint32_t n)
{
	return htonl(n);
}
