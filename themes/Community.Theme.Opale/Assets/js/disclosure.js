/** Menus are <details>: Escape closes the one the focus is in, a click elsewhere closes those that float. */
export function closeOnEscape() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest?.("details[open][data-menu]") ?? toggleBefore(event.target);
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("details[open][data-menu]"))
      if (!open.contains(event.target)) open.open = false;
  });
}

/** A drawer is the sibling after its <details>, so that one style rule can open it without a script. */
function toggleBefore(element) {
  const drawer = element.closest?.("[data-drawer]");
  const toggle = drawer?.previousElementSibling ?? element.closest?.("details[open][data-drawer-toggle]");
  return toggle?.matches("details[open]") ? toggle : null;
}
