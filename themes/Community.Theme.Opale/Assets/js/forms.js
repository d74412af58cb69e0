/** Small comforts of forms: the summary takes the focus, a form cannot be sent twice, leaving with changes asks first. */
export function enhanceForms() {
  document.querySelector("[data-error-summary]")?.focus();

  for (const select of document.querySelectorAll("[data-submit-on-change]"))
    select.addEventListener("change", () => select.form.requestSubmit());

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "true";
    addEventListener("pageshow", () => delete form.dataset.sending, { once: true });
  });

  for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
    let changed = false;
    form.addEventListener("input", () => (changed = true));
    form.addEventListener("submit", () => (changed = false));
    addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }

  for (const all of document.querySelectorAll("[data-check-all]"))
    all.addEventListener("change", () => {
      for (const box of document.querySelectorAll(all.dataset.checkAll))
        if (!box.disabled) {
          box.checked = all.checked;
          box.dispatchEvent(new Event("change", { bubbles: true }));
        }
    });
}
