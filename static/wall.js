// Draws the wall from frames. A classic script for Chromium 76, so nothing newer than ES2018: the
// screens it runs on are televisions. What a tile looks like is decided twice, here and in
// wardstatus/web/tiles.py; a browser test holds them together.
(function () {
  "use strict";

  var STALE = 15000;
  var LOST = 30000;
  var POLL = 10000;
  var TURN = 20000;
  var ASLEEP = 5000;
  var MINUTE = 60000;
  var NEW = 6 * MINUTE;
  var TODAY = 20 * 60 * MINUTE;
  var LINE = 10;
  var BEDS_AT_MOST = 120;
  var RELOAD_AT = "04:30";
  var BACK = [500, 1000, 2000, 4000];
  var SHAPES = { green: "1", yellow: "2", red: "3" };

  var wall = document.getElementById("wall");
  var page = JSON.parse(wall.getAttribute("data-page"));
  var board = wall.getAttribute("data-board");
  var root = wall.getAttribute("data-root"); // the board, or a unit of it
  var speed = Number(wall.getAttribute("data-speed")) || 1; // the demo's clock runs faster than the day
  var pace = speed; // 0 while the demo stands still
  var pinnedAtMost = Number(wall.getAttribute("data-pinned"));
  var zone = document.documentElement.getAttribute("data-zone");
  var said = page.spoken;
  var places = Array.prototype.slice.call(document.querySelectorAll("[data-unit]"));

  var units = {}; // as the last frame told of them
  var version = 0;
  var notice = "";
  var noticeUntil = null;
  var minute = 0;
  var checking = false; // the device slept, or the page was hidden: no colour until the server has spoken
  var left = -1;
  var ticked = Date.now();
  var fingerprint = page.state.page;
  var seen = performance.now(); // when the server was last heard
  var anchor = { server: page.state.now, at: seen };
  var socket = null;
  var failures = 0;
  var fetching = false;
  var reloading = false;
  var showing = 1;
  var paused = false;

  function byId(id) { return document.getElementById(id); }

  function fill(sentence, gaps) {
    return Object.keys(gaps).reduce(function (text, name) {
      return text.replace("{" + name + "}", gaps[name]);
    }, sentence);
  }

  // Time: the server's, never this device's.

  function now() { return anchor.server + (performance.now() - anchor.at) * pace; }

  var clockFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  var dayFormat = new Intl.DateTimeFormat("en-US", { year: "numeric", month: "numeric", day: "numeric", timeZone: zone });

  function clock(ms) { return clockFormat.format(ms); }

  function lasting(ms, wholeFrom) {
    var minutes = Math.max(1, Math.floor(ms / MINUTE));
    var hours = Math.floor(minutes / 60);
    var rest = minutes % 60;
    var parts = hours ? [fill(said.hours, { n: hours })] : [];
    if (!hours || (rest && hours < wholeFrom)) parts.push(fill(said.minutes, { n: rest }));
    return parts.join(" ");
  }

  function at(ms) {
    if (now() - ms < TODAY) return fill(said.last_at, { time: clock(ms) });
    var day = dayFormat.format(ms);
    return fill(said.last_on, { day: day.split("/")[1], month: day.split("/")[0] });
  }

  function instant(unit, name) { return unit[name] ? Date.parse(unit[name]) : null; }

  // One unit, as it is drawn.

  function tile(unit) {
    var names = page.names[unit.id] || { needs: {}, offers: {} };
    var drawn = { kind: unit.shown, shape: SHAPES[unit.shown], line: "", style: "", sr: "", last: "", isNew: false, beds: unit.beds };
    if (unit.shown === "red") return red(unit, drawn);
    if (unit.shown === "yellow") return calm(unit, drawn, names.needs[(unit.needs || [])[0]]);
    if (unit.shown === "green") return calm(unit, drawn, names.offers[(unit.offers || [])[0]]);
    return unknown(unit, drawn);
  }

  function calm(unit, drawn, says) {
    var some = says || !unit.of_known ? "" : fill(said.of_known, unit.of_known);
    drawn.line = says || some || said[drawn.kind];
    if (says || some) {
      drawn.style = "says";
      drawn.sr = says ? said[drawn.kind + "_says"] : said[drawn.kind] + ", ";
    }
    return drawn;
  }

  function red(unit, drawn) {
    var since = instant(unit, "since");
    if (unit.over_limit) drawn.kind = "red over";
    drawn.shape = unit.not_confirmed_since ? "3q" : "3";
    drawn.sr = unit.not_confirmed_since ? said.red_not_confirmed : said.red_sr;
    drawn.isNew = since !== null && now() - since < NEW;
    drawn.line = redLine(unit, since);
    drawn.style = drawn.line.length > LINE ? "red long" : "red";
    return drawn;
  }

  function redLine(unit, since) {
    if (unit.over_limit) {
      var over = instant(unit, "over_since") || instant(unit, "deadline") || now();
      return fill(said.over, { lasting: lasting(now() - over, 10) });
    }
    if (unit.decided) return said.decided;
    if (unit.answered) return said.answered;
    var asked = instant(unit, "waiting_since") || since || now();
    return fill(said.answer, { lasting: lasting(now() - asked, 1) });
  }

  function unknown(unit, drawn) {
    var since = instant(unit, "unknown_since") || instant(unit, "valid_until");
    drawn.kind = "unknown";
    drawn.shape = "0";
    drawn.beds = null;
    drawn.last = SHAPES[unit.level] || "";
    if (!unit.level) drawn.line = said.never;
    else if (since === null) {
      drawn.sr = said.unknown;
      drawn.line = said["last_" + unit.level];
    } else {
      drawn.sr = said["unknown_" + unit.level];
      drawn.line = at(since);
    }
    return drawn;
  }

  // No contact: the colour goes, the last level stays in words.
  function lost(unit) {
    var drawn = tile(unit);
    var last = unit.level;
    drawn.kind = "unknown";
    drawn.shape = "0";
    drawn.style = "";
    drawn.isNew = false;
    drawn.beds = null;
    drawn.sr = last ? said.unknown : "";
    drawn.line = last ? said["last_" + last] : said.never;
    return drawn;
  }

  // Drawing: an attribute is only touched when it is another one.

  function set(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function use(holder, shape) { set(holder.querySelector("use"), "href", "#shape-" + shape); }

  function hide(element, hidden) {
    if (hidden) set(element, "hidden", "");
    else element.removeAttribute("hidden");
  }

  function classes(name, kinds) {
    return kinds.split(" ").filter(Boolean).reduce(function (all, kind) { return all + " " + name + "--" + kind; }, name);
  }

  function paint(place, drawn) {
    var line = place.querySelector(".tile-line");
    var beds = place.querySelector(".beds");
    var known = typeof drawn.beds === "number";
    var pinned = place.classList.contains("tile--pinned") ? " tile--pinned" : "";
    set(place, "class", classes("tile", drawn.kind) + pinned);
    use(place.querySelector(".tile-mark"), drawn.shape);
    hide(place.querySelector(".tile-new"), !drawn.isNew);
    hide(place.querySelector(".tile-last"), !drawn.last);
    use(place.querySelector(".tile-last"), drawn.last);
    set(line, "class", classes("tile-line", drawn.style));
    write(line.firstElementChild, drawn.sr);
    write(line.lastElementChild, drawn.line);
    hide(beds, !known);
    set(beds, "aria-label", known ? fill(said.beds, { n: Math.floor(drawn.beds + 0.5) }) : "");
    set(beds.querySelector(".beds-fill"), "d", "M0 2h" + (known ? Math.min(BEDS_AT_MOST, Math.floor(drawn.beds + 0.5)) : 0) + "v6H0z");
  }

  function count(level, n) {
    var number = document.querySelector('[data-count="' + level + '"]');
    write(number, String(n));
    if (level === "known") return;
    write(number.nextElementSibling, n === 1 ? said["count_" + level + "_one"] : said["count_" + level]);
  }

  function draw() {
    var gone = performance.now() - seen;
    var counted = { red: 0, yellow: 0, green: 0, unknown: 0 };
    places.forEach(function (place) {
      var unit = units[place.getAttribute("data-unit")];
      if (!unit) return;
      counted[unit.shown] += 1;
      paint(place, gone > LOST || checking ? lost(unit) : tile(unit));
    });
    ["red", "yellow", "green"].forEach(function (level) { count(level, counted[level]); });
    count("known", places.length - counted.unknown);
    turn(0);
    head(gone);
    foot();
  }

  function head(gone) {
    var time = clock(now());
    write(byId("clock"), time);
    hide(byId("head"), gone > STALE || checking);
    hide(byId("stale"), gone <= STALE && !checking);
    if (checking && gone <= STALE) write(byId("stale").firstElementChild, said.checking);
    if (gone > STALE) {
      write(byId("stale").firstElementChild, fill(gone > LOST ? said.lost : said.stale, { time: clock(anchor.server) }));
    }
  }

  function foot() {
    var note = byId("note");
    var lost = places.reduce(function (all, place) {
      var unit = units[place.getAttribute("data-unit")];
      return all + (unit && unit.undelivered || 0);
    }, 0);
    var told = lost ? fill(lost === 1 ? said.undelivered_one : said.undelivered, { n: lost }) : "";
    var both = told && notice ? told + " \u00b7 " + notice : told || notice;
    set(note, "class", both ? "wall-note" : "");
    write(note, both || said.quiet);
  }

  // More places than fit: pages that turn, red ones of other pages pinned in the last row.

  function pages() {
    return places.reduce(function (most, place) { return Math.max(most, pageOf(place)); }, 1);
  }

  function pageOf(place) { return Number(place.getAttribute("data-place")); }

  function isOver(place) {
    var unit = units[place.getAttribute("data-unit")];
    return unit && unit.over_limit ? 0 : 1;
  }

  function turn(by) {
    var all = pages();
    if (all === 1) return;
    showing = 1 + ((showing - 1 + by) % all);
    var pinned = places.filter(function (place) {
      var unit = units[place.getAttribute("data-unit")];
      return unit && unit.shown === "red" && pageOf(place) !== showing;
    }).sort(function (one, other) { return isOver(one) - isOver(other); }).slice(0, pinnedAtMost);
    places.forEach(function (place) {
      var isPinned = pinned.indexOf(place) >= 0;
      place.classList.toggle("tile--pinned", isPinned);
      hide(place, pageOf(place) !== showing && !isPinned);
    });
    write(byId("page-said"), fill(said.page, { page: showing, pages: all }));
  }

  if (byId("pause")) {
    byId("pause").addEventListener("click", function () {
      paused = !paused;
      set(byId("pause"), "aria-pressed", String(paused));
      write(byId("pause"), paused ? said.resume : said.pause);
    });
    setInterval(function () { if (!paused) turn(1); }, TURN);
  }

  // What is heard.

  function heard(server) {
    seen = performance.now();
    if (server) anchor = { server: server, at: seen };
  }

  function take(state) {
    if (state.page !== fingerprint) return reloadWhenReady();
    units = {};
    takeUnits(state.units);
    version = state.version;
    notice = state.notice;
    noticeUntil = state.notice_until;
    heard(state.now);
    draw();
  }

  function takeUnits(given) {
    given.forEach(function (unit) { units[unit.id] = unit; });
  }

  function refresh() {
    if (fetching) return;
    fetching = true;
    var begun = performance.now();
    get("/wall/board.json?root=" + encodeURIComponent(root))
      .then(function (answer) {
        if (answer.status === 401 || answer.status === 403) reloadWhenReady();
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (state) {
        if (begun > left) checking = false;
        take(state);
      })
      .catch(function () {}) // the page grows stale by itself
      .then(function () { fetching = false; });
  }

  function get(address) {
    var stop = new AbortController();
    var timer = setTimeout(function () { stop.abort(); }, 8000);
    return fetch(address, { cache: "no-store", signal: stop.signal, headers: { Accept: "application/json" } })
      .then(function (answer) { clearTimeout(timer); return answer; });
  }

  function receive(event) {
    var frame = JSON.parse(event.data);
    failures = 0;
    heard(frame.now);
    if (frame.engine) dispatchEvent(new CustomEvent("engine", { detail: frame.engine }));
    if (frame.type === "change" && frame.version === version + 1 && frame.units && frame.units.length) {
      takeUnits(frame.units);
      version = frame.version;
      draw();
    } else if (frame.version !== version) {
      refresh();
    } else {
      draw();
    }
  }

  function connect() {
    var mine = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws?view=wall&root=" + encodeURIComponent(board));
    socket = mine;
    mine.onmessage = receive;
    mine.onclose = function () {
      if (socket !== mine) return;
      socket = null;
      var wait = BACK[Math.min(failures, BACK.length - 1)];
      failures += 1;
      setTimeout(connect, wait * (0.75 + Math.random() / 2));
    };
  }

  // Whoever looks again sees no colour until the server has said what holds.
  function asleep() {
    left = performance.now();
    checking = true;
    draw();
  }

  function awake() {
    asleep();
    if (!document.hidden) refresh();
  }

  function watch() {
    if (Math.floor(now() / MINUTE) !== minute) {
      minute = Math.floor(now() / MINUTE);
      window.dispatchEvent(new CustomEvent("minute", { detail: now() }));
    }
    var slept = Date.now() - ticked > ASLEEP;
    ticked = Date.now();
    if (slept) awake();
    else if (checking && !document.hidden) refresh(); // what was asked on waking was not answered
    if (noticeUntil && now() >= noticeUntil) {
      noticeUntil = null;
      refresh();
    }
    if (socket && performance.now() - seen > STALE) {
      // A socket that died silently stays open for ever.
      var dead = socket;
      socket = null;
      dead.onclose = null;
      dead.close();
      connect();
    }
    draw();
    if (clock(now()) === RELOAD_AT && speed === 1 && !reloading) {
      reloading = true;
      setTimeout(reloadWhenReady, Math.random() * MINUTE);
    }
  }

  // Never trade a page that stands for an error page.
  function reloadWhenReady() {
    get("/readyz")
      .then(function (answer) { if (answer.ok) location.reload(); })
      .catch(function () {})
      .then(function () { reloading = false; });
  }

  // The window around this page, in the demo, says what time it is in its story.
  window.addEventListener("clock", function (event) {
    anchor = { server: event.detail.now, at: performance.now() };
    pace = event.detail.paused ? 0 : speed;
    draw();
  });

  document.addEventListener("visibilitychange", function () { if (document.hidden) asleep(); else awake(); });
  document.addEventListener("freeze", asleep);
  document.addEventListener("resume", awake);
  // Drawn for 1920 x 1080: a larger or smaller screen shows the same; a narrow one gets a page that flows.
  function fit() {
    var scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    document.documentElement.style.zoom = window.innerWidth < 1280 || Math.abs(scale - 1) < 0.01 ? "" : String(scale);
  }

  window.addEventListener("resize", fit);
  fit();
  take(page.state);
  connect();
  setInterval(watch, 1000);
  setInterval(function () { if (performance.now() - seen >= POLL - 1000) refresh(); }, POLL);
})();
