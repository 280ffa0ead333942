// Talks to the API. Sends no cookie and no referrer.

import { forget, keep, token } from "./session.js";
import { ORIGIN } from "./settings.js";

const OPTIONS = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
const UNAUTHORISED = 401;

/** Why there is no answer: `kind` is a key of TROUBLE; `advice` and `contacts` are the server's, where it gave any. */
export class Problem extends Error {
  constructor(kind, { message, contacts } = {}) {
    super(kind);
    Object.assign(this, { kind, advice: message, contacts });
  }
}

/**
 * One turn of the conversation.
 * @param {{message: string} | {choice: string}} request
 * @returns {Promise<object[]>} the replies
 * @throws {Problem} when there are none
 */
export async function turn(request, signal) {
  const conversation = token();
  const response = await reach("/api/v1/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(conversation ? { ...request, conversation } : request),
    signal,
  });
  const body = await response.json().catch(() => ({}));
  if (response.status === UNAUTHORISED) forget();
  if (body.error) throw new Problem("refused", body.error);
  if (!response.ok || !Array.isArray(body.replies)) throw new Problem("unreachable");
  keep(body.conversation);
  return body.replies;
}

/** Says by throwing a Problem that the server cannot be reached. */
export const knock = (signal) => reach("/healthz", { mode: "no-cors", signal });

async function reach(path, options) {
  try {
    return await fetch(ORIGIN + path, { ...OPTIONS, ...options });
  } catch {
    throw new Problem(navigator.onLine ? "unreachable" : "offline");
  }
}
