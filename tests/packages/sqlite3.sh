# SQLite's shell: joins, transactions, windows, a table of 100 MB, integrity_check; in memory and on
# disk, with the answers of the same shell on glibc.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	command -v tclsh >/dev/null || { skip "sqlite3: no tclsh to make sqlite3.c with (package tcl)"; return 1; }
	made configure ./configure --disable-tcl --disable-readline && made amalgamation make sqlite3.c shell.c &&
		made compile "$mini" -O1 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_FTS5 -o sqlite-mini shell.c sqlite3.c -lm &&
		made "compile with glibc" gcc -O1 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_FTS5 -o sqlite-glibc shell.c sqlite3.c -lm -ldl -lpthread
}

try() {
	rm -f ../disk.db ../glibc.db
	[ -f ../expected ] || expect ../expected ./sqlite-glibc -batch -init /dev/null ../glibc.db ".read $here/sqlite3.sql"
	same "on disk" ../expected $run ./sqlite-mini -batch -init /dev/null ../disk.db ".read $here/sqlite3.sql"
	same "in memory" ../expected $run ./sqlite-mini -batch -init /dev/null :memory: ".read $here/sqlite3.sql"
	attempt "the system's library reads its file" ./sqlite-glibc ../disk.db "PRAGMA integrity_check" ".exit"
}
