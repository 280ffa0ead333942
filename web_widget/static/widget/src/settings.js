// What the embedding tag says. The script's own origin is the address of the API.

const TAG = document.currentScript;

export const ORIGIN = new URL(TAG?.src || location.href).origin;

/** The `data-…` attributes of the embedding tag. */
export const TAG_DATA = { ...TAG?.dataset };

/** Settings with their defaults; a value that cannot be used counts as left out. */
export function readSettings(data) {
  return {
    title: data.title || "First Hour",
    launcher: data.title || "Worried about someone?",
    position: data.position === "left" ? "left" : "right",
    accent: /^#[0-9a-f]{6}$/i.test(data.accent ?? "") ? data.accent : null,
    place: /^[a-z]+(-[a-z]+)*$/.test(data.place ?? "") ? data.place : null,
  };
}

/** Black or white, whichever stands out more from a colour (always at least 4.5 to 1). */
export function inkOn(accent) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(accent.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** A place's slug as people write it: `hammersmith-and-fulham` is "Hammersmith and Fulham". */
export function placeName(slug) {
  const small = ["and", "upon", "of", "the"];
  return slug.split("-").map((word) => (small.includes(word) ? word : word[0].toUpperCase() + word.slice(1))).join(" ");
}
