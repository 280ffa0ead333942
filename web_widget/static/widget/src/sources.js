import { h } from "./elements.js";
import { link } from "./links.js";
import { day } from "./times.js";

/** Sources behind a summary that counts them; nothing where there are none. */
export function sourceList(sources) {
  if (!sources?.length) return "";
  const count = sources.length === 1 ? "1 source" : `${sources.length} sources`;
  return h("details", { class: "sources" }, h("summary", null, count), h("ul", null, sources.map(item)));
}

function item(source) {
  const dates = [source.published && `published: ${day(source.published)}`, source.checked && `read: ${day(source.checked)}`];
  const about = [source.publisher, ...dates].filter(Boolean).join(", ");
  return h("li", null, source.url ? link(source.url, source.title) : source.title, about && ` (${about})`);
}
