// A box that ticks all others of a name in its form. Without scripts it is not there.

const boxes = (all) =>
  [...all.closest("form").elements].filter((box) => box.type === "checkbox" && box.name === all.closest("[data-choose-all]").dataset.chooseAll);

export function prepareChoices(root) {
  for (const label of root.querySelectorAll("[data-choose-all]")) {
    label.hidden = false;
  }
}

export function installChoices() {
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    const all = form?.querySelector("[data-choose-all] input");
    if (!all || event.target.type !== "checkbox") {
      return;
    }
    if (event.target === all) {
      for (const box of boxes(all)) {
        box.checked = all.checked;
      }
    } else {
      all.checked = boxes(all).every((box) => box.checked);
    }
  });
}
