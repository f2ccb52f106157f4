import { nameDate, readDate } from "./wareki.js";

/** Shows beside a date field how its text is understood. */
function show(input, settled) {
  const hint = document.getElementById(input.dataset.dateReading);
  if (!hint) {
    return;
  }
  const read = readDate(input.value);
  const language = document.documentElement.lang;
  let text = "";
  if (read.date && !read.wrong) {
    text = nameDate(read.date, language);
  } else if (read.wrong === "era") {
    text = `${hint.dataset.era} ${nameDate(read.date, language)}`;
  } else if (read.wrong && settled) {
    text = read.wrong === "day" ? hint.dataset.day : hint.dataset.form;
  }
  hint.toggleAttribute("data-unread", Boolean(read.wrong) && text !== "");
  if (hint.textContent !== text) {
    hint.textContent = text;
  }
}

export function installDateHints() {
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-date-reading]")) {
      show(event.target, false);
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-date-reading]")) {
      show(event.target, true);
    }
  });
}

export function prepareDateHints(root) {
  for (const input of root.querySelectorAll("[data-date-reading]")) {
    if (input.value) {
      show(input, true);
    }
  }
}
