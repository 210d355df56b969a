# What an awk program asks of the C library: the same answers from every awk.
BEGIN {
	printf "%d %5.2f|%-10s|%c%c|%x|%o|%e|%g|%%\n", 42.9, 3.14159, "left", 65, "z", 255, 8, 12345.678, 1e-7
	printf "%*d|%.3s|%05d|%+d\n", 6, 7, "abcdef", 42, 5
	while (("printf 'a b\\nc d\\n'" | getline line) > 0)
		print "pipe:", line
	"date -u -d @0 +%Y" | getline year
	print year
	print "b\na\nc" | "sort"
	close("sort")
	while ((getline line < "/nowhere") > 0)
		print "never"
	print substr("hello", 2, 3), index("hello", "l"), match("foobar", /o+b/), RSTART, RLENGTH
	s = "aXbXc"
	print gsub(/X/, "-&-", s), s, toupper("abc"), tolower("ABC"), length("four")
	print split("a:b:c", parts, ":"), parts[3]
	print 2 ^ 10, 7 % 3, int(-3.7), sqrt(2), exp(1), log(10), sin(1), cos(1), atan2(1, 2)
	print 1e300 * 1e10 > 1e308, 0.1 + 0.2 == 0.3, 1 / 3
	print system("exit 3")
	print ("10" < "9"), (10 < 9), "a" < "b"
	print "to stderr" > "/dev/stderr"
}
NR <= 3 { n = split($0, f, ":"); print NR, NF, n, f[1], $0 ~ /^root:/ }
END { print NR > 2, FILENAME }
