// The window that opens. Beside the page where there is room; a sheet over all of it where there is not.

import { CONTACTS } from "./built-in.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { button, h, icon } from "./elements.js";
import { link } from "./links.js";
import { QuickExit } from "./quick-exit.js";
import { WORDS } from "./words.js";

const CROSS = "M6 6l12 12M18 6L6 18";
const SHEET = window.matchMedia("(max-width: 40em), (max-height: 30em)");

export class Panel {
  /** @param {() => void} onclosed called however it was closed */
  constructor({ title, place }, onclosed) {
    this.onclosed = onclosed;
    this.composer = new Composer((message) => this.conversation.type(message), () => this.restart());
    this.log = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": WORDS.log });
    this.status = h("p", { class: "status", role: "status" });
    this.conversation = new Conversation({ log: this.log, status: this.status, place, onsaid: () => this.composer.focus() });
    this.exit = new QuickExit(() => this.conversation.end());
    this.dialog = this.build(title);
    SHEET.addEventListener("change", () => this.fit());
  }

  open() {
    this.place();
    this.exit.listen();
    if (!this.log.hasChildNodes()) this.conversation.begin();
    this.composer.focus();
  }

  close() {
    this.dialog.close();
  }

  closed() {
    this.exit.rest();
    this.onclosed();
  }

  build(title) {
    return h("dialog", {
      class: "panel", "aria-labelledby": "title",
      onkeydown: (event) => this.key(event), onclose: () => this.dialog.open || this.closed(),
    }, this.header(title), this.log, this.status, this.composer.form);
  }

  header(title) {
    const bar = h("div", { class: "bar" },
      h("h2", { id: "title" }, title),
      this.exit.nodes,
      button({ class: "close", "aria-label": WORDS.close, onclick: () => this.close() }, icon(CROSS)),
    );
    return h("div", { class: "header" }, bar, danger());
  }

  /** Keys that are pressed in here are no business of the page around. */
  key(event) {
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  restart() {
    this.conversation.end();
    this.composer.clear();
    this.conversation.begin();
    this.status.textContent = WORDS.restarted;
    this.composer.focus();
  }

  place() {
    if (SHEET.matches) this.dialog.showModal();
    else this.dialog.show();
  }

  /** Changes between sheet and window when the room changes, and leaves the focus where it is. */
  fit() {
    if (!this.dialog.open) return;
    const focused = this.dialog.getRootNode().activeElement;
    this.dialog.close();
    this.place();
    focused?.focus();
  }
}

/** The line that is always in view. */
function danger() {
  const [first] = CONTACTS;
  return first && h("p", { class: "danger" }, WORDS.danger, link(first.phone_href, first.phone));
}
