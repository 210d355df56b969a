/* names.c: see names.h. Pure. */
#include "names.h"

#include <elf.h>
#include <errno.h>
#include <stddef.h>
#include <sys/resource.h>

struct name {
	uint64_t number;
	const char *name;
};

static const struct name errors[] = {
	{EPERM, "EPERM (operation not permitted)"},
	{ENOENT, "ENOENT (no such file or directory)"},
	{ESRCH, "ESRCH (no such process)"},
	{EINTR, "EINTR (interrupted system call)"},
	{EIO, "EIO (input/output error)"},
	{ENXIO, "ENXIO (no such device or address)"},
	{E2BIG, "E2BIG (argument list too long)"},
	{ENOEXEC, "ENOEXEC (exec format error)"},
	{EBADF, "EBADF (bad file descriptor)"},
	{EAGAIN, "EAGAIN (resource temporarily unavailable)"},
	{ENOMEM, "ENOMEM (cannot allocate memory)"},
	{EACCES, "EACCES (permission denied)"},
	{EFAULT, "EFAULT (bad address)"},
	{EBUSY, "EBUSY (device or resource busy)"},
	{EEXIST, "EEXIST (something is already there)"},
	{ENODEV, "ENODEV (file cannot be mapped)"},
	{ENOTDIR, "ENOTDIR (not a directory)"},
	{EISDIR, "EISDIR (is a directory)"},
	{EINVAL, "EINVAL (invalid argument)"},
	{ENFILE, "ENFILE (too many open files in the system)"},
	{EMFILE, "EMFILE (too many open files: RLIMIT_NOFILE)"},
	{ETXTBSY, "ETXTBSY (text file busy)"},
	{EFBIG, "EFBIG (file too large)"},
	{ENOSPC, "ENOSPC (no space left)"},
	{EROFS, "EROFS (read-only file system)"},
	{EPIPE, "EPIPE (broken pipe)"},
	{ENAMETOOLONG, "ENAMETOOLONG (file name too long)"},
	{ENOSYS, "ENOSYS (not in this kernel)"},
	{ELOOP, "ELOOP (too many levels of symbolic links)"},
	{EOVERFLOW, "EOVERFLOW (value too large)"},
	{ELIBBAD, "ELIBBAD (accessing a corrupted shared library)"},
	{ESTALE, "ESTALE (stale file handle)"},
};

static const struct name machines[] = {
	{EM_NONE, "none"}, {EM_SPARC, "SPARC"}, {EM_386, "i386"}, {EM_68K, "m68k"}, {EM_MIPS, "MIPS"},
	{EM_PARISC, "PA-RISC"}, {EM_PPC, "PowerPC"}, {EM_PPC64, "PowerPC 64"}, {EM_S390, "s390"},
	{EM_ARM, "ARM"}, {EM_SH, "SuperH"}, {EM_SPARCV9, "SPARC V9"}, {EM_IA_64, "Itanium"},
	{EM_X86_64, "x86-64"}, {EM_AVR, "AVR"}, {EM_XTENSA, "Xtensa"}, {EM_AARCH64, "aarch64"},
	{EM_RISCV, "RISC-V"}, {EM_BPF, "BPF"}, {258, "LoongArch"},
};

static const struct name types[] = {
	{ET_NONE, "ET_NONE"}, {ET_REL, "ET_REL, an object file"}, {ET_EXEC, "ET_EXEC"},
	{ET_DYN, "ET_DYN"}, {ET_CORE, "ET_CORE, a core dump"},
};

static const struct name auxv[] = {
	{0, "AT_NULL"}, {1, "AT_IGNORE"}, {2, "AT_EXECFD"}, {3, "AT_PHDR"}, {4, "AT_PHENT"}, {5, "AT_PHNUM"},
	{6, "AT_PAGESZ"}, {7, "AT_BASE"}, {8, "AT_FLAGS"}, {9, "AT_ENTRY"}, {11, "AT_UID"},
	{12, "AT_EUID"}, {13, "AT_GID"}, {14, "AT_EGID"}, {15, "AT_PLATFORM"}, {16, "AT_HWCAP"},
	{17, "AT_CLKTCK"}, {23, "AT_SECURE"}, {24, "AT_BASE_PLATFORM"}, {25, "AT_RANDOM"},
	{26, "AT_HWCAP2"}, {27, "AT_RSEQ_FEATURE_SIZE"}, {28, "AT_RSEQ_ALIGN"}, {29, "AT_HWCAP3"},
	{30, "AT_HWCAP4"}, {31, "AT_EXECFN"}, {32, "AT_SYSINFO"}, {33, "AT_SYSINFO_EHDR"},
	{51, "AT_MINSIGSTKSZ"},
};

static const struct name limits[] = {
	{RLIMIT_DATA, "RLIMIT_DATA"}, {RLIMIT_STACK, "RLIMIT_STACK"}, {RLIMIT_NPROC, "RLIMIT_NPROC"},
	{RLIMIT_AS, "RLIMIT_AS"}, {RLIMIT_NOFILE, "RLIMIT_NOFILE"},
};

static const char *find(const struct name *table, size_t n, uint64_t number, const char *otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].number == number)
			return table[i].name;
	return otherwise;
}

#define FIND(table, number, otherwise) \
	find(table, sizeof table / sizeof *table, number, otherwise)

const char *name_errno(int error)
{
	return FIND(errors, (uint64_t)error, NULL);
}

const char *name_machine(unsigned e_machine)
{
	return FIND(machines, e_machine, "unknown");
}

const char *name_type(unsigned e_type)
{
	return FIND(types, e_type, "unknown");
}

const char *name_limit(uint64_t resource)
{
	return FIND(limits, resource, "RLIMIT_?");
}

const char *name_auxv(uint64_t type)
{
	return FIND(auxv, type, "AT_?");
}
