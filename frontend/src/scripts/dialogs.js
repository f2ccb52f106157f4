/** A link with `data-dialog` opens the dialog of that id; without this script it leads to the page it names. */
export function installDialogs() {
  document.addEventListener("click", (event) => {
    // Also when htmx has taken the press: it fetches what the dialog is to hold.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const opener = event.target.closest?.("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const closer = event.target.closest?.("[data-dialog-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog")?.close();
    }
  });
  // A press outside the dialog lands on the dialog element itself.
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof HTMLDialogElement && outside(event.target, event)) {
      event.target.close();
    }
  });
}

function outside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
