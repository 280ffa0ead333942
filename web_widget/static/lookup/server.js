// What the console asks the server for. An answer that was overtaken by a later question is dropped.

const running = new Map();

/** Results for what is being typed, in the contract's shape. */
export const lookup = (query) => json("lookup", `/api/v1/lookup?${new URLSearchParams(query)}`);

/** The plan for a situation. */
export const plan = (situation) => json("plan", "/api/v1/plan", situation);

/** What a caller's words say. */
export const understand = (message) => json("understand", "/api/v1/understand", { message });

/** A piece of the page that the server draws: the nodes of its body. */
export async function piece(name, address) {
  const answer = await ask(name, address);
  return [...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes];
}

/** Whether an error only means that a later question has taken the place of this one. */
export const isOvertaken = (error) => error.name === "AbortError";

async function json(name, address, body) {
  return (await ask(name, address, body)).json();
}

async function ask(name, address, body) {
  running.get(name)?.abort();
  const control = new AbortController();
  running.set(name, control);
  const sent = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(address, { ...sent, signal: control.signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}
