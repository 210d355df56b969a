/* tail.c (x86_64): finds, in the vDSO, a `syscall` that is followed by nothing but register
 * clean-up and `ret`, so that uload's last system call can return straight into the program.
 *
 * The instructions understood behind `syscall` (0f 05), any number of them in this order:
 *   add $imm8, %rsp (48 83 c4 ib) · pop %r (58+r, 41 58+r) · xor %r32, %r32 (31 /r, 45 31 /r) · ret (c3)
 */
#include "tail.h"

#include "arch.h"

/* Offsets where kernels seen so far have one; tried before the vDSO is searched. */
static const uint16_t known[] = {0xef1};

/* rcx, rdx, rsi, rdi, r11; and rax, which is zero anyway: munmap's result. */
enum { CLEARED_ALL = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 6 | 1 << 7 | 1 << 11 };

/* Number of the register that `xor %r, %r` at p clears, or -1; *length is the instruction's. */
static int cleared_register(const unsigned char *p, unsigned *length)
{
	unsigned high = p[0] == 0x45;
	unsigned modrm = p[1 + high];

	if (p[high] != 0x31 || (modrm & 0xc0) != 0xc0 || (modrm >> 3 & 7) != (modrm & 7))
		return -1;
	*length = 2 + high;
	return (int)((modrm & 7) + 8 * high);
}

/* Reads one tail at p, which has at least TAIL_MAX_BYTES behind it. */
static int read_tail(const unsigned char *p, struct vdso_tail *tail)
{
	const unsigned char *end = p + TAIL_MAX_BYTES - 4;
	unsigned cleared = 1 << 0, length = 0;

	*tail = (struct vdso_tail){0};
	p += 2;
	if (p[0] == 0x48 && p[1] == 0x83 && p[2] == 0xc4 && p[3] < 0x80) {
		tail->skip = p[3];
		p += 4;
	}
	while (p < end && ((p[0] & 0xf8) == 0x58 || (p[0] == 0x41 && (p[1] & 0xf8) == 0x58))) {
		if (p[0] == 0x5c)
			return 0; /* pop %rsp */
		p += p[0] == 0x41 ? 2 : 1;
		tail->pops++;
	}
	while (p < end) {
		int r = cleared_register(p, &length);

		if (r < 0 || r == 4)
			break;
		cleared |= 1u << r;
		p += length;
	}
	tail->clears_all = (cleared & CLEARED_ALL) == CLEARED_ALL;
	return *p == 0xc3 && tail->skip % 8 == 0 && tail->pops + tail->skip / 8 <= ARCH_TAIL_MAX_POPS;
}

static int is_syscall(const unsigned char *p)
{
	return p[0] == 0x0f && p[1] == 0x05;
}

void arch_find_tail(const unsigned char *vdso, size_t n, struct vdso_tail *best)
{
	struct vdso_tail tail;

	*best = (struct vdso_tail){0};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if ((size_t)known[i] + TAIL_MAX_BYTES < n && is_syscall(vdso + known[i])
		    && read_tail(vdso + known[i], best) && best->clears_all) {
			best->offset = known[i];
			return;
		}
	*best = (struct vdso_tail){0};
	for (size_t i = 0; i + TAIL_MAX_BYTES < n; i++) {
		if (!is_syscall(vdso + i) || !read_tail(vdso + i, &tail))
			continue;
		tail.offset = i;
		if (!best->offset || (tail.clears_all && !best->clears_all))
			*best = tail;
	}
}
