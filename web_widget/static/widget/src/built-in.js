// What travels inside this script, so that it is there when nothing else is. The server puts it in.

const BUILT_IN = { contacts: [], sentences: {}, style: {}, ...Object("__FIRST_HOUR__") };

/** The emergency contacts. They are as old as the script: instead of hours they say only whether they never shut. */
export const CONTACTS = BUILT_IN.contacts;

/** The stylesheet: its `path` on the server, and its `integrity`. */
export const STYLE = BUILT_IN.style;

/** A sentence of the knowledge base by its id; "" where the script was handed out without it. */
export const sentence = (id) => BUILT_IN.sentences[id] ?? "";

/** Ways to start, in the order in which they are offered. */
export const STARTERS = Object.keys(BUILT_IN.sentences).filter((id) => id.startsWith("chat-starter-")).map(sentence);
