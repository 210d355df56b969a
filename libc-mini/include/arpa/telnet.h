/* arpa/telnet.h: the commands of TELNET (RFC 854). */
#ifndef _ARPA_TELNET_H
#define _ARPA_TELNET_H

#define IAC   255
#define DONT  254
#define DO    253
#define WONT  252
#define WILL  251
#define SB    250
#define GA    249
#define EL    248
#define EC    247
#define AYT   246
#define AO    245
#define IP    244
#define BREAK 243
#define DM    242
#define NOP   241
#define SE    240
#define EOR   239
#define ABORT 238
#define SUSP  237
#define xEOF  236
#define SYNCH 242

#define TELOPT_BINARY     0
#define TELOPT_ECHO       1
#define TELOPT_RCP        2
#define TELOPT_SGA        3
#define TELOPT_NAMS       4
#define TELOPT_STATUS     5
#define TELOPT_TM         6
#define TELOPT_TTYPE      24
#define TELOPT_EOR        25
#define TELOPT_NAWS       31
#define TELOPT_TSPEED     32
#define TELOPT_LFLOW      33
#define TELOPT_LINEMODE   34
#define TELOPT_XDISPLOC   35
#define TELOPT_OLD_ENVIRON 36
#define TELOPT_AUTHENTICATION 37
#define TELOPT_ENCRYPT    38
#define TELOPT_NEW_ENVIRON 39
#define TELOPT_EXOPL      255
#define TELQUAL_IS        0
#define TELQUAL_SEND      1
#define TELQUAL_INFO      2

#endif
