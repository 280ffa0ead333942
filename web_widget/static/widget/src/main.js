// <first-hour-chat>: the launcher, and behind it the panel, which is made when it is first opened.

import { STYLE } from "./built-in.js";
import { button, h, icon } from "./elements.js";
import { Panel } from "./panel.js";
import { inkOn, ORIGIN, readSettings, TAG_DATA } from "./settings.js";

const NAME = "first-hour-chat";
const STYLE_WITHIN = 3000;
const BUBBLE = "M4 5h16v11H9l-5 4z";

class FirstHourChat extends HTMLElement {
  static observedAttributes = ["data-open"];

  connectedCallback() {
    if (this.shadowRoot) return;
    this.settings = readSettings(this.dataset);
    this.attachShadow({ mode: "open" });
    this.paint();
    const ready = () => this.ready();
    // Without its stylesheet, or while that is slow to come, it is plain, but it is there.
    const late = setTimeout(ready, STYLE_WITHIN);
    const style = h("link", { rel: "stylesheet", href: ORIGIN + (STYLE.path ?? "/widget.css"), integrity: STYLE.integrity, crossorigin: "anonymous" });
    style.onload = style.onerror = () => (clearTimeout(late), ready());
    this.shadowRoot.append(style);
  }

  /** The site's own colour, through the CSS object model: a strict policy forbids style attributes. */
  paint() {
    const { accent } = this.settings;
    if (!accent) return;
    this.style.setProperty("--accent", accent);
    this.style.setProperty("--on-accent", inkOn(accent));
  }

  /** The launcher comes with its style. */
  ready() {
    if (this.button) return;
    this.shadowRoot.append(this.launcher());
    this.attributeChangedCallback();
  }

  /** A page that is there for the chat alone has it open (`data-open`), whether it says so before the launcher comes or after. */
  attributeChangedCallback() {
    if (this.button && "open" in this.dataset && !this.panel?.dialog.open) this.open();
  }

  launcher() {
    const { launcher, position } = this.settings;
    this.button = button({ class: `launcher ${position}`, "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.toggle() }, icon(BUBBLE), launcher);
    return this.button;
  }

  toggle() {
    if (this.panel?.dialog.open) this.panel.close();
    else this.open();
  }

  open() {
    this.panel ??= this.makePanel();
    this.panel.open();
    this.button.setAttribute("aria-expanded", "true");
  }

  makePanel() {
    const panel = new Panel(this.settings, () => this.closed());
    panel.dialog.classList.add(this.settings.position);
    this.shadowRoot.append(panel.dialog);
    return panel;
  }

  closed() {
    this.button.setAttribute("aria-expanded", "false");
    this.button.focus();
  }
}

function start() {
  const element = document.createElement(NAME);
  Object.assign(element.dataset, TAG_DATA);
  document.body.append(element);
}

// A page that carries the tag twice gets one widget, and one that leaves out `defer` gets it too.
if (!customElements.get(NAME)) {
  customElements.define(NAME, FirstHourChat);
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
