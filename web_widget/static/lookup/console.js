// The lookup console. Everything here is also there without a script, as pages of the same address.
// Nothing of a call is kept: the recent cards and the timer are variables, gone with the page.

import { copy } from "./clipboard.js";
import { h, numberMark } from "./elements.js";
import { listen } from "./keys.js";
import { drawPlan } from "./plan.js";
import { counted, drawResults, moveFocus } from "./results.js";
import * as server from "./server.js";
import { ageGroupOf, clear, fill, isReadable, situationIn } from "./situation.js";
import { timerIn } from "./timer.js";

const TYPING_PAUSE = 90; // milliseconds without a key
const MOST_RESULTS = 12;
const MOST_RECENT = 8;

const at = (id) => document.getElementById(id);
const words = JSON.parse(at("console").dataset.words);
const form = at("situation");
const box = at("q");
const results = at("results");
const timer = timerIn(at("timer"));
let recent = [];
let waiting = null;
let answered = ""; // the question whose results stand on the page

const say = (text) => { at("said").textContent = text; };

/** Runs what asks the server; where it does not answer, that is said and what is on the page stays. */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!server.isOvertaken(error)) say(words["lookup-no-answer"]);
    return null;
  }
}

// Searching

/** Draws what the box asks for; says whether that is what stands there now. */
async function search() {
  clearTimeout(waiting);
  const asked = question();
  if (!asked.q) {
    results.replaceChildren();
    at("count").textContent = "";
    answered = "";
    return false;
  }
  if (key(asked) === answered) return true;
  const found = await attempt(() => server.lookup(asked));
  if (!found) return false;
  drawResults(results, found.results, words);
  at("count").textContent = counted(found.results);
  answered = key(asked);
  return true;
}

/** The same question a minute later is another one: a line may have shut. */
const key = (asked) => JSON.stringify([asked, Math.floor(Date.now() / 60_000)]);

/** What is asked now: the words in the box and, unless everything is wanted, what must fit. */
function question() {
  const { role, place, ...rest } = at("all").checked ? {} : situationIn(form);
  const asked = { q: box.value.trim(), limit: MOST_RESULTS, unfinished: true, role, place, age_group: ageGroupOf(rest) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function type() {
  timer.begin();
  clearTimeout(waiting);
  waiting = setTimeout(search, TYPING_PAUSE);
}

async function openFirst() {
  if (!(await search())) return;
  const first = results.querySelector(".lk-open");
  if (first) follow(first);
}

// Cards

function follow(link) {
  if (link.dataset.kind === "place") return choosePlace(link.dataset.id);
  return open(link.dataset.number);
}

const cardAt = (number) => {
  const { place } = situationIn(form);
  return `/lookup/card/${encodeURIComponent(number)}?${new URLSearchParams(place ? { place } : {})}`;
};

async function open(number) {
  const nodes = await attempt(() => server.piece("card", cardAt(number)));
  if (!nodes) return;
  at("card").replaceChildren(...nodes);
  timer.end();
  readyCard();
  at("card-title").focus();
}

function readyCard() {
  const card = at("card").querySelector("article");
  if (!card) return;
  card.querySelector(".lk-do").hidden = false;
  const { number, title } = card.dataset;
  recent = [{ number, title }, ...recent.filter((one) => one.number !== number)].slice(0, MOST_RECENT);
  at("recent").hidden = false;
  at("recent").querySelector("ul").replaceChildren(...recent.map(({ number: read, title: name }) =>
    h("li", null, h("a", { class: "govuk-link", href: `/lookup?open=${read}`, "data-number": read }, numberMark(read), name))));
}

// Copying: what has the focus, else the card that is open

const numberHere = () =>
  document.activeElement?.dataset?.number ?? at("card").querySelector("article")?.dataset.number;

async function copyNumber(number = numberHere()) {
  if (number) say((await copy(number)) ? `Copied ${number}` : words["lookup-copy-failed"]);
}

async function copyCard(number = numberHere()) {
  if (!number) return;
  const text = await attempt(() => textOf(number));
  if (text) say((await copy(text)) ? `Copied the card ${number}` : words["lookup-copy-failed"]);
}

async function textOf(number) {
  const card = at("card").querySelector("article");
  if (card?.dataset.number === number) return card.querySelector("template").content.textContent;
  const nodes = await server.piece("text", cardAt(number));
  return nodes.find((node) => node.matches?.("article")).querySelector("template").content.textContent;
}

// The situation

async function redraw() {
  const situation = situationIn(form);
  search();
  await Promise.all([redrawLines(situation), redrawPlan(situation)]);
}

async function redrawLines(situation) {
  const asked = { place: situation.place, age_group: ageGroupOf(situation) };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  const nodes = await attempt(() => server.piece("lines", `/lookup/lines?${query}`));
  if (nodes) at("lines").replaceChildren(...nodes);
}

async function redrawPlan(situation) {
  if (!Object.keys(situation).length || !isReadable(situation)) {
    at("plan").replaceChildren(h("p", { class: "fh-quiet" }, words["lookup-plan-none"]));
    at("which").replaceChildren();
    return;
  }
  const plan = await attempt(() => server.plan(situation));
  if (!plan) return;
  drawPlan(at("plan"), plan, words);
  askWhich(situation.place, plan);
}

/** Where a name stands for several places, which one; where it stands for none, that. */
function askWhich(named, { place, place_choices: offered }) {
  const buttons = offered.map(({ slug, name }) => {
    const button = h("button", { type: "button", class: "lk-small" }, name);
    button.addEventListener("click", () => choosePlace(slug));
    return [button, " "];
  });
  if (buttons.length) at("which").replaceChildren(h("p", { class: "fh-doubt" }, words["place-choose"], " ", buttons));
  else if (named && !place) at("which").replaceChildren(h("p", { class: "fh-doubt" }, words["place-unknown"]));
  else at("which").replaceChildren();
}

function choosePlace(slug) {
  at("place").value = slug;
  at("place").focus();
  return redraw();
}

async function takeWords() {
  const said = at("words").value.trim();
  if (!said) return;
  timer.begin();
  const found = await attempt(() => server.understand(said));
  if (!found) return;
  const situation = { ...found.situation, ...(found.danger && { danger: "now" }) };
  fill(form, situation);
  const nothing = Object.keys(situation).length === 0;
  at("taken").textContent = words[found.danger ? "lookup-danger" : nothing ? "lookup-nothing-taken" : "lookup-filled"];
  at("signs").hidden = !found.indicators.length;
  at("signs").replaceChildren(...found.indicators.map(({ number, label }) =>
    h("li", null, h("a", { class: "govuk-link", href: `/lookup?open=${number}`, "data-number": number }, numberMark(number), label))));
  await redraw();
}

function nextCaller() {
  clear(form);
  at("words").value = "";
  at("taken").textContent = "";
  at("signs").hidden = true;
  timer.end();
  redraw();
  box.focus();
}

// What a person does

const toSearch = () => { box.focus(); box.select(); };
const showKeys = () => at("help").showModal();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter === at("show")) redraw().then(() => at("plan-title").focus());
  else openFirst();
});
at("paste").addEventListener("submit", (event) => { event.preventDefault(); takeWords(); });
at("words").addEventListener("paste", () => setTimeout(takeWords));
box.addEventListener("input", type);
form.addEventListener("change", (event) => { if (event.target.id === "all") search(); });
document.querySelector(".lk-fields").addEventListener("change", redraw);
at("clear").addEventListener("click", (event) => { event.preventDefault(); nextCaller(); });
at("all-keys").addEventListener("click", showKeys);
at("close-help").addEventListener("click", () => at("help").close());
at("console").addEventListener("click", (event) => {
  const link = event.target.closest("a[data-number], a[data-kind=place]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    follow(link);
  }
  const does = event.target.closest("[data-do]")?.dataset.do;
  if (does === "number") copyNumber(at("card").querySelector("article").dataset.number);
  if (does === "card") copyCard(at("card").querySelector("article").dataset.number);
});
at("console").addEventListener("keydown", (event) => {
  const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (arrow && moveFocus(event.key, box, results)) event.preventDefault();
  const leaves = event.target.closest(".lk-results, .lk-read, .lk-recent") || event.target === at("plan-title");
  if (event.key === "Escape" && leaves && !at("help").open) toSearch();
});
listen(
  { "/": toSearch, c: () => copyNumber(), y: () => copyCard(), p: () => at("plan-title").focus(), "?": showKeys },
  () => at("single").checked,
);

at("keys").hidden = false;
readyCard();
