// Keeps <main id="live"> as the server has it. The socket only says that something changed; what it
// looks like comes as HTML and is morphed in. Without contact the page says so, and never pretends.
//
// On <main id="live">: data-fragment (address of itself), data-version, data-now (server's epoch ms),
// data-root, data-unit, data-view for the socket, data-socket its address if not /ws, data-next when
// (epoch ms) the page changes by time alone within the minute. On <html>: data-zone, data-stale, data-lost.
// [data-says="No contact since {time}"] gets the time of the last contact.
// Forms in it are posted with their hidden `tap` as Idempotency-Key. If the server does not answer,
// <template id="not-registered" data-place="ID"> is shown in the place named, its [data-again] tries
// again; [data-what] in it gets the words of the button that was tapped.

const STALE = 15_000;
const LOST = 30_000;
const POLL = 10_000;
const BACK = [500, 1_000, 2_000, 4_000];
const TRIES = [1_500, 3_000, 3_000, 3_000]; // how long each of the four may take: 10.5 s in all
const ASLEEP = 5_000;
const GLOVE = 800; // ms in which a second touch is the same tap
const FINGER = 60; // px; the next row, chip or button is farther away
const MINUTE = 60_000;
const RELOAD_AT = "04:30";

const page = document.documentElement;
const live = () => document.getElementById("live");
const told = live().dataset;
const speed = Number(told.speed || 1); // the demo's clock runs faster than the day
let pace = speed; // 0 while the demo stands still

let known = Number(told.version); // the board's version
let seen = performance.now(); // when the server was last heard
let anchor = { server: Number(told.now), at: seen };
let socket = null;
let failures = 0;
let fetching = null;
let again = false;
let last = "";
let minute = Math.floor(anchor.server / MINUTE);
let reloading = false;
let passed = "";
let woken = -1; // when the page was last left to itself: what it shows may be old
let ticked = { wall: Date.now(), page: performance.now() };
let touch = { x: 0, y: 0, at: -Infinity }; // the last one, wherever it was
let taken = null; // the last one that became a tap
let alarms; // why they do not run, as the last beat told; "" when they do

const now = () => anchor.server + (performance.now() - anchor.at) * pace;

function clock(ms) {
  const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: page.dataset.zone };
  return new Intl.DateTimeFormat("en-GB", how).format(ms);
}

function heard(server) {
  seen = performance.now();
  if (server) anchor = { server, at: seen };
  show();
}

function show() {
  const silent = performance.now() - seen;
  const stale = silent > STALE;
  if (stale && !page.hasAttribute("data-stale")) {
    const time = clock(anchor.server);
    document.querySelectorAll("[data-says]").forEach((each) => {
      each.textContent = each.dataset.says.replace("{time}", time);
    });
  }
  page.toggleAttribute("data-stale", stale);
  page.toggleAttribute("data-lost", silent > LOST);
}

// A form the reader has begun, what is open, and what was not registered are left as they are.
const kept = {
  beforeNodeMorphed: (old) => !(old.dataset && ("touched" in old.dataset || "failed" in old.dataset)),
  beforeAttributeUpdated: (name, node) =>
    !(name === "open" && node.tagName === "DETAILS") &&
    !(name === "aria-pressed" && node.dataset.tool), // what a script alone knows
};

function morph(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("live");
  if (!fresh) return false;
  Idiomorph.morph(live(), fresh, { morphStyle: "outerHTML", ignoreActiveValue: true, callbacks: kept });
  return true;
}

// The band over the board stands outside what is fetched, but for the ward, which has it inside.
function noticed(said) {
  const band = document.getElementById("board-notice");
  if (said === null || !band || live().contains(band)) return;
  band.textContent = decodeURIComponent(said);
  band.hidden = !said;
}

async function fetchFragment() {
  const begun = performance.now();
  const answer = await fetch(told.fragment, {
    cache: "no-cache",
    headers: { Accept: "text/html" },
    signal: AbortSignal.timeout(8_000),
  });
  if (answer.status === 401 || answer.status === 403) location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  const html = await answer.text();
  heard(Number(answer.headers.get("X-Now")));
  noticed(answer.headers.get("X-Notice"));
  if (begun > woken) page.removeAttribute("data-checking");
  const said = html.replace(/data-now="\d*"/, "");
  if (said !== last && morph(html)) last = said;
}

function refresh() {
  if (fetching) {
    again = true;
    return fetching;
  }
  fetching = fetchFragment()
    .catch(() => {})
    .finally(() => {
      fetching = null;
      if (again) {
        again = false;
        refresh();
      }
    });
  return fetching;
}

function takes(frame) {
  if (frame.type === "change" && !(frame.units || []).length) return true; // of no unit: of the board
  if (frame.type !== "change" || frame.version !== known + 1) return frame.version !== known;
  const mine = told.unit;
  return !mine || (frame.units || []).some((each) => each.id === mine);
}

// The window around this page, in the demo, says what time it is in its story.
addEventListener("clock", (event) => {
  anchor = { server: event.detail.now, at: performance.now() };
  pace = event.detail.paused ? 0 : speed;
});

// Other scripts say on every page why; here only what the fragment itself says of it is fetched.
function engineTurned(engine) {
  if (!engine) return false;
  dispatchEvent(new CustomEvent("engine", { detail: engine }));
  const turned = alarms !== undefined && alarms !== engine.why;
  alarms = engine.why;
  return turned;
}

function receive(event) {
  const frame = JSON.parse(event.data);
  failures = 0;
  heard(frame.now);
  const turned = engineTurned(frame.engine);
  const due = takes(frame) || turned;
  known = frame.version;
  if (due) refresh();
}

function connect() {
  const query = new URLSearchParams();
  for (const name of ["root", "unit", "view"]) if (told[name]) query.set(name, told[name]);
  const mine = new WebSocket(`${location.origin.replace(/^http/, "ws")}${told.socket || "/ws"}?${query}`);
  socket = mine;
  mine.onmessage = receive;
  mine.onclose = () => {
    if (socket !== mine) return;
    socket = null;
    const wait = BACK[Math.min(failures, BACK.length - 1)];
    failures += 1;
    setTimeout(connect, wait * (0.75 + Math.random() / 2));
  };
}

// Whoever looks again sees no colour until the server has said what holds. A device that slept has
// run its clock on while the page stood still; a page that is hidden says so before it is shown.
function left() {
  woken = performance.now();
  page.setAttribute("data-checking", "");
}

function woke() {
  left();
  if (!document.hidden) refresh();
}

function slept() {
  const last = ticked;
  ticked = { wall: Date.now(), page: performance.now() };
  const gap = Math.max(ticked.wall - last.wall, ticked.page - last.page);
  return gap > ASLEEP;
}

// A socket that died silently stays open for ever: it is dropped when the page is stale.
function watch() {
  if (slept()) woke();
  else if (page.hasAttribute("data-checking") && !document.hidden && !fetching) refresh(); // not answered yet
  show();
  if (socket && performance.now() - seen > STALE) {
    const dead = socket;
    socket = null;
    dead.onclose = null;
    dead.close();
    connect();
  }
  if (Number(told.next) && now() >= Number(told.next) && told.next !== passed) {
    passed = told.next;
    refresh();
  }
  const present = Math.floor(now() / MINUTE);
  if (present !== minute) {
    minute = present;
    dispatchEvent(new CustomEvent("minute", { detail: now() }));
    refresh();
    if (clock(now()) === RELOAD_AT && speed === 1) reloadSoon();
  }
}

function reloadSoon() {
  if (reloading) return;
  reloading = true;
  setTimeout(async () => {
    reloading = false;
    const ready = await fetch("/readyz", { cache: "no-store" }).catch(() => null);
    const busy = document.querySelector("[data-touched], [data-failed], [aria-busy]");
    if (ready && ready.ok && !busy) location.reload();
  }, Math.random() * MINUTE);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function newKey() {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(parts, (part) => part.toString(16).padStart(8, "0")).join("");
}

// Returns the answer; null if the server could not be reached, or could not save.
async function send(post) {
  for (const time of TRIES) {
    const until = performance.now() + time;
    try {
      const answer = await fetch(post.address, {
        method: "POST",
        body: post.body,
        headers: { Accept: "text/html", "Idempotency-Key": post.key },
        signal: AbortSignal.timeout(time),
      });
      if (answer.status < 500) return answer;
    } catch {
      // the next try follows
    }
    await pause(until - performance.now());
  }
  return null;
}

function read(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button && button.name) body.set(button.name, button.value);
  const key = body.get("tap") || newKey();
  if (form.elements.tap) form.elements.tap.value = newKey(); // the next tap is another one
  const address = (button && button.getAttribute("formaction")) || form.getAttribute("action");
  return { address, body, key, what: button ? named(button) : "" };
}

// What is read out, or else the first of its lines: "Red", not "RedNeeds help".
function named(button) {
  return button.getAttribute("aria-label") || button.innerText.trim().split("\n")[0];
}

async function post(tap, busy) {
  busy.forEach((each) => each.setAttribute("aria-busy", "true"));
  const answer = await send(tap);
  busy.forEach((each) => each.removeAttribute("aria-busy"));
  if (!answer) return notRegistered(tap);
  forget();
  last = "";
  heard(Number(answer.headers.get("X-Now")));
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url);
    return;
  }
  const html = await answer.text();
  if (!morph(html)) await refresh();
}

function forget() {
  document.querySelectorAll("[data-failed]").forEach((each) => each.removeAttribute("data-failed"));
}

// Nothing is queued and sent later: the reader is told, and decides.
function notRegistered(tap) {
  const template = document.getElementById("not-registered");
  const place = template && document.getElementById(template.dataset.place);
  if (!place) return;
  const said = template.content.cloneNode(true);
  said.querySelectorAll("[data-what]").forEach((each) => {
    each.textContent = each.textContent.replace("{what}", tap.what);
  });
  said.querySelectorAll("time").forEach((each) => (each.textContent = clock(now())));
  said.querySelectorAll("[data-again]").forEach((each) => {
    each.addEventListener("click", () => post(tap, [each]));
  });
  place.replaceChildren(said);
  place.dataset.failed = "";
}

// A glove touches twice, and by then the list beneath it may have moved on: what is touched within a
// moment at the same place is the same tap. Numbers, in a form with data-steps, are tapped fast.
document.addEventListener(
  "click",
  // by keyboard it has no place
  ({ clientX, clientY, detail, timeStamp }) =>
    (touch = { x: detail ? clientX : NaN, y: clientY, at: timeStamp }),
  true,
);

function isTwice(form, button) {
  const last = taken;
  taken = { ...touch, button };
  if (!last || "steps" in form.dataset || touch.at - last.at > GLOVE) return false;
  return button === last.button || Math.hypot(touch.x - last.x, touch.y - last.y) < FINGER;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !live().contains(form)) return;
  event.preventDefault();
  const button = event.submitter || form;
  if (isTwice(form, button) || button.getAttribute("aria-busy")) return;
  delete form.dataset.touched;
  post(read(form, event.submitter), [button]);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && live().contains(form)) form.dataset.touched = "";
});

document.addEventListener("visibilitychange", () => (document.hidden ? left() : woke()));
document.addEventListener("freeze", left);
document.addEventListener("resume", woke);
addEventListener("pageshow", (event) => event.persisted && woke());

setInterval(watch, 1_000);
setInterval(() => {
  if (performance.now() - seen >= POLL - 1_000) refresh();
}, POLL);
connect();
