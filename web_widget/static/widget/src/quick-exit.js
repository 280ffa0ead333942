// Leaves at once, for somebody who must not be seen here: by a click, or by Shift pressed three times, with the
// announcements that govuk-frontend's "exit this page" makes.

import { button, h } from "./elements.js";
import { WORDS } from "./words.js";

const AWAY = "https://www.bbc.co.uk/weather";
const PRESSES = 3;
const FORGOTTEN_AFTER = 5000;

export class QuickExit {
  /** @param {() => void} end ends the conversation */
  constructor(end) {
    this.end = end;
    this.presses = 0;
    this.lights = h("span", { class: "lights", "aria-hidden": "true" }, Array.from({ length: PRESSES }, () => h("i")));
    this.said = h("span", { class: "unseen", role: "status" });
    this.keys = h("span", { class: "unseen", id: "exit-keys" }, WORDS.exitKeys);
    this.button = button({ class: "exit", "aria-describedby": "exit-keys", onclick: () => this.leave() }, WORDS.exit, this.lights);
    this.nodes = [this.button, this.keys, this.said];
    this.onkeyup = (event) => this.released(event);
    // What a page asks before it is left ("Leave site?") is not asked then, where it began to ask after this was opened.
    addEventListener("beforeunload", (event) => this.leaving && event.stopImmediatePropagation());
  }

  /** Listens for Shift on the whole page: it counts wherever the focus is. */
  listen() {
    addEventListener("keyup", this.onkeyup, true);
  }

  rest() {
    removeEventListener("keyup", this.onkeyup, true);
    this.count(0, "");
  }

  /** Shift alone counts. With another key it makes a capital, and of that the other key is let go first. */
  released({ key, shiftKey }) {
    const alone = key === "Shift" && !this.held;
    this.held = shiftKey;
    if (alone) this.pressed();
    else if (this.presses) this.count(0, WORDS.exitExpired);
  }

  pressed() {
    const left = PRESSES - this.presses - 1;
    if (!left) return this.leave();
    this.count(this.presses + 1, WORDS.exitPresses(left));
    this.timer = setTimeout(() => this.count(0, WORDS.exitExpired), FORGOTTEN_AFTER);
  }

  count(presses, words) {
    clearTimeout(this.timer);
    this.presses = presses;
    this.said.textContent = words;
    [...this.lights.children].forEach((light, at) => light.classList.toggle("on", at < presses));
  }

  leave() {
    const notice = h("p", { role: "alert" });
    document.documentElement.replaceChildren(h("body", null, notice));
    notice.textContent = WORDS.exiting;
    this.leaving = true;
    try {
      this.end();
    } finally {
      location.replace(AWAY);
    }
  }
}
