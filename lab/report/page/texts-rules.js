/* texts-rules.js: refusals in Chinese, by the rule's id, a line of loader/plan/rules.def. The English
 * text comes with the data. {i} program header, {a} {b} the numbers, {A} {B} in hexadecimal, {o} the
 * first in octal, {e} errno. */
"use strict";

const RULES_ZH = {
	"not-found": "没有这个文件或目录",
	"not-in-path": "PATH 中找不到",
	"open-failed": "无法打开：错误 {e}",
	"unreadable": "没有读权限：用户空间的装入器必须读取文件；请 chmod a+r，或交给内核运行",
	"not-regular": "不是普通文件",
	"no-exec-permission": "没有执行权限（模式 {o}）；请 chmod +x",
	"noexec-mount": "所在文件系统以 noexec 挂载",
	"text-busy": "正被打开写入；请先在那里关闭",
	"read-failed": "在偏移 {a} 处无法读取：错误 {e}",
	"script-empty": "#! 行没有写解释器",
	"script-line-long": "#! 行超过 {a} 字节，解释器名被截断",
	"script-depth": "超过 {a} 层脚本，每一层都是前一层的解释器",
	"script-closes": "脚本位于 close-on-exec 描述符上：解释器无法打开它；请清除 FD_CLOEXEC",
	"empty-file": "文件为空",
	"not-elf": "既不是 ELF 文件也不是 #! 脚本：开头的字节是 {A}",
	"wrong-type": "e_type 为 {a}，不是 ET_EXEC (2) 或 ET_DYN (3)；请链接成可执行文件",
	"machine-32bit": "32 位程序（e_machine {a}）：uload 不装入",
	"wrong-machine": "为另一种机器编译（e_machine {a}）",
	"phentsize": "e_phentsize 为 {a}，必须是 {b}",
	"phnum-zero": "e_phnum 为 0：没有程序头",
	"phnum-max": "e_phnum 为 {a}，超过内核允许的 {b}",
	"phdrs-in-file": "程序头到 {a} 为止，超出了文件末尾 {b}",
	"interp-size": "程序头 {i}：PT_INTERP 有 {a} 字节，必须是 2 到 {b}",
	"interp-in-file": "程序头 {i}：PT_INTERP 到 {a} 为止，超出了文件末尾 {b}",
	"interp-nul": "程序头 {i}：PT_INTERP 中的名字不以 NUL 字节结尾",
	"interp-not-found": "没有这个文件或目录；程序需要这个解释器",
	"interp-short": "解释器只有 {a} 字节，少于 ELF 头的 {b}",
	"interp-not-elf": "解释器不是 ELF 文件",
	"interp-machine": "解释器是为另一种机器编译的（e_machine {a}）",
	"interp-header": "解释器的 ELF 头不可用：值为 {a}",
	"no-load": "{a} 个程序头中没有 PT_LOAD：没有可映射的内容",
	"filesz-le-memsz": "程序头 {i}：p_filesz {a} 大于 p_memsz {b}",
	"vaddr-in-user": "程序头 {i}：地址 {A} 不低于用户半区的末端 {B}",
	"memsz-in-user": "程序头 {i}：{B} 处的 p_memsz {A} 超出用户半区",
	"offset-congruent": "程序头 {i}：p_offset {A} 与 p_vaddr {B} 的页内偏移不同",
	"offset-range": "程序头 {i}：p_offset {A} 加 p_filesz {B} 超出任何文件",
	"low-address": "程序头 {i}：地址 {A} 低于 vm.mmap_min_addr {b}；请链接到更高处",
	"align-room": "p_align {A} 使用户半区容不下 {B} 字节",
	"bss-tail-in-file": "程序头 {i}：.bss 从文件偏移 {a} 开始，所在页超出文件末尾 {b}：无法清零",
	"over-stack": "程序头 {i}：[{A}, {B}) 与栈重叠",
	"over-vdso": "程序头 {i}：[{A}, {B}) 与 vDSO 重叠，而此内核不允许移动它",
	"entry-in-user": "入口点 {A} 不低于用户半区的末端 {B}",
	"string-long": "一个参数或环境字符串有 {a} 字节，超过 {b}",
	"args-big": "参数和环境共 {a} 字节，超过 RLIMIT_STACK 允许的 {b}",
	"stack-small": "参数和环境需要 {a} 字节的栈，超过 RLIMIT_STACK 的 {b}",
	"load-base-exec": "--load-base 需要位置无关的程序：此程序（ET_EXEC）链接在 {A}",
	"load-base-align": "--load-base {A} 不是 {B}（页大小或最大 p_align）的倍数",
	"load-base-room": "--load-base {A}：那里放不下 {B} 字节",
	"stack-size-small": "--stack-size {a}：仅参数、环境和 auxv 就要 {b} 字节",
	"stack-size-large": "--stack-size {a}：硬限制 RLIMIT_STACK 只允许 {b} 字节",
	"brk-room": "--brk {A} 不在 {B} 与用户半区末端之间",
	"no-memory": "内存不足：得不到 {a} 字节：错误 {e}",
	"no-room": "没有 {a} 字节的空隙可放 uload 的桥",
	"system": "系统调用失败：错误 {e}",
	"threads": "进程有 {a} 个线程：只能替换单线程进程中的程序",
	"shared-memory": "进程与父进程共享内存（vfork）：替换一个会同时替换两个",
	"no-proc": "无法读取 /proc：错误 {e}；请挂载 /proc",
	"fault-not-here": "此处无法实现 --fault",
	"rseq": "注册了 uload 不认识的 rseq 区域；请以 GLIBC_TUNABLES=glibc.pthread.rseq=0 运行",
};

/* Why the program was refused, in the language of the page. */
function refusalText(refusal) {
	const found = language === 1 ? RULES_ZH[refusal.rule] : undefined;
	if (!found)
		return visible(refusal.message ?? refusal.rule ?? "");
	const a = BigInt(refusal.a ?? 0), b = BigInt(refusal.b ?? 0);
	const values = { i: refusal.phdr, a, b, A: hex(a), B: hex(b), o: a.toString(8), e: refusal.errno };
	return found.replace(/\{(\w)\}/g, (all, name) => values[name] ?? "?");
}
