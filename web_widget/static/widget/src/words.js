// The names of the widget's own controls and states. Sentences and guidance are never among them: those come from
// the knowledge base.

export const WORDS = {
  newTab: "(opens in a new tab)",
  close: "Close",
  exit: "Exit this page",
  exitKeys: "Or press the Shift key three times.",
  exitPresses: (left) => `Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`,
  exitExpired: "Exit this page expired.",
  exiting: "Loading.",
  aboutExit: "What “Exit this page” does, and cannot do",
  danger: "In danger now? Ring ",
  log: "Conversation",
  youSaid: "You said: ",
  startersLabel: "Ways to start",
  restart: "Start again",
  restarted: "A new conversation. What you said before is set aside.",
  message: "Your message",
  hint: "Enter sends. Shift and Enter starts a new line.",
  send: "Send",
  wait: "Your last message is still being answered.",
  thinking: "Thinking…",
  tooLong: (over) => `Too long by ${over} ${over === 1 ? "character" : "characters"}. Send the most important part first.`,
  left: (count) => `${count} characters left`,
  tryAgain: "Try again",
  abbreviations: "Abbreviations here",
  cardNumber: (number) => `Card ${number}`,
  fullPage: "Read the full page",
  fullPlan: "Open the full plan",
  copy: "Copy",
  copied: "Copied, as plain text with its sources and dates.",
  notCopied: "This page may not copy. Select the text instead.",
  copiedFrom: (time) => `Copied from First Hour on ${time}. Opening hours are as they were then.`,
  print: "Print",
};

/** What is wrong when no answer comes, by kind of trouble. What to do then stands in the knowledge base. */
export const TROUBLE = {
  offline: "You are offline",
  unreachable: "First Hour cannot be reached",
  slow: "The answer is taking too long",
  refused: "Your message was not answered",
};
