/**
 * Shows the definition of a term while the pointer or the focus is on it.
 *
 * As WCAG 1.4.13 asks: the pointer can move onto the definition, Escape puts it away without moving either, and it
 * stays until one of these happens. The link itself leads to the definition, with or without this script.
 */
const LEAVE_MS = 250;

let tip;
let owner;
let leaving;

function open(term) {
  const source = document.getElementById(term.dataset.term);
  if (!source) {
    return;
  }
  clearTimeout(leaving);
  if (owner === term) {
    return;
  }
  close();
  tip = document.createElement("div");
  tip.className = "termtip";
  tip.id = "termtip";
  tip.setAttribute("role", "tooltip");
  tip.append(source.content.cloneNode(true));
  document.body.append(tip);
  owner = term;
  term.setAttribute("aria-describedby", "termtip");
  place();
}

function place() {
  const box = owner.getClientRects()[0];
  const width = tip.offsetWidth;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const below = box.bottom + tip.offsetHeight + 8 < window.innerHeight || box.top < tip.offsetHeight + 8;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${(below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + window.scrollY}px`;
}

function close() {
  clearTimeout(leaving);
  owner?.removeAttribute("aria-describedby");
  tip?.remove();
  owner = undefined;
  tip = undefined;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(close, LEAVE_MS);
}

export function installTerms() {
  document.addEventListener("pointerover", (event) => {
    const term = event.target.closest?.("[data-term]");
    if (term && event.pointerType !== "touch") {
      open(term);
    } else if (event.target.closest?.(".termtip")) {
      clearTimeout(leaving);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.("[data-term], .termtip") && owner !== document.activeElement) {
      leave();
    }
  });
  document.addEventListener("focusin", (event) => {
    const term = event.target.closest?.("[data-term]");
    if (term) {
      open(term);
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === owner) {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tip) {
      close();
    }
  });
}
