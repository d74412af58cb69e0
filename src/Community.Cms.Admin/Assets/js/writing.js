/**
 * While somebody writes: what is typed is kept on the server, the others who have the item open are told, hints are refreshed. All of it is comfort:
 * the page says the same when it is loaded.
 */
const quiet = 2000;
const heartbeat = 45_000;

export function accompany(form) {
  const kept = form.querySelector("[data-kept]");
  const others = document.querySelector("[data-others]");
  const template = document.querySelector("[data-others-template]");
  const hints = document.querySelector("[data-hints]");
  const status = document.querySelector("[data-hints-status]");
  let timer;
  let running;
  let waiting = false;
  let sent = false;

  const address = (handler) => `${form.action.replace(/[?#].*$/, "")}?handler=${handler}`;

  const typed = () => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    return body;
  };

  async function post(handler, body, signal) {
    const answer = await fetch(address(handler), { method: "POST", body, signal, keepalive: document.visibilityState === "hidden", headers: { "X-Requested-With": "fetch" } });
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
    if (running) {
      waiting = true;
      return;
    }
    running = new AbortController();
    try {
      const body = typed();
      kept.textContent = (await (await post("Keep", body, running.signal)).json()).words;
      if (hints) refresh(await (await post("Hints", body, running.signal)).text());
    } catch {
      // The next change tries again; the button saves in any case.
      if (!sent) kept.textContent = "";
    }
    running = undefined;
    if (waiting && !sent) {
      waiting = false;
      keep();
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, quiet);
  });
  // A text that is being saved must not be kept once more after it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (event.submitter?.value === "preview") return;
    sent = true;
    running?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !timer || sent) return;
    clearTimeout(timer);
    keep();
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
  setInterval(async () => {
    if (document.visibilityState === "hidden") return;
    try {
      tell((await (await post("Here", token())).json()).words);
    } catch {
      // Nobody is told; the next beat tries again.
    }
  }, heartbeat);
  addEventListener("pagehide", () => navigator.sendBeacon(address("Leave"), token()));
}
