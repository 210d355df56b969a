#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "lookup.h"
#include "resolver.h"

static void add_server(struct resolver *resolver, const char *text)
{
	struct found found = { .count = 0 };

	if (resolver->server_count == MAXNS || strlen(text) >= LOOKUP_NAME
	 || __lookup_number(&found, text, AF_UNSPEC) || !found.count)
		return;
	__address_to_socket(&found.list[0], htons(NS_DEFAULTPORT),
		&resolver->servers[resolver->server_count++]);
}

static void set_search(struct resolver *resolver, char *rest)
{
	char *to = resolver->search, *end = to + sizeof resolver->search - 1, *word;

	while ((word = __next_word(&rest)) != NULL && (size_t)(end - to) > strlen(word)) {
		strcpy(to, word);
		to += strlen(word) + 1;
	}
	*to = 0;
}

static void set_option(struct resolver *resolver, const char *word)
{
	static const struct {
		const char *name;
		size_t at;
		unsigned most;
	} options[] = {
		{ "ndots:", offsetof(struct resolver, ndots), RES_MAXNDOTS },
		{ "timeout:", offsetof(struct resolver, timeout), RES_MAXRETRANS },
		{ "attempts:", offsetof(struct resolver, attempts), RES_MAXRETRY },
	};
	unsigned long value;

	for (size_t i = 0; i < countof(options); i++)
		if (strncmp(word, options[i].name, strlen(options[i].name)) == 0) {
			value = strtoul(word + strlen(options[i].name), NULL, 10);
			*(unsigned *)((char *)resolver + options[i].at) =
				value < options[i].most ? (unsigned)value : options[i].most;
		}
}

void __resolver_read(struct resolver *resolver)
{
	FILE *f = fopen(_PATH_RESCONF, "re");
	char line[512], *rest, *word;

	*resolver = (struct resolver){ .ndots = 1, .timeout = RES_TIMEOUT, .attempts = RES_DFLRETRY };
	while (f && (rest = __next_line(f, line, sizeof line)) != NULL) {
		word = __next_word(&rest);
		if (!word || *word == ';')
			continue;
		if (strcmp(word, "nameserver") == 0 && (word = __next_word(&rest)) != NULL)
			add_server(resolver, word);
		else if (strcmp(word, "search") == 0 || strcmp(word, "domain") == 0)
			set_search(resolver, rest);
		else if (strcmp(word, "options") == 0)
			while ((word = __next_word(&rest)) != NULL)
				set_option(resolver, word);
	}
	if (f)
		fclose(f);
	if (!resolver->server_count)
		add_server(resolver, "127.0.0.1");
	if (!resolver->timeout)
		resolver->timeout = 1;
	if (!resolver->attempts)
		resolver->attempts = 1;
}

/* A name with ndots dots is tried first as it is, one with fewer last; one that ends with a dot is
 * tried as it is only. */
int __resolver_candidate(const struct resolver *resolver, const char *name, unsigned at,
	char candidate[256])
{
	size_t n = strlen(name);
	const char *domain = resolver->search;
	unsigned dots = 0, domains = 0, first;

	for (const char *p = name; *p; p++)
		dots += *p == '.';
	for (const char *p = domain; *p; p += strlen(p) + 1)
		domains++;
	if (n && name[n - 1] == '.') {
		n--;
		domains = 0;
	}
	first = dots >= resolver->ndots ? 0 : domains;
	if (at > domains || n >= 255)
		return 0;
	memcpy(candidate, name, n);
	candidate[n] = 0;
	if (at == first)
		return 1;
	if (at > first)
		at--;
	while (at--)
		domain += strlen(domain) + 1;
	if (n + 1 + strlen(domain) > 255)
		return __resolver_candidate(resolver, "", 1, candidate);
	candidate[n] = '.';
	strcpy(candidate + n + 1, domain);
	return 1;
}

static long milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static socklen_t length_of(const struct sockaddr_in6 *server)
{
	return server->sin6_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof *server;
}

/* All n bytes, until a time; -1: not all. */
static int transfer(int fd, unsigned char *data, int n, int out, long until)
{
	struct pollfd poll_fd = { fd, out ? POLLOUT : POLLIN, 0 };
	long left;
	ssize_t moved;

	while (n > 0) {
		left = until - milliseconds();
		if (left <= 0 || poll(&poll_fd, 1, (int)left) <= 0)
			return -1;
		moved = out ? send(fd, data, (size_t)n, MSG_NOSIGNAL) : recv(fd, data, (size_t)n, 0);
		if (moved <= 0)
			return -1;
		data += moved;
		n -= (int)moved;
	}
	return 0;
}

/* The same question over TCP: RFC 1035 4.2.2, two bytes of length before each message. */
static void ask_tcp(const struct sockaddr_in6 *server, struct question *question, long until)
{
	unsigned char length[2] = { 0, (unsigned char)question->query_size };
	int fd = socket(server->sin6_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), n;

	length[0] = (unsigned char)(question->query_size >> 8);
	if (fd < 0)
		return;
	if ((connect(fd, (const void *)server, length_of(server)) == 0 || errno == EINPROGRESS)
	 && transfer(fd, length, 2, 1, until) == 0
	 && transfer(fd, question->query, question->query_size, 1, until) == 0
	 && transfer(fd, length, 2, 0, until) == 0) {
		n = length[0] << 8 | length[1];
		if (n > question->size)
			n = question->size;
		if (n >= NS_HFIXEDSZ && transfer(fd, question->answer, n, 0, until) == 0)
			question->answer_size = n;
	}
	close(fd);
}

/* Is it an answer to this question? The id, the bit QR and the question itself must agree. */
static int answers(const struct question *question, const unsigned char *message, int n)
{
	return n >= question->query_size && memcmp(message, question->query, 2) == 0
		&& message[2] & 0x80 && memcmp(message + 12, question->query + 12,
			(size_t)question->query_size - 12) == 0;
}

/* A message that came over UDP. A server that fails, or refuses, is no answer: the next is asked. */
static int accept_message(const struct sockaddr_in6 *server, struct question *questions, int count,
	const unsigned char *message, int n, long until)
{
	struct question *each;
	int code = message[3] & 15;

	for (each = questions; each < questions + count; each++) {
		if (each->answer_size || !answers(each, message, n))
			continue;
		if (code != ns_r_noerror && code != ns_r_nxdomain)
			return 0;
		each->answer_size = n < each->size ? n : each->size;
		memcpy(each->answer, message, (size_t)each->answer_size);
		if (message[2] & 2)     /* truncated */
			ask_tcp(server, each, until);
		return 1;
	}
	return 0;
}

/* One server, one try: how many answers came. */
static int ask_server(const struct resolver *resolver, const struct sockaddr_in6 *server,
	struct question *questions, int count)
{
	int fd = socket(server->sin6_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), came = 0;
	long until = milliseconds() + (long)resolver->timeout * 1000 / resolver->server_count, left;
	struct pollfd poll_fd = { fd, POLLIN, 0 };
	unsigned char message[4096];
	int open = 0;
	ssize_t n;

	if (fd >= 0 && connect(fd, (const void *)server, length_of(server)) == 0)
		for (int i = 0; i < count; i++)
			if (!questions[i].answer_size) {
				open++;
				send(fd, questions[i].query, (size_t)questions[i].query_size, MSG_NOSIGNAL);
			}
	while (came < open && (left = until - milliseconds()) > 0 && poll(&poll_fd, 1, (int)left) > 0) {
		n = recv(fd, message, sizeof message, 0);
		if (n < 0)
			break;
		if (n < NS_HFIXEDSZ)
			continue;
		if (accept_message(server, questions, count, message, (int)n, until))
			came++;
		else if ((message[3] & 15) != ns_r_noerror && (message[3] & 15) != ns_r_nxdomain)
			open--;
	}
	if (fd >= 0)
		close(fd);
	return came;
}

int __resolver_ask(const struct resolver *resolver, struct question *questions, int count)
{
	int came = 0;

	for (unsigned attempt = 0; attempt < resolver->attempts; attempt++)
		for (int i = 0; i < resolver->server_count && came < count; i++)
			came += ask_server(resolver, &resolver->servers[i], questions, count);
	return came;
}
