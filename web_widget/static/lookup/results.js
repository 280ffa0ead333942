// What was found, grouped by kind. Plain links in lists, as without a script: the arrows only move the focus.

import { h, inline, numberMark, openState, phone } from "./elements.js";

/**
 * Draws results in the contract's shape; kinds come in the order of their best results. Whoever has gone down into the
 * list already stays on the result they were on, or goes to the first where it is gone.
 */
export function drawResults(place, results, words) {
  const held = place.contains(document.activeElement) && document.activeElement.dataset.id;
  const groups = new Map();
  for (const result of results) groups.set(result.kind, [...(groups.get(result.kind) ?? []), result]);
  const drawn = [...groups].map(([kind, found], index) => group(words.kinds[kind], `kind-${index + 1}`, found, words));
  place.replaceChildren(...(results.length ? drawn.flat() : [h("p", { class: "govuk-body" }, inline(words["no-match"]))]));
  if (!held) return;
  const links = [...place.querySelectorAll(".lk-open")];
  (links.find((link) => link.dataset.id === held) ?? links[0])?.focus();
}

/** How many there are, in words. */
export const counted = (results) =>
  results.length ? `${results.length} result${results.length === 1 ? "" : "s"}` : "Nothing found";

/** Moves the focus by arrow key: from the search box into the list, through it, and back. Says whether it did. */
export function moveFocus(key, box, place) {
  const links = [...place.querySelectorAll(".lk-open")];
  const stops = [box, ...links];
  const here = stops.indexOf(document.activeElement);
  const next = stops[here + (key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return false;
  next.focus();
  return true;
}

function group(title, id, found, words) {
  return [
    h("h3", { class: "lk-kind", id }, title),
    h("ul", { class: "lk-list", "aria-labelledby": id }, found.map((result) => h("li", null, line(result, words)))),
  ];
}

function line(result, words) {
  const { kind, id, number, contact } = result;
  const link = h("a", { class: "govuk-link lk-open", href: address(result), "data-kind": kind, "data-id": id, "data-number": number },
    numberMark(number), result.title);
  if (!contact) return [link, " ", h("span", { class: "lk-snippet" }, inline(result.snippet))];
  const doubtful = contact.verification.verify_first && h("span", { class: "lk-doubt" }, words["lookup-unverified"]);
  return [link, " ", phone(contact), " ", (contact.phone || contact.url) && openState(contact.hours), " ", doubtful];
}

const address = ({ kind, id, number }) => `/lookup?${new URLSearchParams(kind === "place" ? { place: id } : { open: number })}`;
