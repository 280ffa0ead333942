// What the console asks the server for. An answer that was overtaken by a later question is dropped.

const running = new Map();

/** What a caller's words say. */
export async function understand(message) {
  const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ message }) };
  return (await ask("understand", "/api/v1/understand", sent)).json();
}

/** Pieces of the page that the server draws: the elements of its answer. */
export async function pieces(name, path, query) {
  const answer = await ask(name, `${path}?${query}`);
  return [...new DOMParser().parseFromString(await answer.text(), "text/html").body.children];
}

/** Drops the answer that is still to come, where there is one. */
export const drop = (name) => running.get(name)?.abort();

/** Drops every answer that is still to come: it is about somebody else. */
export const dropAll = () => [...running.keys()].forEach(drop);

/** Whether an error only means that an answer was dropped. */
export const isDropped = (error) => error.name === "AbortError";

async function ask(name, address, sent) {
  drop(name);
  const control = new AbortController();
  running.set(name, control);
  const answer = await fetch(address, { ...sent, signal: control.signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}
