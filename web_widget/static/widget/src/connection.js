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

/** Has the server forget the conversation, and forgets it here. Waits for nothing: the page may be on its way out. */
export function farewell() {
  const conversation = token();
  forget();
  if (!conversation) return;
  // Plain text from anywhere needs no preflight, which would come too late.
  const [address, body] = [`${ORIGIN}/api/v1/chat/end`, JSON.stringify({ conversation })];
  if (!("keepalive" in Request.prototype)) navigator.sendBeacon(address, body);
  else fetch(address, { ...OPTIONS, method: "POST", mode: "no-cors", keepalive: true, body }).catch(() => {});
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
