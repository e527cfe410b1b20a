// Drives the one window: asks how the story stands, points the frames, and fits the window on
// the screen it is shown on. The frames are live pages and keep themselves.

const EACH = 500;
const WIDTH = 1600;
const HEIGHT = 900;
const LOST = 5_000;

const byId = (id) => document.getElementById(id);
const demo = byId("demo");
let heard = performance.now();
let drawn = "";

function fit() {
  const scale = Math.min(1, innerWidth / WIDTH, innerHeight / HEIGHT);
  demo.style.transform = scale < 1 ? `scale(${scale})` : "";
  demo.style.marginLeft = `${Math.max(0, (innerWidth - WIDTH * scale) / 2)}px`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function point(frame, address) {
  frame.hidden = !address;
  if (address && frame.getAttribute("src") !== address) frame.setAttribute("src", address);
}

function made(name, text, classes = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (classes) element.className = classes;
  return element;
}

function step(each) {
  const item = made("li", "", each.state === "done" ? "" : each.state);
  item.append(made("b", each.at), each.text);
  return item;
}

function message(each) {
  return [made("p", each.text), made("small", `${each.at}, ${each.person}`, "quiet")];
}

// The oldest messages that do not fit whole are not shown.
function trim() {
  const list = byId("messages");
  while (list.childElementCount > 2 && list.scrollHeight > list.clientHeight) {
    list.lastElementChild.remove();
    list.lastElementChild.remove();
  }
}

// The pages in the frames count on between two frames of their own; the story may stand still.
function tell(state) {
  const detail = { now: Date.parse(state.at), paused: state.paused };
  document.querySelectorAll("iframe").forEach((frame) => {
    frame.contentWindow.dispatchEvent(new CustomEvent("clock", { detail }));
  });
}

function draw(state) {
  tell(state);
  write(byId("clock"), state.clock);
  byId("clock").setAttribute("datetime", state.at);
  write(byId("caption"), state.caption);
  write(byId("phone-of"), state.phone_of);
  write(byId("pause"), byId("pause").dataset[state.paused ? "resume" : "pause"]);
  if (byId("visitor")) {
    write(byId("visitor"), state.visitor.label);
    byId("visitor").disabled = !state.visitor.possible;
  }
  point(byId("ward"), state.ward);
  point(byId("phone"), state.phone);
  const told = JSON.stringify([state.steps, state.messages]);
  if (told === drawn) return;
  drawn = told;
  byId("steps").replaceChildren(...state.steps.map(step));
  byId("messages").replaceChildren(...state.messages.flatMap(message));
  trim();
}

function link(linked) {
  const says = byId("clock-says");
  write(says, linked ? says.dataset.linked : says.dataset.lost);
  byId("clock").hidden = !linked;
}

async function look() {
  try {
    const how = { cache: "no-store", headers: { Accept: "application/json" }, signal: AbortSignal.timeout(3_000) };
    const answer = await fetch(demo.dataset.state, how);
    if (!answer.ok) throw new Error(String(answer.status));
    draw(await answer.json());
    heard = performance.now();
  } catch {
    // the next look follows
  }
  link(performance.now() - heard < LOST);
}

async function go() {
  await look();
  setTimeout(go, EACH);
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter;
  button.setAttribute("aria-busy", "true");
  await fetch(event.target.action, { method: "POST", headers: { Accept: "application/json" } }).catch(() => {});
  button.removeAttribute("aria-busy");
  look();
});

addEventListener("resize", fit);
fit();
trim();
go();
