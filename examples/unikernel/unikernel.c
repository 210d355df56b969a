/* unikernel.c: a guest in the manner of a unikernel: it owns its memory, from the linker script, and
 * talks to the host through two calls. It takes pages from its heap, and says how the image lies. */
#include <stddef.h>
#include <stdint.h>

long console_write(int fd, const void *bytes, size_t n); /* arch/ */
int kernel_main(const size_t *handed_over);

extern char __image_start[], __image_end[], __heap_start[], __heap_end[], __stack_top[];

static char *heap_next = __heap_start; /* .data */
static unsigned pages_taken;           /* .bss */

static void say(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	console_write(1, s, n);
}

static void say_number(const char *before, uintptr_t n, const char *after)
{
	char digits[20], *p = digits + sizeof digits;

	*--p = '\0';
	do
		*--p = "0123456789abcdef"[n & 15];
	while (n >>= 4);
	say(before);
	say(p);
	say(after);
}

/* A page of zeros, or NULL. */
static char *page_take(void)
{
	char *page = heap_next;

	if (__heap_end - heap_next < 4096)
		return NULL;
	heap_next += 4096;
	pages_taken++;
	for (size_t i = 0; i < 4096; i++)
		if (page[i])
			return NULL; /* not fresh */
	return page;
}

int kernel_main(const size_t *handed_over)
{
	char *page;
	uintptr_t here = (uintptr_t)&page;

	say_number("image 0x", (uintptr_t)__image_start, "");
	say_number("-0x", (uintptr_t)__image_end, "\n");
	if (here >= (uintptr_t)__stack_top || here < (uintptr_t)__heap_end || !handed_over)
		say("not on the boot stack\n");
	while ((page = page_take()))
		page[0] = 1;
	say_number("heap 0x", pages_taken, " pages\n");
	return pages_taken == (__heap_end - __heap_start) / 4096 ? 0 : 1;
}
