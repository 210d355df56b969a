# source.awk -v functions=N: writes a C program for the compilers to compile: N functions with structs,
# loops, switches, strings and expressions, no headers. What it prints tells whether it was
# compiled well.

BEGIN {
	# Not with a word: chibicc reads the byte before a file that begins with one.
	print "/* " functions " functions, made by source.awk */"
	print "int printf(const char *, ...);"
	for (i = 0; i < functions; i++)
		one(i)
	print "int main(void)\n{\n\tunsigned sum = 0;\n"
	for (i = 0; i < functions; i++)
		print "\tsum = sum * 31 + function_" i "(" i % 97 ", sum & 1023);"
	print "\tprintf(\"%u\\n\", sum);\n\treturn 0;\n}"
}

function one(i) {
	print "\nstruct record_" i " {\n\tint key_" i ", value;\n\tstruct record_" i " *next;\n\tchar name[" 8 + i % 5 * 4 "];\n};"
	print "enum colour_" i " { RED_" i ", GREEN_" i " = " i % 13 + 2 ", BLUE_" i " };"
	print "#define TWICE_" i "(x) ((x) * 2 + BLUE_" i ")"
	print "static const char *text_" i " = \"the text of function number " i "\";"
	print "\nstatic unsigned function_" i "(int count, unsigned seed)\n{"
	print "\tstruct record_" i " records[4], *at = records;"
	print "\tunsigned result = seed + sizeof records, i;\n"
	print "\tfor (i = 0; i < 4; i++) {"
	print "\t\trecords[i].key_" i " = (int)(seed * (i + " i % 31 + 1 ") % 1009);"
	print "\t\trecords[i].value = count - (int)i;"
	print "\t\trecords[i].next = i < 3 ? &records[i + 1] : 0;"
	print "\t}"
	print "\tfor (; at; at = at->next)"
	print "\t\tswitch (at->key_" i " % 5) {"
	print "\t\tcase 0: result += (unsigned)at->value; break;"
	print "\t\tcase 1: result ^= (unsigned)TWICE_" i "(at->key_" i "); break;"
	print "\t\tcase 2: result = result << 3 | result >> 29; break;"
	print "\t\tcase 3: result -= (unsigned)text_" i "[result % 20]; /* falls through */"
	print "\t\tdefault: result += GREEN_" i " ? " i * 7919 % 65521 "u : RED_" i ";"
	print "\t\t}"
	print "\twhile (count-- > 90 && (result & 3) != 0)"
	print "\t\tresult = (result ^ (unsigned)count) * 2654435761u + " i ";"
	print "\treturn result;\n}"
}
