// Says at once, in the field, when a text holds what may be a national identity number. The server
// refuses it anyway (core/notes.py, the same sums); this spares people the way there and back.
//
// The sentence is the content of <meta name="no-patients">. A form with such a text is not sent.

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const FIELDS = "textarea, input:not([type]), input[type=text], input[type=search]";
const ELEVEN = /(?<![0-9])[0-9](?:[ .\-/\u00a0\u2009\u202f\u2010-\u2015]{0,3}[0-9]){10}(?![0-9])/y;

export function looksLikeIdentityNumber(text) {
  const plain = text.replace(/\p{Nd}/gu, digit);
  for (let start = 0; start < plain.length; start += 1) {
    ELEVEN.lastIndex = start;
    const found = ELEVEN.exec(plain);
    if (found && addsUp(Array.from(found[0].replace(/[^0-9]/g, ""), Number))) return true;
  }
  return false;
}

// A full-width or other digit counts as one: its tens stand in order, from 0.
function digit(letter) {
  const code = letter.codePointAt(0);
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function addsUp(numbers) {
  const day = numbers[0] * 10 + numbers[1];
  const month = numbers[2] * 10 + numbers[3];
  const sum = (weights) => weights.reduce((all, weight, n) => all + weight * numbers[n], 0) % 11;
  return (
    ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) &&
    [0, 40, 65, 80].some((more) => month - more >= 1 && month - more <= 12) &&
    sum(FIRST) < 4 &&
    sum(SECOND) === 0
  );
}

function refuses(field) {
  const wrong = looksLikeIdentityNumber(field.value);
  if (wrong || "patient" in field.dataset) {
    field.setCustomValidity(wrong ? document.querySelector("meta[name=no-patients]").content : "");
    field.toggleAttribute("data-patient", wrong);
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  return wrong;
}

addEventListener("input", ({ target }) => {
  if (target.matches?.(FIELDS) && refuses(target)) target.reportValidity();
});

// On the window and first: no other script sends the form meanwhile.
addEventListener(
  "submit",
  (event) => {
    const wrong = [...event.target.elements].find((each) => each.matches(FIELDS) && refuses(each));
    if (!wrong) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wrong.reportValidity();
  },
  true,
);
