/* netinet/ether.h: Ethernet addresses as text; ether_aton(3). */
#ifndef _NETINET_ETHER_H
#define _NETINET_ETHER_H

#include <netinet/if_ether.h>

__BEGIN_DECLS
/* "8:0:20:1:2:f"; into a static buffer, or the caller's. NULL: not an address. */
struct ether_addr *ether_aton(const char *text);
struct ether_addr *ether_aton_r(const char *text, struct ether_addr *address);
char *ether_ntoa(const struct ether_addr *address);
char *ether_ntoa_r(const struct ether_addr *address, char *text);
__END_DECLS

#endif
