/* arpa/nameser.h: the messages of the domain name system (RFC 1035); BIND's names for their parts. */
#ifndef _ARPA_NAMESER_H
#define _ARPA_NAMESER_H

#include <endian.h>
#include <features.h>
#include <stdint.h>
#define __need_size_t
#include <stddef.h>

#define NS_PACKETSZ     512
#define NS_MAXDNAME     1025
#define NS_MAXMSG       65535
#define NS_MAXCDNAME    255
#define NS_MAXLABEL     63
#define NS_HFIXEDSZ     12
#define NS_QFIXEDSZ     4
#define NS_RRFIXEDSZ    10
#define NS_INT32SZ      4
#define NS_INT16SZ      2
#define NS_INT8SZ       1
#define NS_INADDRSZ     4
#define NS_IN6ADDRSZ    16
#define NS_CMPRSFLGS    0xc0
#define NS_DEFAULTPORT  53

typedef enum __ns_sect {
	ns_s_qd = 0, ns_s_zn = 0, ns_s_an = 1, ns_s_pr = 1, ns_s_ns = 2, ns_s_ud = 2, ns_s_ar = 3,
	ns_s_max = 4
} ns_sect;

typedef enum __ns_flag {
	ns_f_qr, ns_f_opcode, ns_f_aa, ns_f_tc, ns_f_rd, ns_f_ra, ns_f_z, ns_f_ad, ns_f_cd, ns_f_rcode,
	ns_f_max
} ns_flag;

typedef enum __ns_opcode {
	ns_o_query = 0, ns_o_iquery = 1, ns_o_status = 2, ns_o_notify = 4, ns_o_update = 5, ns_o_max = 6
} ns_opcode;

typedef enum __ns_rcode {
	ns_r_noerror, ns_r_formerr, ns_r_servfail, ns_r_nxdomain, ns_r_notimpl, ns_r_refused,
	ns_r_yxdomain, ns_r_yxrrset, ns_r_nxrrset, ns_r_notauth, ns_r_notzone, ns_r_max
} ns_rcode;

typedef enum __ns_type {
	ns_t_invalid = 0, ns_t_a = 1, ns_t_ns = 2, ns_t_md = 3, ns_t_mf = 4, ns_t_cname = 5,
	ns_t_soa = 6, ns_t_mb = 7, ns_t_mg = 8, ns_t_mr = 9, ns_t_null = 10, ns_t_wks = 11,
	ns_t_ptr = 12, ns_t_hinfo = 13, ns_t_minfo = 14, ns_t_mx = 15, ns_t_txt = 16, ns_t_rp = 17,
	ns_t_afsdb = 18, ns_t_x25 = 19, ns_t_isdn = 20, ns_t_rt = 21, ns_t_nsap = 22,
	ns_t_nsap_ptr = 23, ns_t_sig = 24, ns_t_key = 25, ns_t_px = 26, ns_t_gpos = 27,
	ns_t_aaaa = 28, ns_t_loc = 29, ns_t_nxt = 30, ns_t_eid = 31, ns_t_nimloc = 32, ns_t_srv = 33,
	ns_t_atma = 34, ns_t_naptr = 35, ns_t_kx = 36, ns_t_cert = 37, ns_t_a6 = 38, ns_t_dname = 39,
	ns_t_sink = 40, ns_t_opt = 41, ns_t_apl = 42, ns_t_ds = 43, ns_t_sshfp = 44, ns_t_rrsig = 46,
	ns_t_nsec = 47, ns_t_dnskey = 48, ns_t_tkey = 249, ns_t_tsig = 250, ns_t_ixfr = 251,
	ns_t_axfr = 252, ns_t_mailb = 253, ns_t_maila = 254, ns_t_any = 255, ns_t_max = 65536
} ns_type;

typedef enum __ns_class {
	ns_c_invalid = 0, ns_c_in = 1, ns_c_2 = 2, ns_c_chaos = 3, ns_c_hs = 4, ns_c_none = 254,
	ns_c_any = 255, ns_c_max = 65536
} ns_class;

/* A message taken apart, and one record of it. */
typedef struct __ns_msg {
	const unsigned char *_msg, *_eom;
	uint16_t _id, _flags, _counts[ns_s_max];
	const unsigned char *_sections[ns_s_max];
	ns_sect _sect;
	int _rrnum;
	const unsigned char *_msg_ptr;
} ns_msg;

typedef struct __ns_rr {
	char name[NS_MAXDNAME];
	uint16_t type, rr_class;
	uint32_t ttl;
	uint16_t rdlength;
	const unsigned char *rdata;
} ns_rr;

#define ns_msg_id(message)             ((message)._id + 0)
#define ns_msg_base(message)           ((message)._msg + 0)
#define ns_msg_end(message)            ((message)._eom + 0)
#define ns_msg_size(message)           ((message)._eom - (message)._msg)
#define ns_msg_count(message, section) ((message)._counts[section] + 0)
#define ns_rr_name(record)  (((record).name[0] != '\0') ? (record).name : ".")
#define ns_rr_type(record)  ((ns_type)((record).type + 0))
#define ns_rr_class(record) ((ns_class)((record).rr_class + 0))
#define ns_rr_ttl(record)   ((record).ttl + 0)
#define ns_rr_rdlen(record) ((record).rdlength + 0)
#define ns_rr_rdata(record) ((record).rdata + 0)

__BEGIN_DECLS
unsigned ns_get16(const unsigned char *from);
unsigned long ns_get32(const unsigned char *from);
void ns_put16(unsigned value, unsigned char *to);
void ns_put32(unsigned long value, unsigned char *to);
int ns_msg_getflag(ns_msg message, int flag);
/* 0, or -1 and EMSGSIZE (not a message) or ENODEV (no such record). */
int ns_initparse(const unsigned char *message, int size, ns_msg *parsed);
int ns_parserr(ns_msg *parsed, ns_sect section, int number, ns_rr *record);
int ns_skiprr(const unsigned char *from, const unsigned char *end, ns_sect section, int count);
int ns_name_uncompress(const unsigned char *message, const unsigned char *end,
	const unsigned char *from, char *name, size_t size);
__END_DECLS

#define NS_GET16(value, p) ((value) = ns_get16(((p) += 2) - 2))
#define NS_GET32(value, p) ((value) = ns_get32(((p) += 4) - 4))
#define NS_PUT16(value, p) ns_put16((value), ((p) += 2) - 2)
#define NS_PUT32(value, p) ns_put32((value), ((p) += 4) - 4)

#include <arpa/nameser_compat.h>

#endif
