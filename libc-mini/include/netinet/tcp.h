/* netinet/tcp.h: POSIX.1-2017 <netinet/tcp.h>; tcp(7), linux/tcp.h. */
#ifndef _NETINET_TCP_H
#define _NETINET_TCP_H

#include <features.h>

#define TCP_NODELAY       1
#define TCP_MAXSEG        2
#define TCP_CORK          3
#define TCP_KEEPIDLE      4
#define TCP_KEEPINTVL     5
#define TCP_KEEPCNT       6
#define TCP_SYNCNT        7
#define TCP_LINGER2       8
#define TCP_DEFER_ACCEPT  9
#define TCP_WINDOW_CLAMP  10
#define TCP_INFO          11
#define TCP_QUICKACK      12
#define TCP_CONGESTION    13
#define TCP_MD5SIG        14
#define TCP_THIN_LINEAR_TIMEOUTS 16
#define TCP_THIN_DUPACK   17
#define TCP_USER_TIMEOUT  18
#define TCP_REPAIR        19
#define TCP_REPAIR_QUEUE  20
#define TCP_QUEUE_SEQ     21
#define TCP_REPAIR_OPTIONS 22
#define TCP_FASTOPEN      23
#define TCP_TIMESTAMP     24
#define TCP_NOTSENT_LOWAT 25
#define TCP_CC_INFO       26
#define TCP_SAVE_SYN      27
#define TCP_SAVED_SYN     28
#define TCP_REPAIR_WINDOW 29
#define TCP_FASTOPEN_CONNECT 30
#define TCP_ULP           31
#define TCP_MD5SIG_EXT    32
#define TCP_FASTOPEN_KEY  33
#define TCP_FASTOPEN_NO_COOKIE 34
#define TCP_ZEROCOPY_RECEIVE 35
#define TCP_INQ           36
#define TCP_CM_INQ        TCP_INQ
#define TCP_TX_DELAY      37

#ifdef __MINI_DEFAULT
#include <endian.h>
#include <stdint.h>
#include <sys/socket.h>

#define SOL_TCP 6

enum {
	TCP_ESTABLISHED = 1, TCP_SYN_SENT, TCP_SYN_RECV, TCP_FIN_WAIT1, TCP_FIN_WAIT2,
	TCP_TIME_WAIT, TCP_CLOSE, TCP_CLOSE_WAIT, TCP_LAST_ACK, TCP_LISTEN, TCP_CLOSING
};

enum tcp_ca_state { TCP_CA_Open, TCP_CA_Disorder, TCP_CA_CWR, TCP_CA_Recovery, TCP_CA_Loss };

#define TCPOPT_EOL            0
#define TCPOPT_NOP            1
#define TCPOPT_MAXSEG         2
#define TCPOLEN_MAXSEG        4
#define TCPOPT_WINDOW         3
#define TCPOLEN_WINDOW        3
#define TCPOPT_SACK_PERMITTED 4
#define TCPOLEN_SACK_PERMITTED 2
#define TCPOPT_SACK           5
#define TCPOPT_TIMESTAMP      8
#define TCPOLEN_TIMESTAMP     10
#define TCPI_OPT_TIMESTAMPS   1
#define TCPI_OPT_SACK         2
#define TCPI_OPT_WSCALE       4
#define TCPI_OPT_ECN          8
#define TCPI_OPT_ECN_SEEN     16
#define TCPI_OPT_SYN_DATA     32
#define TCP_MSS               512
#define TCP_MAXWIN            65535
#define TCP_MAX_WINSHIFT      14

#define TH_FIN  0x01
#define TH_SYN  0x02
#define TH_RST  0x04
#define TH_PUSH 0x08
#define TH_ACK  0x10
#define TH_URG  0x20

typedef uint32_t tcp_seq;

/* The header of a segment, under BSD's names and under Linux's. */
struct tcphdr {
	__extension__ union {
		struct {
			uint16_t th_sport, th_dport;
			tcp_seq th_seq, th_ack;
#if __BYTE_ORDER == __LITTLE_ENDIAN
			uint8_t th_x2 : 4, th_off : 4;
#else
			uint8_t th_off : 4, th_x2 : 4;
#endif
			uint8_t th_flags;
			uint16_t th_win, th_sum, th_urp;
		};
		struct {
			uint16_t source, dest;
			uint32_t seq, ack_seq;
#if __BYTE_ORDER == __LITTLE_ENDIAN
			uint16_t res1 : 4, doff : 4, fin : 1, syn : 1, rst : 1, psh : 1, ack : 1, urg : 1,
				res2 : 2;
#else
			uint16_t doff : 4, res1 : 4, res2 : 2, urg : 1, ack : 1, psh : 1, rst : 1, syn : 1,
				fin : 1;
#endif
			uint16_t window, check, urg_ptr;
		};
	};
};

/* What getsockopt(TCP_INFO) tells; the kernel's struct, which grows at its end. */
struct tcp_info {
	uint8_t tcpi_state, tcpi_ca_state, tcpi_retransmits, tcpi_probes, tcpi_backoff, tcpi_options;
	uint8_t tcpi_snd_wscale : 4, tcpi_rcv_wscale : 4;
	uint8_t tcpi_delivery_rate_app_limited : 1, tcpi_fastopen_client_fail : 2;
	uint32_t tcpi_rto, tcpi_ato, tcpi_snd_mss, tcpi_rcv_mss;
	uint32_t tcpi_unacked, tcpi_sacked, tcpi_lost, tcpi_retrans, tcpi_fackets;
	uint32_t tcpi_last_data_sent, tcpi_last_ack_sent, tcpi_last_data_recv, tcpi_last_ack_recv;
	uint32_t tcpi_pmtu, tcpi_rcv_ssthresh, tcpi_rtt, tcpi_rttvar, tcpi_snd_ssthresh;
	uint32_t tcpi_snd_cwnd, tcpi_advmss, tcpi_reordering;
	uint32_t tcpi_rcv_rtt, tcpi_rcv_space, tcpi_total_retrans;
	uint64_t tcpi_pacing_rate, tcpi_max_pacing_rate, tcpi_bytes_acked, tcpi_bytes_received;
	uint32_t tcpi_segs_out, tcpi_segs_in, tcpi_notsent_bytes, tcpi_min_rtt;
	uint32_t tcpi_data_segs_in, tcpi_data_segs_out;
	uint64_t tcpi_delivery_rate, tcpi_busy_time, tcpi_rwnd_limited, tcpi_sndbuf_limited;
	uint32_t tcpi_delivered, tcpi_delivered_ce;
	uint64_t tcpi_bytes_sent, tcpi_bytes_retrans;
	uint32_t tcpi_dsack_dups, tcpi_reord_seen, tcpi_rcv_ooopack, tcpi_snd_wnd;
};

#define TCP_MD5SIG_MAXKEYLEN 80
struct tcp_md5sig {
	struct sockaddr_storage tcpm_addr;
	uint8_t tcpm_flags, tcpm_prefixlen;
	uint16_t tcpm_keylen;
	int tcpm_ifindex;
	uint8_t tcpm_key[TCP_MD5SIG_MAXKEYLEN];
};

struct tcp_repair_window {
	uint32_t snd_wl1, snd_wnd, max_window, rcv_wnd, rcv_wup;
};
#endif

#endif
