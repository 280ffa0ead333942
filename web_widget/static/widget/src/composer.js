// The box that one types in.

import { button, h } from "./elements.js";
import { WORDS } from "./words.js";

const LIMIT = 2000;
const COUNT_FROM = 1800;

export class Composer {
  /**
   * @param {(words: string) => boolean} send takes what was typed; false leaves it in the box
   * @param {() => void} restart
   */
  constructor(send, restart) {
    this.send = send;
    this.counter = h("p", { class: "counter", role: "status", id: "counter" });
    this.box = h("textarea", {
      id: "message", rows: "2", "aria-describedby": "counter hint", autocomplete: "off",
      oninput: () => this.count(), onkeydown: (event) => this.key(event),
    });
    this.form = h("form", { class: "composer", onsubmit: (event) => this.submit(event) },
      h("label", { for: "message" }, WORDS.message),
      this.box,
      h("button", { type: "submit", class: "send" }, WORDS.send),
      button({ class: "restart", onclick: restart }, WORDS.restart),
      this.counter,
      h("p", { class: "hint", id: "hint" }, WORDS.hint),
    );
  }

  focus() {
    this.box.focus();
  }

  clear() {
    this.box.value = "";
    this.count();
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
  }

  submit(event) {
    event.preventDefault();
    const words = this.box.value.trim();
    if (words && this.over() <= 0 && this.send(words)) this.clear();
    this.focus();
  }

  /** By how many characters the text is too long, as the server counts them. */
  over() {
    return [...this.box.value.trim()].length - LIMIT;
  }

  count() {
    const over = this.over();
    const words = over > 0 ? WORDS.tooLong(over) : over > COUNT_FROM - LIMIT ? WORDS.left(-over) : "";
    if (this.counter.textContent !== words) this.counter.textContent = words;
    this.box.setAttribute("aria-invalid", over > 0);
  }
}
