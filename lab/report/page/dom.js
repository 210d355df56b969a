/* dom.js: elements, numbers and addresses as text.
 *
 * Strings of the program reach the page through element() and drawing() alone, and both make text
 * nodes of them. */
"use strict";

const SVG = "http://www.w3.org/2000/svg";

/* attributes: "on…" functions become listeners; null and false are left out. */
const shows = child => child !== null && child !== undefined && child !== false && child !== "";

function fill(node, attributes, children) {
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (typeof value === "function")
			node.addEventListener(name.slice(2), value);
		else if (value !== null && value !== undefined && value !== false)
			node.setAttribute(name, value === true ? "" : value);
	}
	for (const child of children.flat(9))
		if (shows(child))
			node.append(child instanceof Node ? child : String(child));
	return node;
}

const element = (name, attributes, ...children) =>
	fill(document.createElement(name), attributes, children);
const drawing = (name, attributes, ...children) =>
	fill(document.createElementNS(SVG, name), attributes, children);

/* Other children than before. */
const refill = (node, ...children) => node.replaceChildren(...children.flat(9).filter(shows));

/* A table: head is a list of texts, rows of lists of texts or nodes; a cell {number: text} is set
 * flush right. */
function table(caption, head, rows, attributes) {
	const cell = (kind, content) => content?.number !== undefined
		? element(kind, { class: "number" }, content.number)
		: element(kind, null, content);
	return element("table", attributes,
		caption && element("caption", null, caption),
		head && element("thead", null, element("tr", null, head.map(h => {
			const th = cell("th", h);
			th.scope = "col";
			return th;
		}))),
		element("tbody", null, rows.map(row => element("tr", null, row.map(c => cell("td", c))))));
}

/* Addresses are numbers, or strings where they do not fit (the kernel half). */
function hex(address) {
	if (address === null || address === undefined)
		return "";
	return "0x" + BigInt(address).toString(16);
}

const code = (...content) => element("code", null, ...content);

const counted = n => Number(n).toLocaleString("en-US").replaceAll(",", "\u202f");

/* "132 KiB", "4.0 MiB", "17 B" */
function bytes(n) {
	const units = ["B", "KiB", "MiB", "GiB", "TiB"];
	let i = 0, x = Math.abs(Number(n));
	while (x >= 1024 && i < units.length - 1) {
		x /= 1024;
		i++;
	}
	const sign = n < 0 ? "\u2212" : "";
	return sign + (i === 0 || x === Math.round(x) && x < 1000 ? String(Math.round(x))
		: x.toFixed(x < 10 ? 1 : 0)) + "\u202f" + units[i];
}

/* With its sign. */
const change = n => (n > 0 ? "+" : n < 0 ? "" : "±") + bytes(n);

function duration(ns) {
	if (ns < 1e4)
		return ns + "\u202fns";
	if (ns < 1e7)
		return (ns / 1e3).toFixed(ns < 1e5 ? 1 : 0) + "\u202fµs";
	if (ns < 1e10)
		return (ns / 1e6).toFixed(ns < 1e8 ? 1 : 0) + "\u202fms";
	return (ns / 1e9).toFixed(1) + "\u202fs";
}

/* A string of the program between quotes, control characters made visible. */
function quoted(string) {
	return "\u201c" + visible(string) + "\u201d";
}

function visible(string) {
	return String(string).replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
		c => "\\x" + c.charCodeAt(0).toString(16).padStart(2, "0"));
}

/* Linux's numbers, the same on most processors. */
const SIGNALS = ["0", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
	"USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
	"XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"];
const ERRORS = { 1: "EPERM", 2: "ENOENT", 4: "EINTR", 9: "EBADF", 11: "EAGAIN", 12: "ENOMEM",
	13: "EACCES", 14: "EFAULT", 16: "EBUSY", 17: "EEXIST", 19: "ENODEV", 22: "EINVAL",
	26: "ETXTBSY", 38: "ENOSYS", 75: "EOVERFLOW", 95: "EOPNOTSUPP" };
const signalName = n => SIGNALS[n] && n > 0 ? "SIG" + SIGNALS[n] : String(n);
const errorName = n => ERRORS[n] ?? String(n);

/* The last part of a path, for labels. */
const baseName = path => String(path ?? "").replace(/^.*\/(?=[^/])/, "");

function shorten(string, most) {
	const s = visible(string);
	return s.length > most ? s.slice(0, most - 1) + "…" : s;
}

/* Words of the ABI and numbers that are the same in every language. */
const untranslated = (...content) => element("span", { translate: "no", lang: "zxx" }, ...content);
