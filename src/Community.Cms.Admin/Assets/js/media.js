import { chooseFocus } from "./focus.js";
import { checkSizes } from "./sizes.js";
import { uploadInPieces } from "./uploads.js";

document.querySelectorAll("[data-with-script]").forEach((element) => { element.hidden = false; });
document.querySelectorAll("form[data-media-upload]").forEach(uploadInPieces);
document.querySelectorAll("form[data-focus-editor]").forEach(chooseFocus);
checkSizes();

// The bar at the bottom says how many files are checked.
document.querySelectorAll(".media-bulk").forEach((form) => {
  const count = form.querySelector("[data-bulk-count]");
  const plain = count.textContent;
  form.addEventListener("change", () => {
    const checked = form.querySelectorAll("input[name=path]:checked").length;
    count.textContent = checked ? count.dataset.bulkCount.replace("{0}", checked) : plain;
  });
});
