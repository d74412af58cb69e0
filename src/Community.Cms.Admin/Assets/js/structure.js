import { showWhileTyping } from "./live-preview.js";
import { sortByMouse } from "./sorting.js";

document.querySelectorAll("form[data-live-preview]").forEach(showWhileTyping);
document.querySelectorAll("form[data-sorting]").forEach(sortByMouse);
