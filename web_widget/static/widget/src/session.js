// The conversation's token: the one thing that outlives a page, in this tab only. It says nothing about anybody.

const KEY = "first-hour";
let kept = null;

/** The token of the conversation in this tab, or null. */
export const token = () => kept ?? stored((storage) => storage.getItem(KEY));

/** Keeps the token for this tab. */
export function keep(value) {
  kept = value;
  stored((storage) => storage.setItem(KEY, value));
}

/** Forgets the conversation. */
export function forget() {
  kept = null;
  stored((storage) => storage.removeItem(KEY));
}

/** Storage may be forbidden; then the token lives as long as the page. */
function stored(use) {
  try {
    return use(window.sessionStorage);
  } catch {
    return null;
  }
}
