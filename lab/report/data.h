/* data.h: what the page is given: one JSON object in <script type="application/json" id="data">.
 * Every number is computed here; lab/report/page/ only shows them. Version 1.
 *
 * Addresses are numbers, or strings "0x…" above 2^53: Number(x) reads both. Sizes and offsets are bytes.
 * Event numbers are positions in the stream from 1 (lines of the events file). What is empty or not
 * known is absent; members that are not known are to be skipped.
 *
 *   schema (1), page (4096), version of ulab, source: "live" or the stream's name
 *   program, loaded, interpreter, kind, execfn, argv, pid, layout: as in the plan event
 *   watch, end: those events; load_only: uload's stream without a run; interrupted: by Ctrl-C
 *   images, files, areas, moments, stack, timeline, heap, summary, chunks; refusal: if uload refused
 *
 * image   {role: "program" | "interpreter", path, size, type: "ET_EXEC" | "ET_DYN", entry, bias (added to
 *         every p_vaddr); missing: true if the file cannot be read now, and nothing else;
 *         phdrs: [{n, type, flags: "r-x", offset, vaddr, filesz, memsz, align, sections: [name]}],
 *         sections: [{name, address (with bias), offset, size, type, prot}], those that are loaded,
 *         symbols: [[address (with bias), size, "f" | "o", name]], sorted by address; symbols_left_out: of
 *         the highest}
 * file    {path, size, pieces: [{offset, length, z}], left_out: bytes that are mapped and not in here}
 *         z: base64 of gzip. A page of an area lies in the file of its name, at area.offset +
 *         page - area.start.
 * area    {start, end, prot, shared: true, name: path or "[heap]" …, kind: "anon" "file" "heap" "stack"
 *         "vdso" "vvar" "loader" "special", role, phdr, offset, region: a word for people}
 *         Each version of an area once; its index is its id.
 *
 * moment  A position of the slider; number 0 is the empty address space.
 *   key       "empty", "plan", "areas" (what lay there before the first step), "step.OP", "row.KIND",
 *             "entry", "call.NAME", "fault", "resident", "heap.NAME", "mark", "fork", "exec", "signal",
 *             "exit", "lost", "refusal"; "mixed": a merged run of different kinds
 *   part      "load" or "run"
 *   events    [first, last]; count: how many it stands for (absent: 1). Rows of the stack come behind the
 *             step that writes them although their numbers are higher; watch, done, end and heap-state
 *             have no moment; the areas at the entry point belong to the jump, step.leave.
 *   counts    if count > 1: {key: how many}; low, high, bytes: lowest address, end of the highest, sum of
 *             lengths; from: time of the first
 *   time      ns since the run's begin, of the last event
 *   args      if count is 1: the event's own object, docs/events.md
 *   c         a call as C: "brk(0x408000) = 0x408000" (for steps args.call has it)
 *   del, add  [area id] that went and came, to be applied in this order
 *   drop      [start, end, …]: in these ranges nothing is resident any more; then
 *   touch     [gap, pages, …]: runs of pages that became resident, ascending; gap: page numbers from the
 *             end of the run before (from 0 for the first): [16, 2, 3, 1] is pages 16, 17, 21
 *   start_brk, brk, mapped, resident: afterwards; addresses, bytes
 *   heap      number of the snapshot that was taken here; without it the last one before holds
 *   region    a word for the place of the event's address
 *   where     [image, section, "symbol+0x12" or null] of the address, where_ip: of the instruction
 *
 * stack     {end, sp, rows: [the events' objects, high addresses first, + to: index of the row that the
 *           value points to], left_out}
 * timeline  {n, moment, time, brk, brk_min, brk_max, mapped…, resident…}: columns. Point i stands for the
 *           events after n[i - 1] up to n[i]; brk is brk - start_brk; plain: at its end
 * heap      {kind: "libc-mini" | "none", why, snapshots: [{n, moment, time, brk, start, end, initial_break,
 *           totals, fragmentation, or broken; z}]}; z: base64 of gzip of an object with classes, lists, bins,
 *           spans or cells, mappings, as in the event heap-state
 * summary   {events, counts: {key: n}, calls, failed_calls, start_brk, peak_brk, peak_heap, peak_mapped,
 *           peak_resident, faults, faults_by_region, resident_pages: found without a fault, lost,
 *           heap: {calls, from: {}}, perf: faults were seen one by one, time, status, signal,
 *           marks: [[moment, name]], moments_merged: events without a moment of their own}
 * refusal   the event's object, docs/events.md, + header: {offset, length, z}: first bytes of the file
 * chunks    {size, keys, names, from, z: [base64 of gzip of JSON]}: all events; number i has size * i + 1 …
 *           {kind, pid, prot, flags, error, from, fd, name, time, address, length, result, number, to, offset, ip}
 *           are columns; one that is all 0 (fd, name: -1) is absent. kind counts in keys, name in names,
 *           from in `from`. In the columns from `time` on each number is the distance from the last one of
 *           the same kind (time: of any); null is 0, a string "0x…" the value itself, and both leave the
 *           running value alone. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include "record.h"

struct data_options {
	const char *source;            /* "live" or the name of the stream's file */
	int live, interrupted;
};

/* The object, as JSON that may stand in a <script> element. Errors stay in the FILE. */
void data_write(struct record *, const struct data_options *, FILE *);

/* Its member "summary". */
void summary_write(const struct record *, struct out *);

/* The whole page, the data in its place. */
void page_write(struct record *, const struct data_options *, FILE *);

#endif
