import { countCharacters } from "./counts.js";
import { checkSizes } from "./sizes.js";
import { previewInNewTab } from "./preview.js";
import { accompany } from "./writing.js";
import { chooseMany } from "./bulk.js";

countCharacters();
checkSizes();
document.querySelectorAll("form[data-bulk]").forEach(chooseMany);
document.querySelectorAll("form[data-editor]").forEach((form) => {
  previewInNewTab(form);
  accompany(form);
  // The text editor is large: only pages that have a text load it.
  if (form.querySelector("[data-rich-text]")) {
    const script = document.createElement("script");
    script.src = form.dataset.richTextScript;
    document.head.append(script);
  }
});
// A block that was just added or moved is where the person goes on.
document.querySelector("summary[autofocus]")?.focus();
