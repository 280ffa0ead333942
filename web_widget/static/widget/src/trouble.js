// The card for when no answer comes: what is wrong, and whom to ring meanwhile.

import { CONTACTS, sentence } from "./built-in.js";
import { contactList } from "./contacts.js";
import { button, h } from "./elements.js";
import { markdown } from "./markdown.js";
import { TROUBLE, WORDS } from "./words.js";

/**
 * @param {{kind: string, advice?: string, contacts?: object[]}} problem
 * @param {(() => void)=} retry sends the same again
 */
export function troubleCard({ kind, advice, contacts }, retry) {
  const live = contacts?.length > 0;
  return h("section", { class: "card emergency", role: "alert", "data-trouble": kind },
    h("h3", null, TROUBLE[kind]),
    markdown(advice ?? sentence(`widget-${kind}`)),
    h("p", null, sentence("widget-numbers")),
    contactList(live ? contacts : CONTACTS, { fresh: live }),
    retry && button({ class: "choice retry", onclick: retry }, WORDS.tryAgain),
  );
}
