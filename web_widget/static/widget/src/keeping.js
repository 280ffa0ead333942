// Taking a card away from here: to the clipboard, or on paper.

import { button, h } from "./elements.js";
import { plainText } from "./plain.js";
import { now } from "./times.js";
import { WORDS } from "./words.js";

// Pages that leave the widget out of their own print, as ours do, must not leave out what it prints itself.
const ON_PAPER = `@media print {
  html, body { height: auto !important; overflow: visible !important; background: none !important; }
  body > :not(first-hour-chat) { display: none !important; }
  body > first-hour-chat { display: block !important; }
}`;

/** Adds the buttons to a card and returns it. `tell` says in words what came of it. */
export function withKeeping(card, { tell }, { print = false } = {}) {
  const copying = button({ onclick: async () => tell((await copy(card, copying)) ? WORDS.copied : WORDS.notCopied) }, WORDS.copy);
  card.append(h("div", { class: "actions" }, copying, print && canPrint() && button({ onclick: () => printCard(card) }, WORDS.print)));
  return card;
}

/** Whether the text is on the clipboard now. */
async function copy(card, copying) {
  const text = `${plainText(card)}\n\n${WORDS.copiedFrom(now())}`;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyAsSelection(text, copying);
  }
}

/** The older way, for pages without HTTPS and frames that may not use the clipboard. */
function copyAsSelection(text, copying) {
  const box = h("textarea", { class: "unseen", "aria-hidden": "true" });
  box.value = text;
  copying.after(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  copying.focus();
  return done;
}

const canPrint = () => "adoptedStyleSheets" in document;

/** Prints the card alone, with all that is folded away in it. A sheet that a script makes is within the strictest policy. */
function printCard(card) {
  const paper = h("div", { class: "paper" }, card.cloneNode(true));
  for (const folded of paper.querySelectorAll("details")) folded.open = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ON_PAPER);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  card.getRootNode().append(paper);
  addEventListener("afterprint", () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }, { once: true });
  print();
}
