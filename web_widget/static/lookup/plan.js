// The plan beside the call, short: what by when, whom to ring, what not to do.

import { h, inline, openState, phone } from "./elements.js";

/** Draws a plan in the contract's shape. */
export function drawPlan(place, plan, words) {
  place.replaceChildren(...[
    route(plan),
    assumed(plan.assumed, words),
    ...words.phases.flatMap(([when, title]) => phase(title, plan.steps.filter((step) => step.when === when), words)),
    ...phase("Do not", plan.do_not, words, "ul"),
    plan.guidance_checked && h("p", { class: "fh-quiet" }, `Guidance checked on ${day(plan.guidance_checked)} or later. Sources stand on the whole plan.`),
  ].filter(Boolean));
}

function route({ route: { title }, place, url }) {
  return h("p", { class: "lk-route" }, h("strong", null, title), place && `, ${place.name}`, ". ",
    h("a", { class: "govuk-link", href: url, target: "_blank", rel: "noopener" }, "Whole plan, to print (opens a new tab)"));
}

function assumed(items, { fields }) {
  if (!items.length) return null;
  const inWords = (item) => item.replace(/^[a-z_]+(?=:)/, (name) => fields[name] ?? name);
  return h("ul", { class: "lk-assumed", "aria-label": "What this plan assumes" }, items.map((item) => h("li", null, inWords(item))));
}

function phase(title, items, words, list = "ol") {
  if (!items.length) return [];
  return [h("h3", { class: "lk-phase" }, title), h(list, { class: "lk-steps" }, items.map((item) => step(item, words)))];
}

function step({ by, text, topic, contacts = [] }, words) {
  const about = topic && h("a", { class: "govuk-link lk-about", href: topic.url, "data-number": topic.number },
    h("span", { class: "lk-number" }, topic.number));
  return h("li", null, by && [h("strong", { class: "fh-by" }, `By ${by}:`), " "], inline(text), " ", about,
    contacts.length > 0 && h("ul", { class: "lk-lines" }, contacts.map((contact) => line(contact, words))));
}

function line(contact, words) {
  const doubtful = contact.verification.verify_first && h("span", { class: "lk-doubt" }, words["lookup-unverified"]);
  return h("li", null, contact.name, " ", phone(contact), " ", openState(contact.hours), " ", doubtful);
}

const day = (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
