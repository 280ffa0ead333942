// One conversation: what is sent, what is shown meanwhile, what is shown then.

import { sentence, STARTERS } from "./built-in.js";
import { farewell, knock, Problem, turn } from "./connection.js";
import { choiceGroup, replyNode, saidNode } from "./replies.js";
import { markdown } from "./markdown.js";
import { token } from "./session.js";
import { troubleCard } from "./trouble.js";
import { h } from "./elements.js";
import { WORDS } from "./words.js";

const THINKING_AFTER = 500;
const SLOW_AFTER = 8000;
const GIVE_UP_AFTER = 30000;
const MARGIN = 12;

export class Conversation {
  /**
   * @param {{log: HTMLElement, status: HTMLElement, place: ?string, onsaid: () => void}} parts
   * `onsaid` is called after something was sent: the button that had the focus may be gone.
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.context = { place: parts.place, say: (request, words) => this.say(request, words), tell: (words) => (this.status.textContent = words) };
    this.waiting = null;
  }

  /** The first words, and a look whether the server is there. */
  begin() {
    const starters = STARTERS.map((message) => ({ label: message, message }));
    this.show(
      h("div", { class: "bubble" }, markdown(sentence("widget-welcome")), h("p", { class: "small" }, sentence("chat-disclosure")), aboutExit()),
      token() ? h("p", { class: "notice" }, sentence("widget-resumed")) : "",
      choiceGroup(WORDS.startersLabel, starters, this.context.say),
    );
    this.check();
  }

  /** Sends what was typed. The words of a button that is offered count as that button. */
  type(message) {
    const same = [...this.log.querySelectorAll(".choice")].find((choice) => choice.request && bare(choice.textContent) === bare(message));
    return this.say(same?.request ?? { message }, message);
  }

  /** Sends a message or a choice and shows `words` as what was said. Returns false where one is still under way. */
  say(request, words) {
    if (this.waiting) {
      this.status.textContent = WORDS.wait;
      return false;
    }
    for (const old of this.log.querySelectorAll(".choices, .retry")) old.remove();
    this.show(saidNode(words));
    this.onsaid();
    this.ask(request);
    return true;
  }

  /** Ends it: nothing that is still under way will be shown. */
  end() {
    this.waiting?.abort();
    this.settle();
    this.stopChecking();
    farewell();
    this.log.replaceChildren();
  }

  async ask(request) {
    // What comes of the message will tell whether the server is there.
    this.stopChecking();
    const waiting = (this.waiting = new AbortController());
    this.timers = this.startTimers(waiting);
    const shown = await turn(request, waiting.signal).then((replies) => this.nodes(replies, request), (problem) => [this.failed(problem, request)]);
    if (this.waiting !== waiting) return;
    this.settle();
    this.show(...shown);
  }

  startTimers(waiting) {
    return [
      setTimeout(() => (this.status.textContent = WORDS.thinking), THINKING_AFTER),
      setTimeout(() => this.show(troubleCard({ kind: "slow" })), SLOW_AFTER),
      setTimeout(() => waiting.abort(), GIVE_UP_AFTER),
    ];
  }

  settle() {
    this.timers?.forEach(clearTimeout);
    this.waiting = null;
    this.status.textContent = "";
  }

  /** A reply that cannot be shown must not take the others with it, nor leave nothing. */
  nodes(replies, request) {
    return replies.map((reply) => {
      try {
        return replyNode(reply, this.context);
      } catch {
        return this.failed(new Problem("unreachable"), request);
      }
    });
  }

  failed(problem, request) {
    const again = (event) => {
      event.target.remove();
      this.onsaid();
      this.ask(request);
    };
    return troubleCard(problem, again);
  }

  /** Shows at once, before anything is typed, that no answer will come. */
  async check() {
    const checking = (this.checking = new AbortController());
    const late = setTimeout(() => checking.abort(), SLOW_AFTER);
    const problem = await knock(checking.signal).then(() => null, (reason) => reason);
    clearTimeout(late);
    if (problem && this.checking === checking) this.show(troubleCard(problem));
  }

  stopChecking() {
    this.checking?.abort();
    this.checking = null;
  }

  /** Adds nodes to the log and brings the first of them to the top of what scrolls: the log, or all of a small sheet. */
  show(...nodes) {
    this.log.append(...nodes.filter(Boolean));
    const [first] = nodes;
    if (!first) return;
    const panel = this.log.parentElement;
    this.log.scrollTop = first.offsetTop - MARGIN;
    panel.scrollTop = this.log.offsetTop + first.offsetTop - panel.firstElementChild.offsetHeight - MARGIN;
  }
}

/** What the exit does and what it cannot do. */
function aboutExit() {
  return h("details", null, h("summary", null, WORDS.aboutExit), markdown(sentence("widget-exit-does")), markdown(sentence("widget-exit-cannot")));
}

/** Words without what people leave out when they type. */
const bare = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
