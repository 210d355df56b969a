#!/bin/sh
# tools/rules-man.sh: writes the man page uload-rules(7) to standard output, from the tables that
# the loader itself is compiled from (loader/plan/rules.def and advice.def).
#
#   tools/rules-man.sh >docs/uload-rules.7
set -eu

cd "$(dirname "$0")/.."
arch=$(sed -n 's/^#define ARCH_NAME "\(.*\)"$/\1/p' loader/arch/x86_64/arch.h)

cat <<'END'
.\" Made by tools/rules-man.sh from loader/plan/rules.def and advice.def: edit those.
.TH ULOAD-RULES 7 "" "uload" "Miscellaneous"
.SH NAME
uload-rules \- why uload refuses a program, and what it advises
.SH DESCRIPTION
.BR uload (1)
refuses a program in one line on standard error that ends in the id of a rule in square brackets;
.BI "uload \-\-lint " PROGRAM
and
.BR libuload (3)
name the same ids.
Every rule and every piece of advice is listed here with its text.
The letters in the text stand for numbers and names:
.I i
is the index of the program header at fault;
.IR a " and " b
are the numbers that disagree, decimal, and
.IR A " and " B
the same in hexadecimal;
.I o
is octal;
.I e
is the name of the
.I errno
that the system gave;
.I s
is a name.
.PP
A refusal comes before anything of the running process is touched.
What is named behind a rule is the exit status of
.B uload
and the
.I errno
of
.BR uload_exec (3).
Where
.BR execve (2)
gives no error (it only kills the process behind its point of no return, or has no such option, or
would run the program),
.I errno
is ENOEXEC, and
.RB \(lq "not from execve" \(rq
is said.
.PP
.RB \(lq "Bytes at fault" \(rq
are the fields of the ELF header (e_\fI*\fR, the magic number, EI_CLASS), of the program header at
fault (p_\fI*\fR), or the #! line that the rule judges;
.B \-\-events
and
.B \-\-explain \-\-json
tell where in the file they are.
END

# Both tables look like  NAME("ID", …, "text" "more text")  over one or more lines, under comments
# that serve as headings.
awk -v arch="$arch" '
function man(s) {
	gsub(/\\"/, "\"", s)
	gsub(/\\/, "\\e", s)
	gsub(/-/, "\\-", s)
	s = gensub_letters(s)
	if (s ~ /^[.'\'']/)
		s = "\\&" s
	return s
}
function gensub_letters(s,    out) {
	while (match(s, /\{[a-zA-Z]\}/)) {
		out = out substr(s, 1, RSTART - 1) "\\fI" substr(s, RSTART + 1, 1) "\\fR"
		s = substr(s, RSTART + 3)
	}
	return out s
}
# The next item of the list in `rest`: a word, or a string made of several.
function item(    n, s) {
	sub(/^[ \t,]+/, "", rest)
	if (rest !~ /^"/) {
		match(rest, /^[A-Za-z0-9_]+/)
		s = substr(rest, 1, RLENGTH)
		rest = substr(rest, RLENGTH + 1)
		return s
	}
	while (match(rest, /^[ \t]*"([^"\\]|\\.)*"/)) {
		n = RLENGTH
		s = s substr(rest, index(rest, "\"") + 1, n - index(rest, "\"") - 1)
		rest = substr(rest, n + 1)
	}
	return s
}
function rule(    name, id, status, error, fields, text) {
	name = item(); id = item(); status = item(); error = item(); fields = item(); text = item()
	print ".TP\n.B " man(id) "\n" man(text) ".\n.br"
	if (fields != "")
		print "Bytes at fault: " man(fields) ".\n.br"
	if (error != "0")
		print "Exit status " status "; " error "."
	else if (text ~ /\{e\}/)
		print "Exit status " status "; the system\\(cqs own errno."
	else
		print "Exit status " status "; ENOEXEC, not from execve."
	if (name in todo_of)
		print ".br\n" sentence(todo_of[name]) "." option(flag_of[name])
}
function sentence(s) {
	if (s !~ /^[a-z]+[_.]/) # a name stays as it is
		s = toupper(substr(s, 1, 1)) substr(s, 2)
	return man(s)
}
function remedy(    name) {
	name = item(); item(); todo_of[name] = item(); flag_of[name] = item()
}
function option(flag) {
	gsub(/\{a\}/, "PAGE", flag)
	return flag == "" ? "" : "\n.br\nThe linker\\(cqs option: \\fB" man(flag) "\\fR."
}
function advice(    id, severity, fact, todo, flag) {
	item(); id = item(); severity = tolower(substr(item(), 6)); fact = item(); todo = item()
	flag = item()
	print ".TP\n.B " man(id) "\n" man(severity) ": " man(fact) ".\n.br\n" \
		sentence(todo) "." option(flag)
}
FNR == 1 && pages {
	print FILENAME ~ /advice/ ? ".SH ADVICE OF \\-\\-LINT" : ".SH RULES"
	if (FILENAME ~ /advice/) {
		print "What is said of a file beside its refusal, if there is one; see"
		print ".BR uload (1)."
		print "An error: the program does not start, and the exit status of"
		print ".B uload \\-\\-lint"
		print "is 1. A warning: it starts, but something is unsafe, not portable or not what was"
		print "meant. A note: good to know. The numbers are by the page size of"
		print ".BR \\-\\-page ,"
		print "which is PAGE in what follows; without the option by the machine\\(cqs own."
		print "A linker\\(cqs option is GNU ld\\(cqs (lld knows most of them); the compiler takes it behind"
		print ".B \\-Wl,"
		print "with commas for blanks. Shared libraries are judged as programs, which most are not."
	}
}
pages && /^\/\* .* \*\/$/ {
	heading = substr($0, 4, length($0) - 6)
	print ".SS " toupper(substr(heading, 1, 1)) man(substr(heading, 2))
}
/^(RULE|ADVICE|REMEDY)\(/ { whole = "" }
/^(RULE|ADVICE|REMEDY)\(/, /\)$/ {
	line = $0
	sub(/^[ \t]+/, "", line)
	whole = whole line
	if (line !~ /\)$/)
		next
	gsub(/" ARCH_NAME "/, arch, whole)
	rest = whole
	sub(/^[A-Z]+\(/, "", rest)
	if (!pages) { if (whole ~ /^REMEDY/) remedy() }
	else if (whole ~ /^RULE/) rule()
	else if (whole ~ /^ADVICE/) advice()
}
' pages=0 loader/plan/advice.def pages=1 loader/plan/rules.def loader/plan/advice.def

cat <<'END'
.SH SEE ALSO
.BR uload (1),
.BR libuload (3),
.BR execve (2),
.BR elf (5)
END
