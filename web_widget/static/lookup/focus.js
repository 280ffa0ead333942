// Where the focus goes. Results are plain links in lists, as without a script: the arrows only move the focus.

/** Moves the focus by arrow key: from the search box into the list, through it, and back. Says whether it did. */
export function moveFocus(key, box, place) {
  const links = [...place.querySelectorAll(".lk-open")];
  const stops = [box, ...links];
  const here = stops.indexOf(document.activeElement);
  const next = stops[here + (key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return false;
  next.focus();
  return true;
}

/**
 * Puts pieces where the page has those of the same id. Whoever is on a link in one already stays on it, or goes to the
 * first where it is gone; what they have unfolded stays unfolded.
 */
export function put(pieces) {
  for (const piece of pieces) {
    const place = document.getElementById(piece.id);
    const held = place.contains(document.activeElement) && nameOf(document.activeElement);
    const unfolded = place.querySelector("details")?.open;
    place.replaceChildren(...piece.childNodes);
    if (unfolded) place.querySelector("details")?.setAttribute("open", "");
    const stops = [...place.querySelectorAll("a, summary")];
    if (held) (stops.find((stop) => nameOf(stop) === held) ?? stops[0])?.focus();
  }
}

const nameOf = ({ dataset, href, tagName }) => dataset.id ?? dataset.number ?? href ?? tagName;
