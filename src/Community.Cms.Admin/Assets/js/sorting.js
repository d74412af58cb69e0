/**
 * Lists whose entries are pulled to their place. Each drop sends the form as one of its buttons would: place|what|where, with the side for trees.
 * The buttons beside each entry do the same from the keyboard; in trees Alt and the arrow keys press them.
 */
export function sortByMouse(form) {
  form.classList.add("has-sorting");
  const tree = "tree" in form.dataset;
  let pulled = null;
  let target = null;

  for (const grip of form.querySelectorAll("[data-grip]")) grip.draggable = true;

  form.addEventListener("dragstart", (event) => {
    pulled = event.target.closest?.("[data-sort-name]");
    if (!pulled || !event.target.closest("[data-grip]")) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", pulled.dataset.sortName);
    event.dataTransfer.setDragImage(pulled, 10, 10);
    pulled.classList.add("is-dragged");
  });

  form.addEventListener("dragover", (event) => {
    const over = event.target.closest?.("[data-sort-name]");
    if (!pulled || !over || pulled.contains(over)) return clear();
    event.preventDefault();
    const side = sideOf(over, event.clientY);
    if (target?.over === over && target.side === side) return;
    clear();
    target = { over, side };
    mark(over).classList.add(`drop-${side}`);
  });

  form.addEventListener("drop", (event) => {
    if (!pulled || !target) return;
    event.preventDefault();
    const { over, side } = target;
    const name = pulled.dataset.sortName;
    if (tree) send(`place|${name}|${side}:${over.dataset.sortName}`);
    else if (side === "before") send(`place|${name}|${over.dataset.sortName}`);
    else if (next(over)) send(`place|${name}|${next(over).dataset.sortName}`);
    else send(`last|${name}`);
  });

  form.addEventListener("dragend", () => {
    pulled?.classList.remove("is-dragged");
    pulled = null;
    clear();
  });

  if (tree)
    form.addEventListener("keydown", (event) => {
      const verb = event.altKey && { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" }[event.key];
      const entry = verb && event.target.closest("[data-sort-name]");
      if (!entry) return;
      event.preventDefault();
      entry.querySelector(`button[name=do][value^="${verb}|${CSS.escape(entry.dataset.sortName)}"]:not(:disabled)`)?.click();
    });

  function sideOf(over, y) {
    const box = mark(over).getBoundingClientRect();
    const part = (y - box.top) / box.height;
    if (!tree) return part < 0.5 ? "before" : "after";
    return part < 0.3 ? "before" : part > 0.7 ? "after" : "inside";
  }

  // In a tree the entry's own line is marked, not the branch below it.
  function mark(entry) {
    return entry.querySelector(":scope > [data-sort-line]") ?? entry;
  }

  function next(entry) {
    const after = entry.nextElementSibling;
    return after === pulled ? after?.nextElementSibling : after;
  }

  function clear() {
    if (target) mark(target.over).classList.remove("drop-before", "drop-after", "drop-inside");
    target = null;
  }

  function send(command) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "do";
    input.value = command;
    form.append(input);
    form.submit();
  }
}
