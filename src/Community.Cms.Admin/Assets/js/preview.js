/**
 * The preview button saves the draft and shows it. With a script the preview has a tab of its own, and the form stays as it is, now based on the
 * version that was saved; without one, the same button leads there in this tab.
 */
export function previewInNewTab(form) {
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button?.value !== "preview") return;
    // Opened while the click counts as the person's own wish; filled when the answer is there.
    const tab = window.open("", "_blank");
    if (!tab) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.disabled = true;
    try {
      const body = new FormData(form, button);
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const result = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
      if (!result?.url) throw new Error("refused");
      form.elements.BasedOn.value = result.versionId;
      form.action = result.editor;
      for (const mover of form.querySelectorAll("button[formaction]")) mover.setAttribute("formaction", result.editor + (mover.getAttribute("formaction").match(/#.*$/)?.[0] ?? ""));
      tab.opener = null;
      tab.location = result.url;
    } catch {
      // The page itself says what is wrong: let the button save as the others do.
      tab.close();
      button.disabled = false;
      button.value = "save";
      form.requestSubmit(button);
      return;
    }
    button.disabled = false;
  });
}
