// Leaves at once, for somebody who must not be seen here.

const AWAY = "https://www.bbc.co.uk/weather";

/** Runs `end`, blanks the page, and goes elsewhere in such a way that "back" does not return here. */
export function quickExit(end) {
  end();
  document.documentElement.replaceChildren();
  location.replace(AWAY);
}
