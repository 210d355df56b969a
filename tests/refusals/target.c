/* target.c: see target.h. */
#include "target.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CODE 0x400
#define DATA_IN_FILE 0x1800
#define DATA 0x2800
#define DATA_BYTES 0x100
#define DATA_MEMORY 0x2000

/* 0x2400 = DATA - CODE; .bss begins DATA_BYTES behind the data: its tail in the file's last page,
 * then fresh pages. */
__asm__(".pushsection .rodata\n"
	"target_code:\n"
	"	cmpl $0x11223344, target_code + 0x2400(%rip)\n"
	"	jne 1f\n"
	"	cmpl $0, target_code + 0x2500(%rip)\n"
	"	jne 1f\n"
	"	cmpl $0, target_code + 0x3c00(%rip)\n"
	"	jne 1f\n"
	"	movl $42, %edi\n"
	"	jmp 2f\n"
	"1:	movl $43, %edi\n"
	"2:	movl $60, %eax\n"
	"	syscall\n"
	"	hlt\n"
	"target_code_end:\n"
	".popsection");

extern const unsigned char target_code[], target_code_end[];

static Elf64_Phdr load(uint64_t offset, uint64_t vaddr, uint64_t filesz, uint64_t memsz,
	uint32_t flags)
{
	return (Elf64_Phdr){.p_type = PT_LOAD, .p_flags = flags, .p_offset = offset,
		.p_vaddr = vaddr, .p_paddr = vaddr, .p_filesz = filesz, .p_memsz = memsz,
		.p_align = 4096};
}

void target_make(struct target *t, enum target_kind kind, const char *interp)
{
	uint64_t base = kind == STATIC || kind == DYNAMIC ? TARGET_BASE : 0;
	unsigned char *bytes = (unsigned char *)t;

	memset(t, 0xa5, sizeof *t);
	t->e = (Elf64_Ehdr){.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
		.e_type = base ? ET_EXEC : ET_DYN, .e_machine = EM_X86_64, .e_version = EV_CURRENT,
		.e_entry = base + CODE, .e_phoff = sizeof t->e, .e_ehsize = sizeof t->e,
		.e_phentsize = sizeof *t->p, .e_phnum = TARGET_PHDRS};
	t->p[0] = load(0, base, 0x1000, 0x1000, PF_R | PF_X);
	t->p[1] = load(DATA_IN_FILE, base + DATA, DATA_BYTES, DATA_MEMORY, PF_R | PF_W);
	t->p[2] = (Elf64_Phdr){.p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W};
	t->p[3] = (Elf64_Phdr){.p_type = PT_NULL};
	if (kind == DYNAMIC || kind == PIE) {
		t->p[3] = (Elf64_Phdr){.p_type = PT_INTERP, .p_flags = PF_R,
			.p_offset = TARGET_INTERP_AT, .p_filesz = strlen(interp) + 1};
		memcpy(bytes + TARGET_INTERP_AT, interp, strlen(interp) + 1);
	}
	memcpy(bytes + CODE, target_code, (size_t)(target_code_end - target_code));
	memcpy(bytes + DATA_IN_FILE, "\x44\x33\x22\x11", 4);
}

void file_write(const char *path, const void *bytes, uint64_t size, unsigned mode)
{
	int fd;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || fchmod(fd, mode) || close(fd)) {
		perror(path);
		exit(2);
	}
}

void target_write(const struct target *t, uint64_t size, const char *path)
{
	file_write(path, t, size < sizeof *t ? size : sizeof *t, 0755);
	if (size > sizeof *t && truncate(path, (off_t)size)) {
		perror(path);
		exit(2);
	}
}
