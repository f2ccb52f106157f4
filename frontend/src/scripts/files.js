/** Lists chosen files with their sizes, marks those over the limit, and shows where a file can be dropped. */
function list(input) {
  const target = document.getElementById(input.dataset.files);
  if (!target) {
    return;
  }
  const limit = Number(input.dataset.limit) || Infinity;
  target.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      const size = document.createElement("span");
      size.className = "list__note";
      size.textContent = readableSize(file.size);
      item.append(file.name, size);
      if (file.size > limit) {
        item.dataset.tooLarge = "";
        item.append(input.dataset.tooLarge);
      }
      return item;
    }),
  );
}

function readableSize(bytes) {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kibi = bytes / 1024;
  return kibi < 1024 ? `${kibi.toFixed(kibi < 10 ? 1 : 0)} KB` : `${(kibi / 1024).toFixed(1)} MB`;
}

export function installFiles() {
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("input[type=file][data-files]")) {
      list(event.target);
    }
  });
  const mark = (event, over) => {
    const input = event.target.closest?.(".file__input");
    input?.toggleAttribute("data-over", over);
  };
  document.addEventListener("dragenter", (event) => mark(event, true));
  document.addEventListener("dragleave", (event) => mark(event, false));
  document.addEventListener("drop", (event) => mark(event, false));
}
