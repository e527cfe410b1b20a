// Dims a screen by the hospital's clock, or as somebody there has chosen; the server begins it.
// Classic, nothing newer than ES2018: it runs on the wall's televisions too.
//
// On <html>: data-light (auto, day, night), data-night-from and data-night-to (local HH:MM), data-zone.
// Pages say the server's time each minute: event "minute", detail in epoch milliseconds.
(function () {
  "use strict";

  var HELD = 8 * 3600; // seconds a choice at the screen holds; then the clock decides again
  var page = document.documentElement;
  var format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: page.getAttribute("data-zone") });

  function isNight(now) {
    var at = format.format(now);
    var begins = page.getAttribute("data-night-from");
    var ends = page.getAttribute("data-night-to");
    return begins <= ends ? begins <= at && at < ends : at >= begins || at < ends;
  }

  function show(night) {
    if (night) page.setAttribute("data-night", "");
    else page.removeAttribute("data-night");
  }

  function press() {
    var button = document.querySelector("[data-tool=light]");
    if (button) button.setAttribute("aria-pressed", String(page.hasAttribute("data-night")));
  }

  window.addEventListener("minute", function (event) {
    if (page.getAttribute("data-light") === "auto") show(isNight(event.detail));
    press();
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-tool=light]")) return;
    var chosen = page.hasAttribute("data-night") ? "day" : "night";
    page.setAttribute("data-light", chosen);
    document.cookie = "light=" + chosen + "; path=/; max-age=" + HELD + "; samesite=strict";
    setTimeout(function () { page.setAttribute("data-light", "auto"); }, HELD * 1000);
    show(chosen === "night");
    press();
  });

  press();
})();
