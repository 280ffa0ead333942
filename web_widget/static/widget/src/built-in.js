// The emergency contacts that travel inside this script, so that they are there when nothing else is.

/** The server puts the directory's emergency contacts here when it hands out the script. */
const DIRECTORY = "__FIRST_HOUR_CONTACTS__";

/** Contacts in the contract's shape. Their `open_now` is as old as the script, so it is not to be shown. */
export const CONTACTS = Array.isArray(DIRECTORY) ? DIRECTORY : [];
