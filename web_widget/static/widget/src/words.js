// The words of the widget itself. Guidance is never among them: that comes from the knowledge base.

export const WORDS = {
  newTab: "(opens in a new tab)",
  close: "Close",
  exit: "Exit this page",
  danger: "In danger now? Ring ",
  log: "Conversation",
  youSaid: "You said: ",
  welcome: "Tell me what you have seen, or ask a question. Please leave names out.",
  disclosure: "A computer program answers, with guidance that people have checked. It cannot make a referral for you.",
  resumed: "Your conversation goes on. What was said before is not shown: nothing of it is kept on this device.",
  starters: ["I am worried about a child", "Who do I ring?", "Who makes the NRM referral?"],
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
  numbers: "You can ring these now:",
  abbreviations: "Abbreviations here",
  fullPage: "Read the full page",
  fullPlan: "Open the full plan, to print or keep",
};

/** What is wrong when no answer comes, by kind of trouble. */
export const TROUBLE = {
  offline: ["You are offline", "This device has no internet connection, so no answer can come. Phone calls may still work."],
  unreachable: ["First Hour cannot be reached", "Your message was not answered. The service may be down, or something blocks it."],
  slow: ["The answer is taking too long", "It may still come. Do not wait for it if somebody could be in danger."],
  refused: ["Your message was not answered", ""],
};
