// One builder for each type of reply. `say` sends what somebody chooses: say({choice} or {message}, label).

import { contactList } from "./contacts.js";
import { button, h } from "./elements.js";
import { withKeeping } from "./keeping.js";
import { link } from "./links.js";
import { markdown } from "./markdown.js";
import { planCard } from "./plan.js";
import { placeName } from "./settings.js";
import { sourceList } from "./sources.js";
import { day } from "./times.js";
import { WORDS } from "./words.js";

const BUILDERS = { text, emergency, question, answer, alternatives, indicators, contacts, plan: ({ plan }, context) => planCard(plan, context) };

/** A reply as a node; one of a type that is not known here as its text. */
export function replyNode(reply, context) {
  return (BUILDERS[reply.type] ?? text)(reply, context);
}

/** What somebody said, as text and nothing else. */
export const saidNode = (words) => h("p", { class: "said" }, h("span", { class: "unseen" }, WORDS.youSaid), words);

/** Buttons that can be pressed until the next message. */
export function choiceGroup(label, choices, say) {
  const choose = ({ label: words, ...request }) => choiceButton(request, words, say);
  return h("div", { class: "choices", role: "group", "aria-label": label }, choices.map(choose));
}

/** A button that sends a request; `request` is kept on it for those who type its words instead. */
function choiceButton(request, words, say) {
  return Object.assign(button({ class: "choice", onclick: () => say(request, words) }, words), { request });
}

function text(reply) {
  return h("div", { class: "bubble" }, markdown(reply.text), changeList(reply.changed), sourceList(reply.sources));
}

/** What a message put right, a line each; nothing where it put nothing right. */
function changeList(changed) {
  if (!changed?.length) return "";
  const item = ({ name, before, now }) => h("li", null, `${name}: `, h("strong", null, now), ` (was: ${before})`);
  return h("ul", null, changed.map(item));
}

function emergency(reply) {
  return h("section", { class: "card emergency", role: "alert" }, h("h3", null, "Emergency"), markdown(reply.text), contactList(reply.contacts));
}

function question(reply, { say, place }) {
  const choices = offered(reply, place);
  return h("div", null, text(reply), choices.length > 0 && choiceGroup(reply.text, choices, say));
}

/** The choices, with the embedding site's own place first where a place is asked for. */
function offered({ slot, choices = [] }, place) {
  const own = `place:${place}`;
  if (slot !== "place" || !place || choices.some(({ choice }) => choice === own)) return choices;
  return [{ label: placeName(place), choice: own }, ...choices];
}

function answer(reply, context) {
  const { title, number, url } = reply.topic;
  const card = h("section", { class: "card" },
    h("h3", null, title),
    number && h("p", { class: "small" }, WORDS.cardNumber(number)),
    reply.overdue && h("p", { class: "doubt" }, "Overdue: this card is past its review date."),
    markdown(reply.text),
    contactList(reply.contacts),
    h("p", { class: "small" }, reply.reviewed && `Reviewed ${day(reply.reviewed)}`, reply.hash && `, version ${reply.hash}`),
    sourceList(reply.sources),
    termList(reply.terms),
    h("p", { class: "more" }, link(url, WORDS.fullPage)),
  );
  return withKeeping(card, context);
}

/** What the abbreviations of a card stand for, behind a summary; nothing where it has none. */
function termList(terms) {
  if (!terms?.length) return "";
  const item = ({ term, stands_for: words, meaning }) => h("li", null, h("strong", null, term), ` ${words}. `, meaning);
  return h("details", { class: "sources" }, h("summary", null, WORDS.abbreviations), h("ul", null, terms.map(item)));
}

function alternatives(reply, { say }) {
  const choose = ({ title, choice }) => h("li", null, choiceButton({ choice }, title, say));
  return h("div", null, text(reply), h("ul", { class: "alternatives" }, reply.topics.map(choose)));
}

function indicators(reply, context) {
  const found = ({ label, quote, points_to: points }) => h("li", null, h("strong", null, label), quote && [" You wrote: ", h("q", null, quote)], points?.length > 0 && h("p", { class: "small" }, `May point to: ${[points].flat().join(", ")}`));
  const ask = reply.ask_about ?? [];
  const card = h("section", { class: "card" },
    h("h3", null, "Indicators"),
    reply.found?.length > 0 && h("ul", null, reply.found.map(found)),
    ask.length > 0 && [h("h4", null, "Worth asking about"), h("ul", null, ask.map(({ label }) => h("li", null, label)))],
    markdown(reply.text),
  );
  return withKeeping(card, context);
}

function contacts(reply, context) {
  return withKeeping(h("section", { class: "card" }, markdown(reply.text), contactList(reply.contacts)), context);
}
