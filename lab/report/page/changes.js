/* changes.js: what a moment does to the areas.
 *
 * A moment says which versions of areas go and which come. That is cut at every edge of either into
 * pieces; a piece is new, gone, of another protection, or the same as before. A new piece beside one
 * that stays is growth, and a piece that goes from the edge of one that stays makes it smaller. */
"use strict";

/* Pieces from low to high: {kind: "come", "gone", "prot" or "same", start, end, before, after}. */
function changedPieces(moment) {
	const { come, gone } = changesOf(moment), after = come.filter(inUserHalf);
	const before = gone.filter(inUserHalf);
	const edges = [...new Set([...before, ...after].flatMap(a => [a.start, a.end]))].sort(
		(a, b) => a - b);
	const pieces = [];
	for (let i = 0; i + 1 < edges.length; i++) {
		const old = areaAt(before, edges[i]), now = areaAt(after, edges[i]), last = pieces.at(-1);
		if (!old && !now)
			continue;
		const kind = !old || now && old.name !== now.name ? "come"
			: !now ? "gone"
			: old.prot !== now.prot ? "prot"
			: "same";
		if (last?.kind === kind && last.end === edges[i] && last.after === now
			&& (last.before === old || kind === "come"))
			last.end = edges[i + 1];
		else
			pieces.push({ kind, start: edges[i], end: edges[i + 1], before: old, after: now });
	}
	return pieces;
}

/* For people: [{kind: "come", "gone", "prot", "grow" or "shrink", area, old, by}]. */
function areaChanges(moment) {
	const pieces = changedPieces(moment), list = [];
	pieces.forEach((piece, i) => {
		const { kind, start, end, before, after } = piece, by = end - start;
		const beside = [pieces[i - 1], pieces[i + 1]].filter(
			p => p?.kind === "same" && (p.end === start || p.start === end));
		const kept = beside.filter(p => kind === "come" ? p.after === after : p.before === before);
		if (kind === "come")
			list.push(kept.length ? { kind: "grow", area: after, by }
				: { kind, area: {...after, start, end } });
		else if (kind === "gone")
			list.push(kept.length === 1 ? { kind: "shrink", area: kept[0].after, by }
				: { kind, area: {...before, start, end } });
		else if (kind === "prot")
			list.push({ kind, area: { ...after, start, end }, old: before });
	});
	return list;
}
