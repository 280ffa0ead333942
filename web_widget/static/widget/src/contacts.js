// A contact: whom to ring, whether they are there now, and how far to trust the number. All of it in words.

import { h, icon, unseen } from "./elements.js";
import { link } from "./links.js";
import { inline } from "./markdown.js";
import { day, moment } from "./times.js";

const PHONE = "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z";

/** Contacts as a list. `fresh` false: they are not of this minute, so nothing is said about who is open now. */
export function contactList(contacts, { fresh = true } = {}) {
  return contacts?.length ? h("ul", { class: "contacts" }, contacts.map((contact) => h("li", null, card(contact, fresh)))) : "";
}

/** Contacts with no more than a number and whether it is open, for use inside a step. */
export function contactLines(contacts) {
  return contacts?.length ? h("ul", { class: "lines" }, contacts.map((contact) => h("li", null, line(contact)))) : "";
}

function card(contact, fresh) {
  return [
    h("strong", { class: "name" }, contact.name),
    contact.what_for && h("p", { class: "small" }, inline(contact.what_for)),
    ways(contact),
    h("p", { class: "small" }, fresh ? openness(contact.hours) : lasting(contact)),
    contact.note && h("p", { class: "small" }, inline(contact.note)),
    contact.given_way && h("p", { class: "doubt" }, "Its number was checked too long ago to be shown. Use the next line."),
    trust(contact.verification),
    fresh && otherLines(contact),
  ];
}

function line(contact) {
  return [
    h("span", { class: "name" }, contact.name),
    ways(contact),
    h("span", { class: "small" }, openness(contact.hours)),
    doubt(contact.verification),
  ];
}

function ways(contact) {
  const all = [
    contact.phone && call(contact),
    contact.text_to && h("span", null, `Text: ${contact.text_to}`),
    contact.email && link(`mailto:${contact.email}`, contact.email),
    contact.url && link(contact.url, ["Website", unseen(` of ${contact.name}`)]),
  ];
  return h("div", { class: "ways" }, all.filter(Boolean));
}

function call({ name, phone, phone_href: href }) {
  if (!href) return h("span", { class: "call" }, phone);
  return h("a", { class: "call", href }, icon(PHONE), unseen("Ring "), phone, unseen(`, ${name}`));
}

/** The further lines of a contact, such as the one for nights; the first is the one that counts now. */
function otherLines({ name, phone, methods = [] }) {
  const others = methods.filter((method) => method.phone !== phone);
  const item = (method) =>
    h("li", null,
      h("span", null, method.label ?? "Another line", method.professionals_only && " (professionals only)"),
      ways({ ...method, name }),
      h("span", { class: "small" }, openness(method.hours)),
      doubt(method.verification),
    );
  return others.length > 0 && h("ul", { class: "lines" }, others.map(item));
}

const STATES = new Map([[true, ["open", "Open now"]], [false, ["closed", "Closed now"]]]);
const UNKNOWN = ["unknown", "Opening hours not confirmed"];

/** Whether somebody is there now. Hours that are not known count as closed, and it is said. */
function openness(hours) {
  if (!hours) return "";
  const [name, words] = STATES.get(hours.open_now) ?? UNKNOWN;
  if (hours.text?.startsWith(words)) return h("span", { class: `state ${name}` }, hours.text);
  const change = name !== "unknown" && moment(hours.next_change);
  const until = change && `, ${name === "open" ? "until" : "opens"} ${change}`;
  return [h("span", { class: `state ${name}` }, words, until), hours.text && ` (${hours.text})`];
}

/** What can be said of hours at any time: of a line that never shuts that it never does, of others nothing certain. */
const lasting = ({ always_open: always }) => (always ? "Day and night" : "It may be closed at this hour");

function trust(verification) {
  if (!verification?.checked_on) return doubt(verification);
  const how = verification.status === "verified" ? "Checked by a person" : "Read on a page";
  return [doubt(verification), h("p", { class: "small" }, `${how} ${day(verification.checked_on)}`)];
}

const DOUBTS = {
  disputed: "Disputed: sources do not agree about this contact.",
  overdue: "Overdue: this contact has not been checked again in time.",
};

function doubt(verification) {
  const unverified = verification?.verify_first && "Unverified: nobody has confirmed this contact.";
  const said = unverified || DOUBTS[verification?.status];
  return said && h("p", { class: "doubt" }, said, verification.note && ` ${verification.note}`);
}
