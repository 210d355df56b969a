# bundle.awk: puts style sheets and scripts into the page: each line "<!-- include KIND FILE -->" with
# KIND style or script becomes an element with the file of `folder`. Stops if a file is not there.
/^<!-- include (style|script) [^ ]+ -->$/ {
	file = folder "/" $4
	print "<" $3 ">"
	lines = 0
	while ((got = (getline line < file)) > 0) {
		print line
		lines++
	}
	close(file)
	print "</" $3 ">"
	if (got < 0 || !lines) {
		print "bundle: cannot read " file > "/dev/stderr"
		exit 1
	}
	next
}
{ print }
