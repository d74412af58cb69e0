// Loaded in the head, before anything is painted: the reader's own choice of light or dark wins over the system's.
try {
  const choice = localStorage.getItem("theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be forbidden: then the system's choice holds.
}
document.documentElement.classList.add("js");
