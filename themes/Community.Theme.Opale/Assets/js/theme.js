/** Shows the light/dark button (useless without a script, so hidden until now) and keeps the choice in this browser. */
export function enhanceThemeToggle() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem("theme", next);
      } catch {
        // The choice then holds for this page only.
      }
      show(button);
    });
    show(button);
  }
}

function isDark() {
  const choice = document.documentElement.dataset.theme;
  return choice ? choice === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function show(button) {
  button.setAttribute("aria-pressed", String(isDark()));
}
