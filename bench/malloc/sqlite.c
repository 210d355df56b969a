/* sqlite.c [ROWS]: SQLite in memory: inserts, an index, queries, updates, deletes, and inserts
 * again into what the deletes left. Prints what the queries find. */
#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

static sqlite3 *database;

static void check(int result, int expected)
{
	if (result == expected)
		return;
	fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
	exit(1);
}

static int print_row(void *ignored, int columns, char **values, char **names)
{
	(void)ignored;
	(void)names;
	for (int i = 0; i < columns; i++)
		printf("%s%s", values[i] ? values[i] : "NULL", i + 1 < columns ? "|" : "\n");
	return 0;
}

static void execute(const char *sql)
{
	check(sqlite3_exec(database, sql, print_row, NULL, NULL), SQLITE_OK);
}

/* Numbers and texts that look random, the same each time. */
static void insert(int first, int last)
{
	sqlite3_stmt *statement;
	char name[64], note[256];
	unsigned state = (unsigned)first * 2654435761u + 1;

	execute("BEGIN");
	check(sqlite3_prepare_v2(database, "INSERT INTO person VALUES (?, ?, ?, ?, ?)", -1, &statement,
		NULL), SQLITE_OK);
	for (int i = first; i < last; i++) {
		int length = 0, wanted;

		state ^= state << 13;
		state ^= state >> 17;
		state ^= state << 5;
		snprintf(name, sizeof name, "name %u", (state >> 8) % 50000);
		for (wanted = (int)(state >> 12) % 120; length < wanted; length++)
			note[length] = (char)('a' + (state >> length % 24) % 26);
		sqlite3_bind_int(statement, 1, i);
		sqlite3_bind_text(statement, 2, name, -1, SQLITE_TRANSIENT);
		sqlite3_bind_int(statement, 3, (int)(state * 40503u >> 12) % 500);
		sqlite3_bind_double(statement, 4, (double)(state >> 16) / 16);
		sqlite3_bind_text(statement, 5, note, length, SQLITE_TRANSIENT);
		check(sqlite3_step(statement), SQLITE_DONE);
		sqlite3_reset(statement);
	}
	sqlite3_finalize(statement);
	execute("COMMIT");
}

/* Statements that are prepared anew each time, as programs without a cache of them do. */
static void look_up(int times, int rows)
{
	char sql[160];

	execute("CREATE TABLE found (id INTEGER, name TEXT)");
	for (int i = 0; i < times; i++) {
		snprintf(sql, sizeof sql, "INSERT INTO found SELECT id, upper(name) || '-' || town FROM person"
			" WHERE name = (SELECT name FROM person WHERE id = %d)", i * 7919 % rows);
		execute(sql);
	}
	execute("SELECT count(*), sum(id), max(name) FROM found");
}

int main(int argc, char **argv)
{
	int rows = argc > 1 ? atoi(argv[1]) : 100000;
	char sql[160];

	check(sqlite3_open(":memory:", &database), SQLITE_OK);
	execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, town INTEGER, money REAL,"
		" note TEXT)");
	execute("CREATE TABLE town (id INTEGER PRIMARY KEY, name TEXT)");
	execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499)"
		" INSERT INTO town SELECT i, 'town ' || i FROM n");
	insert(0, rows);
	execute("CREATE INDEX by_name ON person (name, town)");
	execute("CREATE INDEX by_town ON person (town)");
	look_up(20000, rows);
	execute("SELECT town.name, count(*), round(sum(money)), group_concat(substr(person.name, 6), ',')"
		" FROM person JOIN town ON town.id = person.town WHERE money > 3900 GROUP BY town.name"
		" ORDER BY 2 DESC, 1 LIMIT 20");
	execute("SELECT count(*) FROM person WHERE note LIKE '%xyz%'");
	execute("SELECT name, count(DISTINCT town) FROM person GROUP BY name ORDER BY 2 DESC, name"
		" LIMIT 5");
	execute("UPDATE person SET note = note || note || name WHERE id % 3 = 0");
	execute("DELETE FROM person WHERE id % 2 = 0");
	snprintf(sql, sizeof sql, "SELECT count(*), sum(length(note)) FROM person WHERE id < %d", rows);
	execute(sql);
	insert(rows, rows + rows / 2);
	execute("SELECT count(*), sum(length(note)) FROM person");
	execute("DROP TABLE person");
	check(sqlite3_close(database), SQLITE_OK);
	return 0;
}
