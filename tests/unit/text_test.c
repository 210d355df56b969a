/* text_test.c: bounded text, and digits. */
#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "scene.h"
#include "text.h"

static char buffer[256];

static struct text fresh(void)
{
	memset(buffer, 'X', sizeof buffer);
	return (struct text){.buffer = buffer, .size = sizeof buffer};
}

static const char *finished(struct text *t)
{
	ck_assert_uint_lt(t->length, t->size);
	buffer[t->length] = '\0';
	return buffer;
}

START_TEST(format)
{
	struct text t = fresh();

	text_format(&t, "a%sb%uc%xd%ce%%%s", "S", (uint64_t)18446744073709551615u, (uint64_t)0xabc,
		'C', (const char *)NULL);
	ck_assert_str_eq(finished(&t), "aSb18446744073709551615c0xabcdCe%");
}
END_TEST

static const struct { uint64_t value; const char *decimal, *hex, *octal; } numbers[] = {
	{1, "1", "0x1", "01"}, {8, "8", "0x8", "010"}, {420, "420", "0x1a4", "0644"},
	{0xffffffffffffffff, "18446744073709551615", "0xffffffffffffffff", "01777777777777777777777"},
	{0, "0", "0x0", "00"},
};

START_TEST(numbers_in_bases)
{
	struct text t = fresh();

	text_decimal(&t, numbers[_i].value);
	ck_assert_str_eq(finished(&t), numbers[_i].decimal);
	t = fresh();
	text_hex(&t, numbers[_i].value);
	ck_assert_str_eq(finished(&t), numbers[_i].hex);
	t = fresh();
	text_octal(&t, numbers[_i].value);
	ck_assert_str_eq(finished(&t), numbers[_i].octal);
}
END_TEST

START_TEST(digits)
{
	char out[NUMBER_MAX_DIGITS];

	ck_assert_uint_eq(number_digits(out, UINT64_MAX, 2), 64);
	ck_assert_uint_eq(number_digits(out, 0, 2), 1);
	ck_assert_int_eq(out[0], '0');
	ck_assert_uint_eq(number_digits(out, 255, 16), 2);
	ck_assert_int_eq(memcmp(out, "ff", 2), 0);
}
END_TEST

static const struct { uint64_t bytes; const char *text; } sizes[] = {
	{0, "0 bytes"}, {17, "17 bytes"}, {1023, "1023 bytes"}, {1024, "1 KiB"}, {135168, "132 KiB"},
	{1536, "1.5 KiB"}, {1UL << 20, "1 MiB"}, {3UL << 29, "1.5 GiB"}, {1UL << 40, "1 TiB"},
	{UINT64_MAX, "15.9 EiB"},
};

START_TEST(byte_counts)
{
	struct text t = fresh();

	text_size(&t, sizes[_i].bytes);
	ck_assert_str_eq(finished(&t), sizes[_i].text);
}
END_TEST

static const struct { const char *in, *out; } strings[] = {
	{"", "\"\""}, {"abc", "\"abc\""}, {"a\"b\\c", "\"a\\\"b\\\\c\""},
	{"\n\t\1\37\177", "\"\\u000a\\u0009\\u0001\\u001f\\u007f\""},
	{"\303\244", "\"\303\244\""},                      /* U+00E4 */
	{"\360\237\230\200", "\"\360\237\230\200\""},      /* U+1F600 */
	{"\364\217\277\277", "\"\364\217\277\277\""},      /* U+10FFFF, the last one */
	{"\364\220\200\200", "\"\\u00f4\\u0090\\u0080\\u0080\""}, /* behind it */
	{"\300\200", "\"\\u00c0\\u0080\""},                /* overlong NUL */
	{"\355\240\200", "\"\\u00ed\\u00a0\\u0080\""},     /* a surrogate */
	{"\340\200\200", "\"\\u00e0\\u0080\\u0080\""},     /* overlong */
	{"\360\200\200\200", "\"\\u00f0\\u0080\\u0080\\u0080\""},
	{"\303", "\"\\u00c3\""}, {"\303x", "\"\\u00c3x\""}, {"\342\202", "\"\\u00e2\\u0082\""},
	{"\200", "\"\\u0080\""}, {"\377", "\"\\u00ff\""}, {NULL, "\"\""},
};

START_TEST(json_strings)
{
	struct text t = fresh();

	text_json(&t, strings[_i].in);
	ck_assert_str_eq(finished(&t), strings[_i].out);
}
END_TEST

/* Without flush, what does not fit is dropped and nothing behind the buffer is touched. */
START_TEST(bounded)
{
	char *small = malloc(4);
	struct text t = {.buffer = small, .size = 4};

	text_string(&t, "abcdefgh");
	ck_assert_uint_eq(t.length, 4);
	ck_assert_uint_eq(t.column, 8);
	ck_assert_int_eq(memcmp(small, "abcd", 4), 0);
	free(small);
}
END_TEST

static char flushed[64];
static size_t flushed_bytes;

static void collect(struct text *t)
{
	memcpy(flushed + flushed_bytes, t->buffer, t->length);
	flushed_bytes += t->length;
	t->length = 0;
}

START_TEST(flushes)
{
	char small[3];
	struct text t = {.buffer = small, .size = sizeof small, .flush = collect};

	flushed_bytes = 0;
	text_string(&t, "0123456789");
	ck_assert_uint_eq(flushed_bytes + t.length, 10);
	collect(&t);
	ck_assert_int_eq(memcmp(flushed, "0123456789", 10), 0);
}
END_TEST

static void give_up(struct text *t)
{
	t->failed = 5;
}

START_TEST(failed_flush_ends_it)
{
	char small[2];
	struct text t = {.buffer = small, .size = sizeof small, .flush = give_up};

	text_string(&t, "0123456789");
	ck_assert_int_eq(t.failed, 5);
	ck_assert_uint_eq(t.length, 2);
}
END_TEST

START_TEST(columns)
{
	struct text t = fresh();

	text_string(&t, "ab\n\303\244c");
	ck_assert_uint_eq(t.column, 2); /* a letter of two bytes is one column */
	text_to_column(&t, 5);
	text_char(&t, '|');
	text_to_column(&t, 3); /* already behind: one blank at least */
	text_char(&t, '|');
	ck_assert_str_eq(finished(&t), "ab\n\303\244c   | |");
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *text_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *tcase = tcase_create("text");

	tcase_add_test(tcase, format);
	tcase_add_loop_test(tcase, numbers_in_bases, 0, COUNT(numbers));
	tcase_add_test(tcase, digits);
	tcase_add_loop_test(tcase, byte_counts, 0, COUNT(sizes));
	tcase_add_loop_test(tcase, json_strings, 0, COUNT(strings));
	tcase_add_test(tcase, bounded);
	tcase_add_test(tcase, flushes);
	tcase_add_test(tcase, failed_flush_ends_it);
	tcase_add_test(tcase, columns);
	suite_add_tcase(suite, tcase);
	return suite;
}
