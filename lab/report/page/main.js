/* main.js: the state of the page and who is told when it changes.
 *
 * State is the moment, the language, the theme and what was clicked. It lives in location.hash
 * (#m=12&lang=zh&theme=dark&area=3&page=0x401000), so that a place in a report can be sent as an
 * address; nothing is stored. */
"use strict";

const THEMES = ["auto", "light", "dark"];
const LAST = moments.length - 1;
const PLAY_MS = 700;

const state = { moment: 0, theme: "auto", area: null, page: null };
let views = [], controls = {}, playing = 0;

/* ---- location.hash ---- */

function readHash() {
	const hash = new URLSearchParams(location.hash.slice(1));
	const m = Number(hash.get("m") ?? state.moment);
	state.moment = Number.isFinite(m) ? Math.min(LAST, Math.max(0, Math.round(m))) : 0;
	language = Math.max(0, LANGUAGES.indexOf(hash.get("lang") ?? LANGUAGES[language]));
	state.theme = THEMES.includes(hash.get("theme")) ? hash.get("theme") : "auto";
	const area = hash.get("area"), page = hash.get("page");
	state.area = area !== null && areas[Number(area)] ? Number(area) : null;
	state.page = page !== null && /^0x[0-9a-f]{1,13}$/.test(page) ? Number(page) : null;
}

let writing = 0;

/* Not at each moment that passes: browsers refuse to be asked too often. */
function writeHashSoon() {
	clearTimeout(writing);
	writing = setTimeout(writeHash, 200);
}

function writeHash() {
	const hash = new URLSearchParams({ m: state.moment });
	if (language)
		hash.set("lang", LANGUAGES[language]);
	if (state.theme !== "auto")
		hash.set("theme", state.theme);
	if (state.area !== null)
		hash.set("area", state.area);
	if (state.page !== null)
		hash.set("page", hex(state.page));
	history.replaceState(null, "", "#" + hash);
}

/* ---- going somewhere ---- */

function go(moment) {
	const to = Math.min(LAST, Math.max(0, Math.round(moment)));
	if (to === state.moment)
		return;
	state.moment = to;
	show();
}

function show() {
	const m = state.moment, area = areas[state.area];
	/* the area that was clicked may be another version of itself by now */
	if (area && !(areaSpans[area.id].from <= m && m < areaSpans[area.id].until))
		state.area = areaAt(areasAt(m), state.page ?? area.start)?.id ?? state.area;
	controls.show(m);
	views.forEach(view => view.show(m));
	document.getElementById("live").textContent =
		text("moment.of", { m, all: LAST }) + ": " + headingOf(m) + ". " + whyText(m);
	writeHashSoon();
}

function choose(area, page = null) {
	state.area = area;
	state.page = page;
	show();
}

function play() {
	if (playing) {
		clearInterval(playing);
		playing = 0;
	} else {
		if (state.moment === LAST)
			go(0);
		playing = setInterval(() => state.moment < LAST ? go(state.moment + 1) : play(), PLAY_MS);
	}
	controls.playing(playing !== 0);
}

function setLanguage(to) {
	language = to;
	build();
}

function setTheme(to) {
	state.theme = to;
	document.documentElement.dataset.theme = to;
	controls.theme();
	writeHashSoon();
}

const jumpMoment = () => {
	const leave = moments.findIndex(m => m.key === "step.leave");
	return leave >= 0 ? leave : firstOfRun > 0 ? firstOfRun - 1 : LAST;
};

/* ---- keys ---- */

const KEYS = {
	ArrowLeft: () => go(state.moment - 1), ArrowRight: () => go(state.moment + 1),
	ArrowUp: () => go(state.moment - 1), ArrowDown: () => go(state.moment + 1),
	PageUp: () => go(state.moment - 10), PageDown: () => go(state.moment + 10),
	Home: () => go(0), End: () => go(LAST),
	" ": () => play(), j: () => go(jumpMoment()),
	l: () => setLanguage(1 - language),
	t: () => setTheme(THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length]),
	"?": () => controls.help(),
};

/* Keys belong to the slider, unless what has the focus needs them itself. */
function onKey(event) {
	if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]"))
		return;
	const own = event.target.closest?.("[data-keys]");
	if (own && own.dataset.keys.split(" ").includes(event.key))
		return;
	if (event.key === " " && event.target.closest?.("button, summary, a, [role=button]"))
		return;
	const action = KEYS[event.key];
	if (!action)
		return;
	event.preventDefault();
	action();
}

/* ---- the head and the slider ---- */

/* The command without its folder. */
const commandText = () => [baseName(data.argv?.[0] ?? data.program), ...(data.argv ?? []).slice(1)]
	.map(a => shorten(a, 60)).join(" ").slice(0, 160);

function head() {
	const nav = element("nav", { "aria-label": text("nav") },
		[
			["moment", "moment"], ["picture", "picture"], ["pages", "pages"],
			stackRows.length && ["stack", "stack"], data.heap && ["heap", "heap"],
			["summary", "summary"]
		].filter(Boolean)
			.map(([id, name]) => element("a", {
				href: "#" + id,
				onclick: event => {
					event.preventDefault();
					document.getElementById(id).scrollIntoView({ behavior: "smooth" });
				}
			},
				text(name))));
	const theme = element("button", { type: "button", id: "theme", onclick: () => KEYS.t() });
	controls.theme = () => {
		theme.textContent = text("theme." + state.theme);
		theme.title = text("theme");
	};
	const help =
		element("dialog", { "aria-label": text("help") }, element("h2", null, text("help")),
			table(null, null,
				[
					["← → ↑ ↓", "key.arrows"], ["PgUp PgDn", "key.pages"], ["Home End", "key.ends"],
					["Space", "key.space"], ["J", "key.jump"], ["L", "key.language"],
					["T", "key.theme"], ["?", "key.help"]
				].map(([keys, name]) => [element("kbd", null, keys), text(name)])),
			element("button", { type: "button", onclick: () => help.close() }, text("close")));
	controls.help = () => help.showModal();
	controls.theme();
	document.getElementById("head").replaceChildren(
		element("h1", { title: visible(data.program ?? "") }, untranslated(commandText())),
		element("p", { class: "kind" },
			[
				data.kind && text("kind." + data.kind), data.interrupted && text("interrupted"),
				data.load_only && text("load-only")
			].filter(Boolean)
				.join(" · ")),
		nav,
		element("div", { class: "switches" },
			element("button", {
				type: "button",
				id: "language",
				"aria-label": text("other-language.label"),
				onclick: () => KEYS.l()
			},
				text("other-language")),
			theme,
			element("button", {
				type: "button",
				id: "help",
				"aria-label": text("help"),
				onclick: () => controls.help()
			},
				"?")),
		help);
}

const ICONS = {
	first: "M2,2 v12 h2 v-12 z M14,2 v12 l-9,-6 z",
	previous: "M12,2 v12 l-9,-6 z",
	play: "M3,1 v14 l11,-7 z",
	pause: "M3,2 h3.6 v12 h-3.6 z M9.4,2 h3.6 v12 h-3.6 z",
	next: "M4,2 v12 l9,-6 z",
	last: "M14,2 v12 h-2 v-12 z M2,2 v12 l9,-6 z",
	"to-jump": "M1,12 C2,3 10,1 13,8 l1.6,-2 .6,6.4 -6,-2.2 2.2,-1 C9,5 5,6 3.4,12 z"
};

const icon = name => drawing("svg",
	{ width: 16, height: 16, viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" },
	drawing("path", { d: ICONS[name] }));

function transport(timeline) {
	const button = (id, action) => element("button",
		{ type: "button", id, "aria-label": text(id), title: text(id), onclick: action }, icon(id));
	const slider = controls.slider = element("input", {
		type: "range",
		id: "slider",
		min: 0,
		max: LAST,
		step: "any",
		"aria-label": text("slider"),
		oninput: event => go(axis.moment(Number(event.target.value) / (LAST || 1)))
	});
	const where = element("span", { class: "where" });
	const playButton = button("play", play);
	controls.playing = on => {
		playButton.replaceChildren(icon(on ? "pause" : "play"));
		playButton.setAttribute("aria-label", text(on ? "pause" : "play"));
		playButton.title = text(on ? "pause" : "play");
	};
	controls.show = m => {
		slider.value = axis.at(m) * LAST;
		slider.setAttribute("aria-valuenow", m);
		slider.setAttribute(
			"aria-valuetext", text("moment.of", { m, all: LAST }) + ": " + headingOf(m));
		where.replaceChildren(
			element("b", null, text("moment.of", { m: counted(m), all: counted(LAST) })), " ",
			text("part." + (isLoad(m) ? "load" : "run")), " · ", shorten(headingOf(m), 60));
	};
	document.getElementById("transport")
		.replaceChildren(
			element("div", { class: "buttons" }, button("first", () => go(0)),
				button("previous", () => go(state.moment - 1)), playButton,
				button("next", () => go(state.moment + 1)), button("last", () => go(LAST)),
				button("to-jump", () => go(jumpMoment())), where),
			timeline.node, slider);
}

/* ---- the whole page ---- */

/* Made anew for each language: there is no text that is not under `text()`. */
function build() {
	document.documentElement.lang = language ? "zh-CN" : "en";
	document.documentElement.dataset.theme = state.theme;
	document.title = text("title", { program: shorten(baseName(data.program), 60) });
	document.getElementById("skip").textContent = text("skip");
	const timeline = timelineView(state, go), picture = pictureView(state, choose);
	const moment = momentView();
	const pages = pagesView(state, choose, go);
	const side = element("div", { class: "side" }, moment.node, pages.node);
	const rest = [stackView(go), heapView(), summaryView(go)].filter(Boolean);
	head();
	transport(timeline);
	document.documentElement.classList.toggle("refused", !!data.refusal);
	document.getElementById("main").replaceChildren(...(data.refusal ? [refusalView()] : [
		element("div", { class: "figure" }, picture.node, side), ...rest.map(view => view.node)
	]));
	views = data.refusal ? [] : [timeline, moment, picture, pages, ...rest];
	timeline.build();
	controls.playing(playing !== 0);
	show();
	views.timeline = timeline;
	const bar = document.getElementById("transport").offsetHeight;
	document.documentElement.style.scrollPaddingTop = bar + 12 + "px";
}

readHash();
build();
addEventListener("keydown", onKey);
addEventListener("hashchange", () => { readHash(); build(); });
let resizing = 0, width = 0;

/* What is drawn has the width of its place. */
function resized() {
	clearTimeout(resizing);
	resizing = setTimeout(() => {
		width = document.body.clientWidth;
		views.timeline.build();
		show();
	}, 120);
}
addEventListener("resize", resized);
new ResizeObserver(() => document.body.clientWidth !== width && resized()).observe(document.body);
matchMedia("print").addEventListener("change", resized);
