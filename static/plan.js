// Checks a plan half a second after the last key, and leads from a problem to its place.

const WAIT = 500;
const form = document.getElementById("draft");
const text = document.getElementById("text");
let waits = 0;
let asked = 0;

text.addEventListener("input", () => {
  clearTimeout(waits);
  waits = setTimeout(check, WAIT);
});

async function check() {
  const mine = ++asked;
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
  }).catch(() => null);
  // A slower answer to an older text says nothing of the one that stands there now.
  if (mine !== asked || !answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("check");
  if (found && mine === asked) document.getElementById("check").replaceChildren(...found.childNodes);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = text.value.split("\n");
  const line = Number(link.dataset.line) - 1;
  const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
  const at = start + Number(link.dataset.column) - 1;
  text.focus();
  text.setSelectionRange(at, start + (lines[line] ?? "").length);
  text.scrollTop = Math.max(0, (text.scrollHeight / lines.length) * (line - 5));
});
