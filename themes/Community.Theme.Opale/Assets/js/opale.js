import { closeOnEscape } from "./disclosure.js";
import { enhanceForms } from "./forms.js";
import { enhanceSearch } from "./suggest.js";
import { enhanceThemeToggle } from "./theme.js";

closeOnEscape();
enhanceThemeToggle();
enhanceForms();
document.querySelectorAll("[data-suggest]").forEach(enhanceSearch);
