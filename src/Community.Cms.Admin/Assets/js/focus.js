const sides = ["Left", "Top", "Right", "Bottom"];

/** Draws the chosen point and the frame over the picture; the number fields stay what the form sends. */
export function chooseFocus(form) {
  const frame = form.querySelector("[data-focus-frame]");
  const field = (name) => form.querySelector(`[name='Crop.${name}']`);
  const number = (name) => Math.min(100, Math.max(0, Number.parseInt(field(name).value, 10) || 0));
  const previews = form.querySelectorAll(".crop-preview");

  const cut = document.createElement("div");
  cut.className = "focus-editor__cut";
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "focus-editor__mark";
  mark.setAttribute("aria-label", frame.dataset.focusLabel);
  const edges = sides.map((side) => {
    const edge = document.createElement("span");
    edge.className = `focus-editor__edge focus-editor__edge--${side.toLowerCase()}`;
    edge.addEventListener("pointerdown", (event) => drag(event, edge, (x, y) => setSide(side, x, y)));
    return edge;
  });
  frame.classList.add("focus-editor--live");
  frame.append(cut, ...edges, mark);

  frame.addEventListener("click", (event) => {
    if (event.target !== mark && !edges.includes(event.target)) setFocus(...place(event));
  });
  mark.addEventListener("pointerdown", (event) => drag(event, mark, setFocus));
  mark.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!move) return;
    event.preventDefault();
    setFocus(number("FocusX") + move[0], number("FocusY") + move[1]);
  });
  form.addEventListener("input", draw);
  draw();

  function place(event) {
    const box = frame.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100];
  }

  function drag(event, handle, move) {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const moved = (next) => move(...place(next));
    handle.addEventListener("pointermove", moved);
    handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", moved), { once: true });
  }

  function setFocus(x, y) {
    field("FocusX").value = Math.round(Math.min(100, Math.max(0, x)));
    field("FocusY").value = Math.round(Math.min(100, Math.max(0, y)));
    draw();
  }

  function setSide(side, x, y) {
    const opposite = { Left: "Right", Right: "Left", Top: "Bottom", Bottom: "Top" }[side];
    const wanted = { Left: x, Top: y, Right: 100 - x, Bottom: 100 - y }[side];
    field(side).value = Math.round(Math.min(90 - number(opposite), Math.max(0, wanted)));
    draw();
  }

  function draw() {
    const [left, top, right, bottom] = sides.map(number);
    Object.assign(cut.style, { left: `${left}%`, top: `${top}%`, right: `${right}%`, bottom: `${bottom}%` });
    Object.assign(mark.style, { left: `${number("FocusX")}%`, top: `${number("FocusY")}%` });
    edges[0].style.left = `${left}%`;
    edges[1].style.top = `${top}%`;
    edges[2].style.right = `${right}%`;
    edges[3].style.bottom = `${bottom}%`;
    const within = (focus, before, after) => Math.min(100, Math.max(0, ((focus - before) * 100) / Math.max(1, 100 - before - after)));
    previews.forEach((image) => { image.style.objectPosition = `${within(number("FocusX"), left, right)}% ${within(number("FocusY"), top, bottom)}%`; });
  }
}
