/**
 * While somebody writes: what is typed is kept on the server, the others who have the item open are told, hints are refreshed. All of it is comfort:
 * the page says the same when it is loaded.
 */
const quiet = 2000;
// Whoever writes without a pause is kept too.
const longest = 10_000;
const heartbeat = 45_000;
// Browsers send at most 64 KiB for a page that is being closed.
const mostWhenClosing = 60_000;

export function accompany(form) {
  const kept = form.querySelector("[data-kept]");
  const others = document.querySelector("[data-others]");
  const template = document.querySelector("[data-others-template]");
  const hints = document.querySelector("[data-hints]");
  const status = document.querySelector("[data-hints-status]");
  let timer;
  let since;
  let running;
  let waiting = false;
  let sent = false;

  const address = (handler) => `${form.action.replace(/[?#].*$/, "")}?handler=${handler}`;

  const typed = () => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    return body;
  };

  async function post(handler, body, options) {
    const answer = await fetch(address(handler), { method: "POST", body, headers: { "X-Requested-With": "fetch" }, ...options });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer;
  }

  // Spoken only when it changes: one sentence, not the list.
  function refresh(html) {
    if (hints.innerHTML.trim() === html.trim()) return;
    hints.innerHTML = html;
    const words = hints.querySelector("[data-hints-words]").textContent;
    if (status.textContent !== words) status.textContent = words;
  }

  async function keep() {
    clearTimeout(timer);
    timer = since = undefined;
    if (running) {
      waiting = true;
      return;
    }
    const own = (running = new AbortController());
    try {
      const body = typed();
      kept.textContent = (await (await post("Keep", body, { signal: own.signal })).json()).words;
      if (hints) refresh(await (await post("Hints", body, { signal: own.signal })).text());
    } catch {
      // The next change tries again; the button saves in any case.
      if (running === own && !sent) kept.textContent = "";
    }
    if (running !== own) return;
    running = undefined;
    if (waiting && !sent) {
      waiting = false;
      keep();
    }
  }

  // The page may be gone before an answer comes: what is typed by now goes out, whatever is still under way.
  function keepBeforeClosing() {
    if (sent || !(timer || running)) return;
    clearTimeout(timer);
    timer = since = undefined;
    waiting = false;
    running?.abort();
    running = undefined;
    const body = typed();
    const size = new Blob([...body].flat()).size + 200 * [...body].length;
    post("Keep", body, { keepalive: size < mostWhenClosing }).catch(() => {});
  }

  form.addEventListener("input", () => {
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(quiet, since + longest - Date.now())));
  });
  // A text that is being saved must not be kept once more after it.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "preview") return;
    clearTimeout(timer);
    timer = undefined;
    sent = true;
    running?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepBeforeClosing();
  });

  if (!form.dataset.canTell) return;
  const token = () => {
    const body = new FormData();
    body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    return body;
  };
  const tell = (words) => {
    if ((others.textContent.trim() || "") === words) return;
    others.replaceChildren();
    if (!words) return;
    const notice = template.content.cloneNode(true);
    notice.querySelector("span").textContent = words;
    others.append(notice);
  };
  const beat = async () => {
    if (document.visibilityState === "hidden") return;
    try {
      tell((await (await post("Here", token())).json()).words);
    } catch {
      // Nobody is told; the next beat tries again.
    }
  };
  setInterval(beat, heartbeat);
  // The page before this one may have been of the same item, and says that it is left when this one was already on its way.
  setTimeout(beat, quiet);
  addEventListener("pagehide", () => navigator.sendBeacon(address("Leave"), token()));
}
