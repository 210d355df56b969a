/* texts-rules.js: refusals in Chinese, by the rule's id, a line of loader/plan/rules.def. The English
 * text comes with the data. {i} program header, {a} {b} the numbers, {A} {B} in hexadecimal. */
"use strict";

const RULES_ZH = {
};

function refusalText(refusal) {
	const found = language === 1 && RULES_ZH[refusal.rule];
	return found ? found : refusal.message ?? refusal.rule;
}
