/* page.S: the page that report.mk put together, as bytes. */
	.section .rodata, "a"
	.globl report_page, report_page_end
report_page:
	.incbin "page.html"
report_page_end:
	.byte 0
	.section .note.GNU-stack, "", %progbits
