# text.awk -v bytes=N: about N bytes of words and numbers that look random, always the same.
BEGIN {
	for (x = 1; n < bytes; n += length(s)) {
		x = x * 16807 % 2147483647
		s = "word" x % 9973 (x % 7 ? " " : "\n")
		printf "%s", s
	}
	print ""
}
