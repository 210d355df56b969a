-- What the SQLite shell is asked here; the answers of the same shell on glibc are the expected ones.
.bail on
.mode list
CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT UNIQUE, born REAL);
CREATE TABLE book(id INTEGER PRIMARY KEY, author INTEGER REFERENCES author, title TEXT, price REAL);
INSERT INTO author VALUES (1,'Kernighan',1942.0),(2,'Ritchie',1941.7),(3,'Knuth',1938.03);
INSERT INTO book VALUES (1,1,'K&R',39.95),(2,2,'K&R',39.95),(3,3,'TAOCP 1',79.99),(4,3,'TAOCP 2',79.99),(5,NULL,'anon',1e-9);
SELECT a.name, count(*), sum(price), avg(price), max(title) FROM author a JOIN book b ON b.author = a.id GROUP BY a.id ORDER BY 1;
SELECT title, name FROM book LEFT JOIN author ON author.id = book.author ORDER BY book.id;
SELECT printf('%.17g %e %g %5.2f|%-8s|%08d|%x', 0.1, 1234.5, 1e-7, 3.14159, 'left', 42, 255);
SELECT 1e308 * 10, -1e308 * 10, 1.0/3, 2.5e-324, 9007199254740993, 0.1 + 0.2, 123456789012345678;
SELECT date('2026-11-23', '+1 month', 'start of month', '-1 day'), strftime('%j %W %s', '2000-02-29 12:34:56'), julianday('2000-01-01');
SELECT round(sqrt(2), 12), round(sin(1), 12), round(exp(1), 12), round(ln(10), 12), pow(2, 0.5) > 1.41;
SELECT upper('aé'), length('aé'), hex('é'), 'abc' LIKE 'A%', 'abc' GLOB 'a*', substr('hello', -3), replace('aXbX', 'X', '--');
BEGIN; DELETE FROM book; SELECT count(*) FROM book; ROLLBACK; SELECT count(*) FROM book;
SAVEPOINT s; UPDATE book SET price = price * 2; RELEASE s; SELECT sum(price) FROM book;
.bail off
INSERT INTO author VALUES (1, 'again', 0);
SELECT * FROM nowhere;
.bail on
WITH RECURSIVE fib(a, b) AS (VALUES (0, 1) UNION ALL SELECT b, a + b FROM fib WHERE a < 100000) SELECT group_concat(a) FROM fib;
SELECT id, sum(price) OVER (ORDER BY id), rank() OVER (ORDER BY price) FROM book ORDER BY id;
CREATE TABLE big(id INTEGER PRIMARY KEY, key TEXT, payload BLOB);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
	INSERT INTO big SELECT i, 'key' || (i * 7919 % 100003), zeroblob(900) || CAST(i * 7919 % 100003 AS BLOB) FROM n;
CREATE INDEX big_key ON big(key);
SELECT count(*), sum(length(payload)), min(key), max(key) FROM big;
SELECT id FROM big WHERE key = 'key4711';
SELECT count(DISTINCT substr(key, 1, 5)), total(id) FROM big WHERE id % 3 = 0;
UPDATE big SET payload = payload || 'x' WHERE id % 10 = 0;
DELETE FROM big WHERE id % 7 = 0;
SELECT count(*), sum(length(payload)) FROM big;
CREATE VIRTUAL TABLE text USING fts5(body);
INSERT INTO text VALUES ('the quick brown fox'), ('jumps over the lazy dog'), ('the end');
SELECT body FROM text WHERE text MATCH 'quick OR lazy' ORDER BY rowid;
SELECT json_extract('{"a":[1,2.5,"x"]}', '$.a[1]'), json_group_array(name) FROM author;
PRAGMA integrity_check;
VACUUM;
PRAGMA integrity_check;
.mode csv
SELECT name, born FROM author ORDER BY born;
.mode column
SELECT * FROM author;
.schema author
