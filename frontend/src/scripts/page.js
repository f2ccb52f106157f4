/** How long a second press on a form that is on its way does nothing. */
const SENT_MS = 10_000;

/** Small things every page does: notices that can be put away, printing, one submission per press, a waiting bar. */
export function installPage() {
  document.addEventListener("click", (event) => {
    const closer = event.target.closest?.("[data-close-notice]");
    if (closer) {
      const notice = closer.closest(".notice");
      const next = document.getElementById("main");
      notice.remove();
      next?.focus({ preventScroll: true });
    }
    if (event.target.closest?.("[data-print]")) {
      window.print();
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "dialog" || event.target.target) {
      return;
    }
    if (event.target.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    if (event.target.method === "post") {
      event.target.dataset.sent = "";
      event.submitter?.setAttribute("aria-disabled", "true");
      // The answer may be a file, and the page stays.
      setTimeout(freeForms, SENT_MS);
    }
  });
  // Back from the browser's memory of the page: the form can be sent again.
  window.addEventListener("pageshow", freeForms);
  document.addEventListener("htmx:afterRequest", freeForms);
  window.addEventListener("resize", markScrollers);
  // The answer comes from another page, such as the sign-in after a long pause: go there instead of showing a part of it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    const asked = new URL(pathInfo.finalRequestPath, location.href);
    const given = new URL(xhr.responseURL || asked.href, location.href);
    if (given.origin === location.origin && given.pathname !== asked.pathname) {
      event.detail.shouldSwap = false;
      location.assign(given);
    }
  });
  // A refused or failed request has a page of its own that says why.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb === "get" && event.detail.boosted) {
      location.assign(event.detail.pathInfo.finalRequestPath);
    }
  });
  const unreachable = (is) => document.getElementById("unreachable")?.toggleAttribute("hidden", !is);
  document.addEventListener("htmx:sendError", () => unreachable(true));
  document.addEventListener("htmx:afterOnLoad", () => unreachable(false));
  const bar = () => document.querySelector(".waiting");
  document.addEventListener("htmx:beforeRequest", (event) => {
    // Polling goes on in the background; only what the reader asked for shows the bar.
    if (event.detail.requestConfig?.triggeringEvent) {
      bar()?.setAttribute("data-on", "");
    }
  });
  document.addEventListener("htmx:afterRequest", () => bar()?.removeAttribute("data-on"));
}

/** A table wider than its place is reached and moved by keyboard; one that fits is no stop on the way. */
function markScrollers() {
  for (const place of document.querySelectorAll(".tableview__scroll")) {
    if (place.scrollWidth > place.clientWidth) {
      place.tabIndex = 0;
    } else {
      place.removeAttribute("tabindex");
    }
  }
}

function freeForms() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
    }
  }
}

/** Scripts show what only they can do. */
export function preparePage(root) {
  for (const element of root.querySelectorAll("[data-needs-script]")) {
    element.hidden = false;
  }
  markScrollers();
}
