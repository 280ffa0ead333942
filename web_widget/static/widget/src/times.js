// Times are those of London, wherever the device believes itself to be.

const inLondon = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...options });
const CLOCK = inLondon({ hour: "2-digit", minute: "2-digit" });
const DAY = inLondon({ weekday: "short", day: "numeric", month: "short" });
const DATE = inLondon({ day: "numeric", month: "short", year: "numeric" });

/** "17:00" for a time of today, "Tue, 24 Nov at 09:00" for another day's, "" for what is no time. */
export function moment(iso, now = new Date()) {
  const time = new Date(iso ?? NaN);
  if (isNaN(time)) return "";
  return DATE.format(time) === DATE.format(now) ? CLOCK.format(time) : `${DAY.format(time).replace(",", "")} at ${CLOCK.format(time)}`;
}

/** "30 Nov 2026 at 14:35". */
export const now = () => `${DATE.format(new Date())} at ${CLOCK.format(new Date())}`;

/** "3 Nov 2026" for an ISO date; any other text ("undated", "March 2026") as it is. */
export function day(text) {
  return /^\d{4}-\d\d-\d\d/.test(text ?? "") ? DATE.format(new Date(text)) : text ?? "";
}
