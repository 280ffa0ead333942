// The plan as a checklist. Ticks are kept nowhere but in the page.

import { contactLines, contactList } from "./contacts.js";
import { h } from "./elements.js";
import { withKeeping } from "./keeping.js";
import { link } from "./links.js";
import { inline } from "./markdown.js";
import { sourceList } from "./sources.js";
import { day } from "./times.js";
import { WORDS } from "./words.js";

const PHASES = [["now", "Now"], ["first-hour", "In the first hour"], ["today", "Today"], ["this-week", "This week"]];
const URGENCY = { immediate: "Act now", "same-day": "Act today", planned: "Plan this with others" };

/** A plan in the contract's shape as a card that can be ticked, copied and printed. */
export function planCard(plan, context) {
  const card = h("section", { class: "card plan" },
    h("h3", null, plan.route.title, plan.place && `: ${plan.place.name}`),
    h("p", { class: "tags" }, h("span", { class: `tag ${plan.urgency}` }, URGENCY[plan.urgency])),
    plan.assumed?.length > 0 && h("p", { class: "small" }, "Assumed: ", plan.assumed.map(readable).join("; "), "."),
    PHASES.map(([when, title]) => phase(title, plan.steps.filter((step) => step.when === when))),
    listed("Do not", plan.do_not, "donots"),
    listed("Write down", plan.record, "record"),
    everyContact(plan.contacts),
    plan.guidance_checked && h("p", { class: "small" }, `Guidance checked ${day(plan.guidance_checked)}`),
    plan.url && h("p", { class: "more" }, link(plan.url, WORDS.fullPlan)),
  );
  return withKeeping(card, context, { print: true });
}

const readable = (assumed) => assumed.replaceAll("_", " ");

function phase(title, steps) {
  return steps.length > 0 && [h("h4", null, title), h("ol", { class: "steps" }, steps.map(stepItem))];
}

function stepItem(step) {
  const by = step.by && h("span", { class: "by" }, ` by ${step.by}`);
  const label = h("label", null, h("input", { type: "checkbox" }), h("span", null, inline(step.text), by));
  return h("li", null, label, contactLines(step.contacts), why(step));
}

function why({ why: reason, sources, topic }) {
  return h("details", { class: "why" },
    h("summary", null, "Why"),
    reason && h("p", null, inline(reason)),
    topic && h("p", null, link(topic.url, topic.title)),
    sources?.length ? sourceList(sources) : h("p", { class: "small" }, "Good practice, without a source of its own."),
  );
}

function listed(title, items, name) {
  if (!items?.length) return "";
  return [h("h4", null, title), h("ul", { class: name }, items.map((item) => h("li", null, inline(item.text), sourceList(item.sources))))];
}

function everyContact(contacts) {
  return contacts?.length > 0 && h("details", { class: "all" }, h("summary", null, `All contacts of this plan (${contacts.length})`), contactList(contacts));
}
