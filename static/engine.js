// Says on every page when alarms do not run. Pages that listen pass on what a beat tells of the engine;
// the others, and those whose socket is dead, ask for it. Classic, nothing newer than ES2018: it runs
// on the wall's televisions too.
//
// On #engine: data-url to ask, data-tick, data-gap, data-clock, data-canary each "… {time} …".
(function () {
  "use strict";

  var ASK_AFTER = 8000;
  var EACH = 2000;

  var band = document.getElementById("engine");
  if (!band) return;
  var zone = document.documentElement.getAttribute("data-zone");
  var format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  var told = performance.now();
  var asking = false;

  function say(engine) {
    told = performance.now();
    var sentence = band.getAttribute("data-" + engine.why);
    var text = engine.alive || !sentence ? "" : sentence.replace("{time}", format.format(Date.parse(engine.since)));
    if (band.textContent !== text) band.textContent = text;
    band.hidden = !text;
  }

  function ask() {
    if (asking || performance.now() - told < ASK_AFTER) return;
    asking = true;
    fetch(band.getAttribute("data-url"), { cache: "no-store", headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (engine) { if (engine) say(engine); })
      .catch(function () {}) // the page says by itself that there is no contact
      .then(function () { asking = false; });
  }

  addEventListener("engine", function (event) { say(event.detail); });
  setInterval(ask, EACH);
})();
