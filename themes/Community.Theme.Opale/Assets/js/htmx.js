// htmx for the pages that ask for it. Attributes are written data-hx-…; nothing is evaluated (hx-on and filters stay unused),
// so the content security policy needs neither 'unsafe-eval' nor 'unsafe-inline'.
import htmx from "htmx.org";

htmx.config.includeIndicatorCSS = false;
htmx.config.mode = "same-origin";
htmx.config.history = "reload";
window.htmx = htmx;
