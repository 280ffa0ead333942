// The lookup console. Everything here is also there without a script, as pages of the same address.
// Nothing of a call is kept: the recent cards and the timer are variables, gone with the page.

import { h } from "../widget/src/elements.js";
import { copy } from "./clipboard.js";
import { moveFocus, put } from "./focus.js";
import { listen } from "./keys.js";
import * as server from "./server.js";
import { asked, clear, fill, saysSomething, told } from "./situation.js";
import { timerIn } from "./timer.js";

const TYPING_PAUSE = 90; // milliseconds without a key
const MINUTE = 60_000;
const MOST_RECENT = 8;

const at = (id) => document.getElementById(id);
const sentences = JSON.parse(at("console").dataset.sentences);
const form = at("situation");
const box = at("q");
const results = at("results");
const timer = timerIn(at("timer"), () => box.focus());
let recent = [];
let waiting = null;
let answered = ""; // the question whose results stand on the page

const say = (text) => { at("said").textContent = text; };

/** Runs what asks the server; where it does not answer, that is said and what is on the page stays. */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!server.isDropped(error)) say(sentences["lookup-no-answer"]);
    return null;
  }
}

// Searching

/** Draws what the box asks for; says whether that is what stands there now. */
async function search() {
  clearTimeout(waiting);
  server.drop("results");
  const query = asked(form);
  if (!query.has("q")) {
    results.replaceChildren();
    at("count").textContent = "";
    answered = "";
    return false;
  }
  // The same question a minute later is another one: a line may have shut.
  const question = `${query} ${Math.floor(Date.now() / MINUTE)}`;
  if (question === answered) return true;
  const found = await attempt(() => server.pieces("results", "/lookup/results", query));
  if (!found) return false;
  put(found);
  answered = question;
  return true;
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

/** The card with that number, as an element. `name` says what it is asked for. */
async function fetchCard(name, number) {
  const [card] = await server.pieces(name, `/lookup/card/${encodeURIComponent(number)}`, told(form));
  return card;
}

async function open(number) {
  const card = await attempt(() => fetchCard("card", number));
  if (!card) return;
  at("card").replaceChildren(card);
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
  at("recent").querySelector("ul").replaceChildren(...recent.map(linked));
}

const linked = ({ number, title }) =>
  h("li", null, h("a", { class: "govuk-link", href: `/lookup?open=${number}`, "data-number": number },
    h("span", { class: "lk-number" }, number), " ", title));

// Copying: what has the focus, else the card that is open

const numberHere = () =>
  document.activeElement?.dataset?.number ?? at("card").querySelector("article")?.dataset.number;

async function copyNumber(number = numberHere()) {
  if (number) say((await copy(number)) ? `Copied ${number}` : sentences["lookup-copy-failed"]);
}

async function copyCard(number = numberHere()) {
  if (!number) return;
  const text = await attempt(() => textOf(number));
  if (text) say((await copy(text)) ? `Copied the card ${number}` : sentences["lookup-copy-failed"]);
}

async function textOf(number) {
  const card = at("card").querySelector("article");
  if (card?.dataset.number === number) return card.querySelector("template").content.textContent;
  return (await fetchCard("text", number)).querySelector("template").content.textContent;
}

// The situation

async function redraw() {
  search();
  await Promise.all([redrawLines(), redrawPlan()]);
}

async function redrawLines() {
  put((await attempt(() => server.pieces("lines", "/lookup/lines", told(form)))) ?? []);
}

async function redrawPlan() {
  const query = told(form);
  if (saysSomething(query)) {
    put((await attempt(() => server.pieces("plan", "/lookup/plan", query))) ?? []);
    return;
  }
  server.drop("plan");
  at("plan").replaceChildren(quiet("lookup-plan-none"));
  at("which").replaceChildren();
}

const quiet = (name) => h("p", { class: "fh-quiet" }, sentences[name]);

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
  at("taken").textContent = sentences[found.danger ? "lookup-danger" : nothing ? "lookup-nothing-taken" : "lookup-filled"];
  at("signs").hidden = !found.indicators.length;
  at("signs").replaceChildren(...found.indicators.map(({ number, label }) => linked({ number, title: label })));
  await redraw();
}

/** Nothing of one caller is left for the next, nor comes later. */
function nextCaller() {
  server.dropAll();
  clear(form);
  history.replaceState(null, "", at("clear").href);
  at("words").value = "";
  at("taken").textContent = "";
  at("signs").replaceChildren();
  at("signs").hidden = true;
  at("card").replaceChildren(quiet("lookup-card-none"));
  say("");
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

// Who is open changes while somebody listens. A page that nobody sees asks when it is seen again.
setInterval(() => { if (!document.hidden) redrawLines(); }, MINUTE);
document.addEventListener("visibilitychange", () => { if (!document.hidden) redrawLines(); });

at("keys").hidden = false;
readyCard();
