import { linkDialog } from "./link.js";

/** Buttons above a text: one stop for the Tab key, arrows between them. */
export function makeToolbar(editor, words) {
  const bar = document.createElement("div");
  bar.className = "rich-text__toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.toolbar);

  const chain = () => editor.chain().focus();
  const tools = [
    ["bold", "bold", () => chain().toggleBold().run(), () => editor.isActive("bold")],
    ["italic", "italic", () => chain().toggleItalic().run(), () => editor.isActive("italic")],
    null,
    ["heading2", "heading-2", () => chain().toggleHeading({ level: 2 }).run(), () => editor.isActive("heading", { level: 2 })],
    ["heading3", "heading-3", () => chain().toggleHeading({ level: 3 }).run(), () => editor.isActive("heading", { level: 3 })],
    ["bullets", "list", () => chain().toggleBulletList().run(), () => editor.isActive("bulletList")],
    ["numbers", "list-ordered", () => chain().toggleOrderedList().run(), () => editor.isActive("orderedList")],
    ["quote", "quote", () => chain().toggleBlockquote().run(), () => editor.isActive("blockquote")],
    null,
    ["link", "link", () => linkDialog(editor, words), () => editor.isActive("link")],
    ["unlink", "unlink", () => chain().extendMarkRange("link").unsetLink().run(), null, () => editor.isActive("link")],
    null,
    ["undo", "undo-2", () => chain().undo().run(), null, () => editor.can().undo()],
    ["redo", "redo-2", () => chain().redo().run(), null, () => editor.can().redo()],
  ];

  const refreshers = [];
  for (const tool of tools) {
    if (!tool) {
      const gap = document.createElement("span");
      gap.className = "rich-text__gap";
      bar.append(gap);
      continue;
    }
    const [name, icon, run, isOn, isPossible] = tool;
    const button = makeButton(words, name, icon);
    button.addEventListener("click", run);
    refreshers.push(() => {
      if (isOn) button.setAttribute("aria-pressed", String(isOn()));
      // A disabled button would lose the focus in mid-walk: it is only said to be off.
      if (isPossible) button.setAttribute("aria-disabled", String(!isPossible()));
    });
    bar.append(button);
  }
  const refresh = () => refreshers.forEach((one) => one());
  editor.on("transaction", refresh);
  refresh();
  walkWithArrows(bar);
  return bar;
}

function makeButton(words, name, icon) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = words[name];
  button.setAttribute("aria-label", words[name]);
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${words.icons}#${icon}`);
  drawing.append(use);
  button.append(drawing);
  return button;
}

function walkWithArrows(bar) {
  const buttons = [...bar.querySelectorAll("button")];
  buttons.forEach((button, i) => (button.tabIndex = i === 0 ? 0 : -1));
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
}
