#!/bin/sh
# tools/faults-man.sh: writes the man page uload-faults(7) to standard output, from the table that
# uload itself is compiled from (loader/plan/fault.def).
#
#   tools/faults-man.sh >docs/uload-faults.7
set -eu

cd "$(dirname "$0")/.."

cat <<'END'
.\" Made by tools/faults-man.sh from loader/plan/fault.def: edit that.
.TH ULOAD-FAULTS 7 "" "uload" "Miscellaneous"
.SH NAME
uload-faults \- loads that are unusual, wrong or short of something, on purpose
.SH DESCRIPTION
.BI "uload \-\-fault=" SPEC , "\fR... " PROGRAM
enters
.I PROGRAM
in another state than
.BR execve (2)
would, to see what its start-up code trusts.
A
.I SPEC
is a name of this page, or
.IB name = value
where one is said to take a value:
.I N
is a number,
.I SIZE
a number of bytes that may end in
.BR K ", " M " or " G .
Several are made at once, unless they contradict each other.
What is changed is said by
.BR "uload \-\-explain" :
first which faults there are, then in each step, register and row of the stack that they change.
The table as data:
.BR "uload \-\-fault=list \-\-json" .
.PP
The exit status is the program's own.
It is 125, with one line on standard error, if a
.I SPEC
makes no sense, or if this program or kernel cannot have it (no .bss to fill, no position-independent
program to move): that line ends with
.BR [fault\-not\-here] .
.PP
Where registers are not all zero at the entry point, the program is entered by
.BR rt_sigreturn (2)
rather than through the vDSO.
One page of
.B uload
then stays mapped, at 1 TiB unless that is taken; it can be read and executed.
END

awk '
function man(s) {
	gsub(/\\/, "\\e", s)
	gsub(/-/, "\\-", s)
	if (s ~ /^[.'\'']/)
		s = "\\&" s
	return s
}
# The next item of the list in `rest`: a word, or a string.
function item(    s) {
	sub(/^[ \t,]+/, "", rest)
	if (rest ~ /^"/) {
		match(rest, /^"[^"]*"/)
		s = substr(rest, 2, RLENGTH - 2)
	} else {
		match(rest, /^[A-Za-z0-9_]+/)
		s = substr(rest, 1, RLENGTH)
	}
	rest = substr(rest, RLENGTH + 1)
	return s
}
function class_text(class) {
	if (class == "ALLOWED")
		return ".SH ALLOWED\nThe ABI leaves it open: a correct runtime must survive it."
	if (class == "BROKEN")
		return ".SH BROKEN\nMistakes of a loader: what does the start-up code trust?"
	if (class == "SCARCITY")
		return ".SH SCARCITY\nToo little of something: the program must fail gracefully."
	return ".SH SCARCITY, BY ULAB\nThese take a filter on system calls, which\n.B uload\n" \
		"does not install: it refuses them."
}
function fault(    id, class, group, kind, standard, does) {
	item(); id = item(); class = item(); group = item(); kind = item(); standard = item()
	does = item()
	if (class != last)
		print class_text(class)
	last = class
	printf ".TP\n.B %s\n", man(id)
	if (does !~ /^(rsp|rdx|argc|argv)/) # a name stays as it is
		does = toupper(substr(does, 1, 1)) substr(does, 2)
	print man(does) "."
	if (kind != "NO_VALUE")
		print "Takes =\\fI" (kind == "SIZE" ? "SIZE" : "N") "\\fR; without it, " standard "."
	if (group != "")
		groups[group] = groups[group] " " id
	print ".br\nThe ABI: " man(item()) ". Source: " man(item()) "."
}
/^FAULT\(/ { rest = "" }
/^FAULT\(/, /\)$/ {
	rest = rest " " $0
	if ($0 ~ /\)$/) {
		sub(/^ *FAULT\(/, "", rest)
		fault()
	}
}
END {
	print ".SH CONTRADICTIONS\nOf each line one at a time:\n.nf"
	for (g in groups)
		if (split(groups[g], names, " ") > 1)
			lines[++n] = groups[g]
	for (i = 1; i <= n; i++)
		for (k = i + 1; k <= n; k++)
			if (lines[k] < lines[i]) { t = lines[i]; lines[i] = lines[k]; lines[k] = t }
	for (i = 1; i <= n; i++)
		print man(substr(lines[i], 2))
	print ".fi"
}
' loader/plan/fault.def

cat <<'END'
.SH SEE ALSO
.BR uload (1),
.BR uload\-rules (7),
.BR execve (2),
.BR getauxval (3);
the System V ABI (gABI) and its AMD64 supplement (psABI)
END
