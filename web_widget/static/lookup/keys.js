// Keys of a single letter. They rest while somebody types, and can be switched off (WCAG 2.1.4).

const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/** Listens for keys; `actions` has a function for each. `isOff()` says whether they are switched off. */
export function listen(actions, isOff) {
  document.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    if (!action || isOff() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.(TYPED_IN) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  });
}
