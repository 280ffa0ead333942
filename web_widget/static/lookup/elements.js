// Every node is made here. Text goes in as text nodes only: nothing of an answer is parsed as HTML.

/** An element with attributes and children. What is null, false or "" is left out, of both. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (isThere(value)) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(isThere));
  return element;
}

const isThere = (value) => value !== null && value !== undefined && value !== false && value !== "";

const INLINE = /\*\*(.+?)\*\*|\*(\S(?:.*?\S)?)\*|\[([^\]]+)\]\(([^)\s]+)\)/;
const FOLLOWED = /^(https?:\/\/|\/(?!\/)|tel:|mailto:)/;

/** The Markdown inside a line as nodes: bold, emphasis and links. Anything else stays the text that it is. */
export function inline(text) {
  const found = INLINE.exec(text);
  if (!found) return text ? [text] : [];
  const [all, bold, emphasis, label, href] = found;
  return [...inline(text.slice(0, found.index)), marked(bold, emphasis, label, href), ...inline(text.slice(found.index + all.length))];
}

function marked(bold, emphasis, label, href) {
  if (bold) return h("strong", null, inline(bold));
  if (emphasis) return h("em", null, inline(emphasis));
  return FOLLOWED.test(href) ? h("a", { class: "govuk-link", href, rel: "noreferrer" }, label) : label;
}

/** The number to read out, as it stands before a title. */
export const numberMark = (number) => number && [h("span", { class: "lk-number" }, number), " "];

/** Whether somebody is there now, as the server says it. */
export const openState = (hours) => h("span", { class: hours.open_now ? "fh-open" : "fh-shut" }, hours.text);

/** A number to ring. */
export const phone = (contact) => contact.phone && h("a", { class: "govuk-link lk-phone", href: contact.phone_href }, contact.phone);
