// Every node of the widget is made here. Text goes in as text nodes only: nothing is ever parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children. `null`, `undefined`, `false` and "" are left out, of both;
 * an attribute that starts with "on" is a listener.
 * @returns {HTMLElement}
 */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (isThere(value)) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(isThere));
  return element;
}

const isThere = (value) => value !== null && value !== undefined && value !== false && value !== "";

/** A button that submits no form. */
export const button = (attributes, ...children) => h("button", { type: "button", ...attributes }, ...children);

/** Text for people who hear the page instead of seeing it. */
export const unseen = (text) => h("span", { class: "unseen" }, text);

/** A drawing of one stroke, hidden from people who hear the page. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["class", "icon"]]) {
    svg.setAttribute(key, value);
  }
  const stroke = document.createElementNS(SVG, "path");
  stroke.setAttribute("d", path);
  svg.append(stroke);
  return svg;
}
