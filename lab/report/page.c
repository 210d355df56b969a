/* page.c: the page, which was put into ulab when it was built (report.mk), with the data where the
 * page has its mark. */
#include "data.h"

#include <string.h>

extern const char report_page[], report_page_end[]; /* page.S */

#define MARK "<!-- include data -->"

void page_write(struct record *r, const struct data_options *options, FILE *out)
{
	size_t bytes = (size_t)(report_page_end - report_page);
	const char *mark = memmem(report_page, bytes, MARK, strlen(MARK));
	size_t head = mark ? (size_t)(mark - report_page) : bytes;

	fwrite(report_page, 1, head, out);
	if (!mark)
		return;
	fputs("<script type=\"application/json\" id=\"data\">\n", out);
	data_write(r, options, out);
	fputs("\n</script>", out);
	fwrite(mark + strlen(MARK), 1, bytes - head - strlen(MARK), out);
}
