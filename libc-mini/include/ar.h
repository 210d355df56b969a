/* ar.h: the archive format of ar(1), as a <ar.h> everywhere tells it. All of it is text. */
#ifndef _AR_H
#define _AR_H

#define ARMAG  "!<arch>\n"      /* at the start of the file */
#define SARMAG 8
#define ARFMAG "`\n"            /* at the end of each member's head */

struct ar_hdr {
	char ar_name[16];       /* ended by '/', padded with spaces */
	char ar_date[12];       /* seconds, decimal */
	char ar_uid[6], ar_gid[6];      /* decimal */
	char ar_mode[8];        /* octal */
	char ar_size[10];       /* bytes of the member, decimal; an odd one is followed by '\n' */
	char ar_fmag[2];
};

#endif
