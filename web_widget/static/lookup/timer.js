// From question to answer. It is shown to the operator, sent nowhere, copied nowhere and printed nowhere.

/** A timer that shows itself in an element; `onHidden` is called when somebody hides it. */
export function timerIn(element, onHidden) {
  const shown = element.querySelector("[role=timer]");
  let began = null;
  let ticking = null;

  const show = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  element.querySelector("button").addEventListener("click", () => {
    element.hidden = true;
    onHidden();
  });
  element.hidden = false;
  return {
    /** A question begins; one that runs already goes on. */
    begin() {
      if (ticking) return;
      began = Date.now();
      ticking = setInterval(show, 1000);
      element.dataset.state = "running";
      show();
    },
    /** It is answered. */
    end() {
      if (!ticking) return;
      clearInterval(ticking);
      ticking = null;
      element.dataset.state = "ended";
      show();
    },
  };
}
