/** Shows the form again shortly after each change of its settings. Without a script the button "Show" does the same. */
export function showWhileTyping(form) {
  const place = document.querySelector("[data-preview-place]");
  let timer;
  let running;

  const show = async () => {
    running?.abort();
    running = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.livePreview, { method: "POST", body: new FormData(form), signal: running.signal });
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
      place.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") place.removeAttribute("aria-busy");
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(show, 350);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}
