// For editors: shows a card again as soon as it is saved, and what is wrong with a save that cannot go live.

const LOOK_EVERY = 700; // milliseconds

const box = document.querySelector("#preview");

async function look() {
  try {
    const { version, problems } = await (await fetch(box.dataset.state, { cache: "no-store" })).json();
    if (version !== box.dataset.version) return location.reload();
    box.querySelector("pre").textContent = problems.join("\n");
    box.hidden = problems.length === 0;
  } catch {
    // The server is restarting: look again.
  }
  setTimeout(look, LOOK_EVERY);
}

look();
