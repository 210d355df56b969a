/* tiny.c: a small static program without a C library, with one thing in each section. It greets,
 * and says where its parts lie: compare with the picture of `uload --explain`. */

long tiny_write(int fd, const char *bytes, long n);

static const char greeting[] = "hello from tiny"; /* .rodata */
static unsigned long calls = 41;                  /* .data: has a value in the file */
static char line[6000];                           /* .bss: 0 bytes in the file, more than a page */
static long used;

static void add(const char *s)
{
	while (*s && used < (long)sizeof line)
		line[used++] = *s++;
}

static void add_address(const char *name, unsigned long n)
{
	char digits[2 * sizeof n + 1] = "", *p = digits + sizeof digits - 1;

	do
		*--p = "0123456789abcdef"[n & 15];
	while (n >>= 4);
	add(name);
	add("0x");
	add(p);
	add("\n");
}

/* A loader that forgets the tail of .bss, or wipes too much, is found out here. */
static int damaged(void)
{
	unsigned long sum = 0;

	for (unsigned long i = 0; i < sizeof line; i++)
		sum += (unsigned char)line[i];
	return sum != 0 || calls != 41;
}

int tiny(int argc, char **argv)
{
	if (damaged())
		return 1;
	calls++;
	add(greeting);
	for (int i = 1; i < argc; i++) {
		add(i == 1 ? ", " : " ");
		add(argv[i]);
	}
	add("\n");
	add_address("  tiny()    .text    ", (unsigned long)tiny);
	add_address("  greeting  .rodata  ", (unsigned long)greeting);
	add_address("  calls     .data    ", (unsigned long)&calls);
	add_address("  line      .bss     ", (unsigned long)line);
	add_address("  argv      stack    ", (unsigned long)argv);
	return tiny_write(1, line, used) == used ? 0 : 1;
}
