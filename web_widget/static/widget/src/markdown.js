// The Markdown of the knowledge base: headings, paragraphs, lists, bold, emphasis, code and links. Anything else
// stays the text that it is.

import { h } from "./elements.js";
import { link } from "./links.js";

const ITEM = /^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const INLINE = /\*\*(.+?)\*\*|\*(\S(?:.*?\S)?)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|<((?:https?|mailto|tel):[^>\s]+)>/;

/** Markdown as nodes. Its headings begin at the level below the card's own. */
export function markdown(text) {
  const lines = String(text ?? "").split(/\r?\n/);
  const nodes = [];
  while (lines.length) {
    if (!lines[0].trim()) lines.shift();
    else if (HEADING.test(lines[0])) nodes.push(heading(lines.shift()));
    else if (ITEM.test(lines[0])) nodes.push(list(lines));
    else nodes.push(paragraph(lines));
  }
  return nodes;
}

/** The Markdown inside a line as nodes. */
export function inline(text) {
  const found = INLINE.exec(text);
  if (!found) return text ? [text] : [];
  const rest = text.slice(found.index + found[0].length);
  return [...inline(text.slice(0, found.index)), marked(found), ...inline(rest)];
}

function marked([, bold, emphasis, code, label, href, address]) {
  if (bold) return h("strong", null, inline(bold));
  if (emphasis) return h("em", null, inline(emphasis));
  if (code) return h("code", null, code);
  return link(href ?? address, label ?? address.replace(/^(mailto|tel):/, ""));
}

function heading(line) {
  const [, marks, text] = HEADING.exec(line);
  return h(marks.length > 2 ? "h5" : "h4", null, inline(text));
}

function paragraph(lines) {
  const own = [];
  while (lines.length && lines[0].trim() && !HEADING.test(lines[0]) && !ITEM.test(lines[0])) own.push(lines.shift().trim());
  return h("p", null, inline(own.join(" ")));
}

/** Takes one list off the front of the lines; what is further in than its first item belongs to the item above. */
function list(lines) {
  const indent = depth(lines[0]);
  const element = h(/^\s*\d/.test(lines[0]) ? "ol" : "ul");
  while (lines.length && ITEM.test(lines[0]) && depth(lines[0]) === indent) {
    const item = h("li", null, inline(itemText(lines)));
    while (lines.length && ITEM.test(lines[0]) && depth(lines[0]) > indent) item.append(list(lines));
    element.append(item);
    if (lines.length > 1 && !lines[0].trim() && ITEM.test(lines[1])) lines.shift();
  }
  return element;
}

function itemText(lines) {
  const own = [ITEM.exec(lines.shift())[2]];
  while (lines.length && /^\s+\S/.test(lines[0]) && !ITEM.test(lines[0])) own.push(lines.shift().trim());
  return own.join(" ");
}

const depth = (line) => ITEM.exec(line)[1].length;
