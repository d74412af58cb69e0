import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import Image from "@tiptap/extension-image";
import { makeToolbar } from "./toolbar.js";
import { isKnown } from "./known.js";

const words = document.querySelector("[data-rich-text-words]").dataset;

for (const place of document.querySelectorAll("[data-rich-text]")) {
  const source = place.querySelector("textarea");
  if (isKnown(source.value)) mount(place, source);
  else explain(place);
}

/** Lays the editor over the textarea, which stays what the form sends; it changes only when the person types. */
function mount(place, source) {
  const label = document.querySelector(`label[for="${CSS.escape(source.id)}"]`);
  const area = document.createElement("div");
  area.className = "rich-text__area prose";
  const editor = new Editor({
    element: area,
    injectCSS: false,
    content: source.value,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        link: { openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null, class: null } },
      }),
      Image.configure({ inline: true }),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label?.firstChild?.textContent.trim() ?? "",
        "aria-describedby": source.getAttribute("aria-describedby") ?? "",
        ...(source.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      },
    },
    onUpdate: ({ editor: current }) => {
      source.value = current.isEmpty ? "" : current.getHTML();
      source.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  place.prepend(makeToolbar(editor, words), area);
  // Links to the field (its label, the summary of errors) lead into the editor.
  const id = source.id;
  source.removeAttribute("id");
  source.hidden = true;
  editor.view.dom.id = id;
  label?.addEventListener("click", () => editor.commands.focus());
}

function explain(place) {
  const note = document.createElement("p");
  note.className = "field__hint rich-text__note";
  note.textContent = words.source;
  place.prepend(note);
}
