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
    }
  });
  // Back from the browser's memory of the page: the form can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
    }
  });
  const bar = () => document.querySelector(".waiting");
  document.addEventListener("htmx:beforeRequest", (event) => {
    // Polling goes on in the background; only what the reader asked for shows the bar.
    if (event.detail.requestConfig?.triggeringEvent) {
      bar()?.setAttribute("data-on", "");
    }
  });
  document.addEventListener("htmx:afterRequest", () => bar()?.removeAttribute("data-on"));
}

/** Scripts show what only they can do. */
export function preparePage(root) {
  for (const element of root.querySelectorAll("[data-needs-script]")) {
    element.hidden = false;
  }
}
