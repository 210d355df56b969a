/* picture-file.js: the file at the left of the address space, with a band from each segment to the
 * area that shows it.
 *
 * A file stands with its offset 0 at the bottom, as memory does, beside its lowest area. */
"use strict";

const FILE_TITLE = 18, SEGMENT = 34, REST = 22;

/* Segments with bytes in the file, lowest offset first, and what no segment covers. */
function fileParts(image) {
	const parts = [];
	let end = 0;
	for (const p of (image.phdrs ?? [])
		.filter(p => p.type === "PT_LOAD" && p.filesz > 0)
			.sort((a, b) => a.offset - b.offset)) {
		if (p.offset > end + PAGE)
			parts.push({ rest: p.offset - end });
		parts.push({ phdr: p });
		end = Math.max(end, p.offset + p.filesz);
	}
	if (image.size > end)
		parts.push({ rest: image.size - end });
	return parts;
}

/* Bottom edges: beside the lowest area of the file, one above the other where they would meet. */
function placeFiles(rows, wanted) {
	const lowest = rows[0].y + rows[0].h;
	let free = lowest;
	return wanted.map(file => {
		const row = rows.find(row => row.area?.role === file.image.role);
		const bottom = Math.min(free, row ? row.y + row.h : free, lowest);
		free = bottom - file.height - 14;
		return { ...file, bottom: Math.max(bottom, Math.min(file.height + 12, lowest)) };
	});
}

/* A curved band between two edges. */
function band(x1, top1, bottom1, x2, top2, bottom2) {
	const middle = (x1 + x2) / 2;
	return `M${x1},${top1} C${middle},${top1} ${middle},${top2} ${x2},${top2} V${bottom2} `
		+ `C${middle},${bottom2} ${middle},${bottom1} ${x1},${bottom1} Z`;
}

function drawPart(part, image, c, defs, y, h, at) {
	const w = c.file - 4;
	if (!part.phdr)
		return drawing("g", { class: "rest" },
			drawing("rect", { x: 2, y, width: w, height: h, fill: "none" }),
			label(2 + w / 2, y + h / 2 + 4,
				(c.small ? "" : text("picture.not-mapped") + " · ") + bytes(part.rest),
				{ "text-anchor": "middle", class: "small" }));
	const p = part.phdr, area = at ?? {}, colour = at ? colourOf(area) : segmentColour(p);
	const sections = (p.sections
		?? sectionsIn(image, p.vaddr + (image.bias ?? 0),
		p.vaddr + (image.bias ?? 0) + p.filesz))
			.filter(s => s !== ".bss")
				.join(" ")
		|| (p.offset === 0 ? text("picture.elf-header") : "");
	return drawing("g",
		{ class: "segment c-" + colour, "data-area": at?.id, "data-page": at && at.start },
		drawing("rect", {
			class: "box",
			x: 2,
			y,
			width: w,
			height: h,
			fill: pattern(defs, colour, p.flags ?? "r--")
		}),
		drawing("rect", { class: "edge", x: w - 3, y, width: 5, height: h }),
		label(8, y + 14, shorten(sections, Math.floor((w - 40) / 6.6)),
			{ class: "name small", translate: sections.startsWith(".") ? "no" : null }),
		label(w - 8, y + 14, p.flags, { class: "prot small", "text-anchor": "end" }),
		label(8, y + 28, hex(p.offset) + " · " + bytes(p.filesz), { class: "small address" }));
}

const segmentColour = p => p.flags?.includes("x") ? "text"
	: p.flags?.includes("w") ? "data"
	: "rodata";

function drawFiles(rows, c, defs, moment) {
	if (c.narrow)
		return null;
	const group = drawing("g", { class: "files" });
	const args = moments[moment].args ?? {};
	const wanted = images.map(image => {
		const parts = fileParts(image);
		return {
			image,
			parts,
			height: FILE_TITLE + parts.reduce((sum, p) => sum + (p.phdr ? SEGMENT : REST), 0)
		};
	});
	for (const { image, parts, bottom, height } of placeFiles(rows, wanted)) {
		const bands = drawing("g", { class: "bands" }), boxes = drawing("g");
		let y = bottom;
		for (const part of parts) {
			const h = part.phdr ? SEGMENT : REST;
			y -= h;
			const shown = part.phdr
				? rows.filter(row => row.area && row.change !== "gone" && row.area.kind === "file"
						&& row.area.role === image.role && row.area.phdr === part.phdr.n)
				: [];
			for (const row of shown)
				bands.append(drawing("path", { class: "band c-" + colourOf(row.area)
					+ (args.of === image.role && args.phdr === part.phdr.n ? " active" : ""),
					d: band(c.file - 2, y, y + h, c.x, row.y, row.y + row.h) }));
			boxes.append(drawPart(part, image, c, defs, y, h, shown[0]?.area));
		}
		boxes.append(label(2, bottom - height + 12,
			shorten(baseName(image.path), c.small ? 12 : 18)
				+ (image.size ? " · " + bytes(image.size) : " · " + text("picture.not-read")),
			{ class: "name file-name", translate: "no" }));
		group.append(bands, boxes);
	}
	return group;
}
