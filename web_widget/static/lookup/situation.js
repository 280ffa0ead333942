// The caller's situation: what the fields say, and what a caller's words put into them. What follows from it, and
// whether it can be read, is the server's to say.

const FIELDS = ["danger", "role", "age_group", "missing", "about", "consent", "age", "place", "exploitation", "indicators"];

/** What the form says, as an address has it: only what was said. */
export function asked(form) {
  const said = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(said.filter(([, value]) => value));
}

/** The same without the search: what the lines, the plan and a card depend on. */
export function told(form) {
  const query = asked(form);
  query.delete("q");
  query.delete("all");
  return query;
}

/** Whether anything is said of the situation. */
export const saysSomething = (query) => FIELDS.some((name) => query.has(name));

/** Puts a situation into the form. Fields that it does not name stay as they are. */
export function fill(form, situation) {
  for (const [name, value] of Object.entries(situation)) {
    if (!FIELDS.includes(name)) continue;
    const field = form.elements.namedItem(name) ?? hidden(form, name);
    field.value = Array.isArray(value) ? value.join(",") : String(value);
  }
}

/** Empties the form for the next caller. The time that the page is asked for, and whether keys are off, stay. */
export function clear(form) {
  // A copy: the form's own list closes up over a field that is taken out, and the next would be passed by.
  for (const field of [...form.elements]) {
    if (field.name === "at" || field.name === "keys") continue;
    if (field.type === "hidden") field.remove();
    else if (field.type === "checkbox") field.checked = false;
    else if ("value" in field && field.type !== "submit") field.value = "";
  }
}

function hidden(form, name) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name });
  form.append(field);
  return field;
}
