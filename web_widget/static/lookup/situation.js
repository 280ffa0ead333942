// The caller's situation: what the fields say, and what a caller's words put into them.

const ADULT_FROM = 18;

/** The situation as the contract has it: only what was said. */
export function situationIn(form) {
  const said = Object.fromEntries([...new FormData(form)].filter(([name, value]) => FIELDS.includes(name) && value.trim()));
  const { age, missing, exploitation, indicators } = said;
  if (age) said.age = Number(age);
  if (missing) said.missing = missing === "true";
  if (exploitation) said.exploitation = exploitation.split(",");
  if (indicators) said.indicators = indicators.split(",");
  return said;
}

const FIELDS = ["danger", "role", "age_group", "missing", "about", "consent", "age", "place", "exploitation", "indicators"];

/** The age group to look things up for; a number of years goes before a choice. */
export function ageGroupOf({ age, age_group: chosen }) {
  if (age === undefined) return chosen;
  return age >= ADULT_FROM ? "adult" : "child";
}

/** Whether every field holds what the server can read. */
export const isReadable = ({ age }) => age === undefined || (Number.isInteger(age) && age >= 0 && age <= 120);

/** Puts a situation into the form. Fields that it does not name stay as they are. */
export function fill(form, situation) {
  for (const [name, value] of Object.entries(situation)) {
    if (!FIELDS.includes(name)) continue;
    const field = form.elements.namedItem(name) ?? hidden(form, name);
    field.value = Array.isArray(value) ? value.join(",") : String(value);
  }
}

/** Empties the form for the next caller. */
export function clear(form) {
  for (const field of form.elements) {
    if (field.type === "hidden") field.remove();
    else if (field.type === "checkbox") field.checked = field.name === "keys" && field.checked;
    else if ("value" in field && field.type !== "submit") field.value = "";
  }
}

function hidden(form, name) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name });
  form.append(field);
  return field;
}
