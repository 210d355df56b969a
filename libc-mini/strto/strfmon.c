/* strfmon in the C locale: no currency sign, no grouping, '.' as the point, '-' as the negative sign,
 * two digits behind the point. */
#include <errno.h>
#include <limits.h>
#include <monetary.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* %[=f][^][+ or (][!][-][width][#left][.right] */
struct money {
	char fill;              /* in front of the digits that `left` asks for */
	int parentheses;        /* ( instead of a negative sign */
	int to_the_left;
	int width, left, right;
};

static int parse_number(const char **at)
{
	int n = 0;

	for (; **at >= '0' && **at <= '9'; ++*at)
		n = n > (INT_MAX - 9) / 10 ? INT_MAX : n * 10 + (**at - '0');
	return n;
}

static void parse(const char **at, struct money *m)
{
	*m = (struct money){ .fill = ' ', .right = 2 };
	for (;; ++*at) {
		if (**at == '=' && (*at)[1])
			m->fill = *++*at;
		else if (**at == '(')
			m->parentheses = 1;
		else if (**at == '-')
			m->to_the_left = 1;
		else if (**at != '^' && **at != '+' && **at != '!')
			break;
	}
	m->width = parse_number(at);
	if (**at == '#') {
		++*at;
		m->left = parse_number(at);
	}
	if (**at == '.') {
		++*at;
		m->right = parse_number(at);
	}
}

/* One amount to at most `room` bytes. Its length, or -1 if that is not enough. */
static int amount(char *text, size_t room, const struct money *m, long double value)
{
	char number[5200]; /* LDBL_MAX, and some digits behind the point */
	int negative = value < 0;
	int n = snprintf(number, sizeof number, "%.*Lf", m->right, negative ? -value : value);
	int before, fill, sign, used, padding;

	if (n < 0 || (size_t)n >= sizeof number)
		return -1;
	before = (int)strcspn(number, ".");
	fill = m->left > before ? m->left - before : 0;
	/* With #, amounts of either sign are equally long. */
	sign = negative || m->left;
	if (fill > (int)sizeof number)
		return -1;
	used = sign + fill + n + (m->parentheses && sign);
	padding = m->width > used ? m->width - used : 0;
	if ((size_t)used + (size_t)padding >= room)
		return -1;
	if (!m->to_the_left) {
		memset(text, ' ', (size_t)padding);
		text += padding;
	}
	if (sign)
		*text++ = negative ? m->parentheses ? '(' : '-' : ' ';
	memset(text, m->fill, (size_t)fill);
	memcpy(text + fill, number, (size_t)n);
	text += fill + n;
	if (m->parentheses && sign)
		*text++ = negative ? ')' : ' ';
	if (m->to_the_left)
		memset(text, ' ', (size_t)padding);
	return used + padding;
}

static ssize_t format_all(char *text, size_t size, const char *format, va_list values)
{
	size_t done = 0;
	struct money m;

	while (*format && done < size) {
		long double value;
		int n, is_long;

		if (*format != '%' || format[1] == '%') {
			format += *format == '%';
			text[done++] = *format++;
			continue;
		}
		format++;
		parse(&format, &m);
		is_long = *format == 'L';
		format += is_long;
		if (*format != 'i' && *format != 'n') {
			errno = EINVAL;
			return -1;
		}
		format++;
		value = is_long ? va_arg(values, long double) : va_arg(values, double);
		n = amount(text + done, size - done, &m, value);
		if (n < 0)
			break;
		done += (size_t)n;
	}
	if (*format || done >= size) {
		errno = E2BIG;
		return -1;
	}
	text[done] = '\0';
	return (ssize_t)done;
}

ssize_t strfmon(char *restrict text, size_t size, const char *restrict format, ...)
{
	va_list values;
	ssize_t n;

	va_start(values, format);
	n = format_all(text, size, format, values);
	va_end(values);
	return n;
}

ssize_t strfmon_l(char *restrict text, size_t size, locale_t locale, const char *restrict format, ...)
{
	va_list values;
	ssize_t n;

	(void)locale;
	va_start(values, format);
	n = format_all(text, size, format, values);
	va_end(values);
	return n;
}
