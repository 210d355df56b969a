/* stack.js: the initial stack row by row, high addresses at the top; a pointer leads to what it
 * points to. */
"use strict";

const FOLD_ENVIRONMENT = 8;     /* more rows of one kind are folded until asked for */

const rowText = row => row.kind === "auxv" ? row.name : hasText("row." + row.kind)
	? text("row." + row.kind, { index: row.index, name: row.name }) : row.kind;

/* The value as nodes. */
function rowValue(row) {
	if (row.string !== undefined)
		return [code(quoted(row.string))];
	if (row.kind === "random")
		return [code((row.value ?? "").replace(/../g, "$& ").trim())];
	if (row.kind === "auxv")
		return [code(auxvValue(row)), " ", element("span", { class: "soft" }, auxvText(row))];
	return row.value === undefined
		? []
		: [code(row.kind === "argc" ? String(Number(row.value)) : row.value)];
}

/* Small numbers read better as such; addresses and bit masks are hexadecimal. */
function auxvValue(row) {
	const value = BigInt(row.value ?? 0);
	return row.to !== undefined || value > 0xfffffn
			|| /HWCAP|PHDR|ENTRY|BASE$|EHDR/.test(row.name) && value
		? "0x" + value.toString(16)
		: String(value);
}

/* What the value points to. */
function rowTarget(row) {
	const target = stackRows[row.to];
	if (!target)
		return null;
	return [" → ", target.string === undefined ? rowText(target)
		: code(quoted(shorten(target.string, 60)))];
}

/* The moment at which a row is written: its own, or the one of the whole stack. */
function rowMoments() {
	const found = new Map();
	let whole = 0;
	moments.forEach((m, i) => {
		if (m.key === "step.stack")
			whole = i;
		if (m.args?.event === "row")
			found.set(Number(m.args.address), i);
		else if (m.key.startsWith("row.") && m.low !== undefined)
			stackRows.forEach(row => Number(row.address) >= m.low && Number(row.address) < m.high
					&& found.set(Number(row.address), i));
	});
	return stackRows.map(row => found.get(Number(row.address)) ?? whole);
}

const written = rowMoments();

/* A few rows around the one that a moment writes. */
function stackExcerpt(moment) {
	const at =
		moments[moment].key === "step.stack" ? stackRows.length - 1 : written.indexOf(moment);
	if (at < 0)
		return null;
	const from = Math.max(0, at - 5), rows = stackRows.slice(from, at + 6);
	const node = table(text("stack.here"), null,
		rows.map(row => [code(hex(row.address)), rowText(row), [rowValue(row), rowTarget(row)]]),
		{ class: "excerpt" });
	[...node.tBodies[0].rows].forEach((tr, i) => {
		tr.classList.toggle("now", written[from + i] === moment);
		tr.classList.toggle("later", written[from + i] > moment);
	});
	return node;
}

function stackView(go) {
	if (!stackRows.length)
		return null;
	const lines = [], body = element("tbody");
	const flash = index => {
		body.querySelectorAll(".target").forEach(tr => tr.classList.remove("target"));
		lines[index].hidden = false;
		lines[index].classList.add("target");
		lines[index].scrollIntoView({ block: "nearest", behavior: "smooth" });
		lines[index].focus({ preventScroll: true });
	};
	const arrow = to => [" ",
		element("button", {
			type: "button",
			class: "link",
			"aria-label": text("stack.points", { address: stackRows[to].address }),
			onclick: () => flash(to)
		},
			"→ "
				+ (stackRows[to].string !== undefined ? quoted(shorten(stackRows[to].string, 40))
					: rowText(stackRows[to])))];
	stackRows.forEach((row, i) => {
		const before = stackRows[i - 1];
		lines.push(element("tr",
			{ tabindex: -1, class: before && before.kind !== row.kind ? "first" : null },
			element("td", null,
				element("button", {
					type: "button",
					class: "link",
					title: text("stack.go"),
					onclick: () => go(written[i])
				},
					code(hex(row.address)))),
			element("td", { class: "number" }, row.bytes), element("td", null, rowText(row)),
			element("td", null, rowValue(row),
				row.to !== undefined && stackRows[row.to] ? arrow(row.to) : null),
			element("td", { class: "by" }, row.provider ? text("provider." + row.provider) : "")));
	});
	foldRows(body, lines);
	const caption =
		text("stack.caption", { size: bytes(Number(data.stack.end) - Number(data.stack.sp)) });
	const node = element("section", { id: "stack", class: "part" },
		element("h2", null, text("stack")),
		element("div", { class: "wide" },
			element("table", null, element("caption", null, caption),
				element("thead", null,
					element("tr", null,
						["address", "bytes", "what", "value", "by"].map(name => element("th", {
							scope: "col",
							class: name === "bytes" ? "number"
								: name === "by"		? "by"
													: null
						},
																			text("stack."
																				+ name))))),
				body)),
		data.stack.left_out
			&& element("p", { class: "soft" }, text("stack.left-out", { n: data.stack.left_out })));

	function show(moment) {
		lines.forEach((line, i) => {
			const now = moments[moment].key.startsWith("row.") && written[i] === moment;
			line.classList.toggle("now", now);
			line.classList.toggle("later", written[i] > moment);
			if (now)
				line.hidden = false;
		});
	}
	return { node, show };
}

/* Puts the rows into the table, the middle of a long environment behind a button. */
function foldRows(body, lines) {
	for (let i = 0; i < lines.length;) {
		const kind = stackRows[i].kind;
		let end = i + 1;
		while (end < lines.length && stackRows[end].kind === kind)
			end++;
		const fold =
			end - i > FOLD_ENVIRONMENT && kind !== "auxv" ? lines.slice(i + 3, end - 3) : [];
		body.append(...lines.slice(i, fold.length ? i + 3 : end));
		if (fold.length) {
			fold.forEach(line => { line.hidden = true; });
			const more = element("tr", { class: "more" },
				element("td", { colspan: 5 },
					element("button", {
						type: "button",
						class: "link",
						onclick: () => {
							fold.forEach(line => { line.hidden = false; });
							more.remove();
						}
					},
						"… " + text("stack.fold", { n: fold.length }))));
			body.append(more, ...lines.slice(i + 3, end));
		}
		i = end;
	}
}
