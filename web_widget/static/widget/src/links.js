import { ORIGIN } from "./settings.js";
import { h, unseen } from "./elements.js";
import { WORDS } from "./words.js";

const OPENS_A_TAB = ["https:", "http:"];
const STAYS = ["tel:", "mailto:", "sms:"];

/**
 * A link, or just its text where the address is of a kind that is not followed (`javascript:` and the like).
 * Web pages open in a tab of their own, because the conversation ends with the page that it stands on.
 */
export function link(href, text, attributes) {
  const address = safeAddress(href);
  if (!address) return h("span", null, text);
  if (STAYS.includes(address.protocol)) return h("a", { ...attributes, href: address.href }, text);
  const newTab = { target: "_blank", rel: "noopener noreferrer" };
  return h("a", { ...attributes, ...newTab, href: address.href }, text, unseen(` ${WORDS.newTab}`));
}

function safeAddress(href) {
  try {
    const address = new URL(href, ORIGIN);
    return [...OPENS_A_TAB, ...STAYS].includes(address.protocol) ? address : null;
  } catch {
    return null;
  }
}
