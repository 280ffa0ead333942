// A card as plain text, to paste into a record.

const BLOCKS = /^(P|DIV|SECTION|UL|OL|LABEL|DETAILS|SUMMARY|H\d)$/;
const LEFT_OUT = ".unseen, .actions, svg";

/** What a card says, what is folded away too, with ticks as they are and the address behind each link. */
export function plainText(card) {
  return written(card).replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.matches(LEFT_OUT)) return "";
  if (node.matches("input")) return node.checked ? "[x] " : "[ ] ";
  const parts = [...node.childNodes].map(written);
  const inner = parts.join("");
  if (node.matches(".ways")) return `\n${parts.filter(Boolean).join(", ")}\n`;
  if (node.matches("a[href^=http]")) return inner.includes(node.href) ? inner : `${inner} (${node.href})`;
  if (node.matches("q")) return `"${inner}"`;
  if (node.matches("li")) return `\n${mark(node)}${inner.trim().replace(/\n+/g, "\n  ")}`;
  if (node.matches("h3, h4")) return `\n\n${inner}\n`;
  return BLOCKS.test(node.tagName) ? `\n${inner}\n` : inner;
}

function mark(item) {
  const list = item.parentElement;
  return list.matches("ol:not(.steps)") ? `${[...list.children].indexOf(item) + 1}. ` : "- ";
}
