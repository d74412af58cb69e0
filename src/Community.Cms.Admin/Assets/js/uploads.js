import { Upload } from "tus-js-client";

const piece = 4 * 1024 * 1024;
const atOnce = 2;

/**
 * Sends files in pieces, with progress, as soon as they are chosen or dropped; what broke off goes on where it was. A form that replaces a file waits for its button,
 * because the former file is gone afterwards.
 */
export function uploadInPieces(form) {
  const { mediaUpload, token, filePage, max, replaces } = form.dataset;
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-uploads]");
  const status = form.querySelector("[data-upload-status]");
  const waiting = [];
  let running = 0;

  form.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  if (replaces) {
    form.addEventListener("submit", (event) => {
      // Without a file the server says what is missing.
      if (input.files.length === 0) return;
      event.preventDefault();
      add([...input.files]);
      input.value = "";
    });
  } else {
    takeAtOnce();
  }

  function takeAtOnce() {
    form.classList.add("drop-zone--ready");
    input.addEventListener("change", () => {
      add([...input.files]);
      input.value = "";
    });
    form.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("drop-zone--over");
    });
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("drop-zone--over");
    });
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("drop-zone--over");
      add([...event.dataTransfer.files]);
    });
  }

  function say(key, ...values) {
    return values.reduce((text, value, at) => text.replace(`{${at}}`, value), form.dataset[key]);
  }

  function add(files) {
    for (const file of files) {
      const row = line(file.name);
      if (file.size > Number(max)) row.fail(say("sayBig", file.name));
      else waiting.push({ file, row });
    }
    next();
  }

  function line(name) {
    list.hidden = false;
    const item = document.createElement("li");
    const text = document.createElement("span");
    const bar = document.createElement("progress");
    const action = document.createElement("button");
    text.textContent = name;
    bar.className = "progress";
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    action.type = "button";
    action.className = "button button--small button--quiet";
    action.textContent = `${form.dataset.sayCancel} – ${name}`;
    item.append(text, bar, action);
    list.append(item);
    return {
      onCancel(cancel) { action.onclick = cancel; },
      show(sentence, value) { text.textContent = sentence; bar.value = value; },
      fail(sentence) {
        text.textContent = sentence;
        text.className = "field__error";
        bar.remove();
        action.remove();
        status.textContent = sentence;
      },
      done(sentence, address) {
        const link = document.createElement("a");
        link.href = address;
        link.textContent = `${form.dataset.sayDescribe} – ${name}`;
        text.textContent = sentence;
        bar.remove();
        action.replaceWith(link);
        status.textContent = sentence;
      },
      end(sentence) {
        text.textContent = sentence;
        bar.remove();
        action.remove();
        status.textContent = sentence;
      },
    };
  }

  function next() {
    while (running < atOnce && waiting.length > 0) start(waiting.shift());
  }

  async function start({ file, row }) {
    running++;
    let path = "";
    const end = () => {
      running--;
      next();
      if (running === 0) offerReload();
    };
    const upload = new Upload(file, {
      endpoint: mediaUpload,
      headers: { RequestVerificationToken: token },
      chunkSize: piece,
      overridePatchMethod: true,
      removeFingerprintOnSuccess: true,
      retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000],
      metadata: replaces ? { filename: file.name, replaces } : { filename: file.name, folder: form.querySelector("[name=into]").value },
      onProgress: (sent, all) => {
        const percent = Math.floor((sent / all) * 100);
        row.show(percent === 100 ? say("sayChecking", file.name) : say("saySending", file.name, percent), percent);
      },
      onShouldRetry: (error) => {
        const code = error.originalResponse?.getStatus() ?? 0;
        const again = code === 0 || code >= 500 || code === 409 || code === 423;
        if (again) row.show(say("sayBroken", file.name), 0);
        return again;
      },
      onAfterResponse: (_, response) => { path = response.getHeader("Media-Path") || path; },
      onSuccess: () => {
        if (replaces) {
          window.location.assign(`${filePage}?path=${path}&replaced=1`);
          return;
        }
        const kept = decodeURIComponent(path).split("/").pop();
        row.done(kindOf(kept) === kindOf(file.name) ? say("saySent", file.name) : say("sayOther", file.name, kept), `${filePage}?path=${path}`);
        end();
      },
      onError: (error) => {
        const body = error.originalResponse?.getStatus() >= 400 ? error.originalResponse.getBody() : "";
        row.fail(body ? `${file.name} – ${body}` : say("sayBroken", file.name));
        end();
      },
    });
    row.onCancel(async () => {
      await upload.abort();
      if (upload.url)
        fetch(upload.url, { method: "POST", headers: { RequestVerificationToken: token, "Tus-Resumable": "1.0.0", "X-HTTP-Method-Override": "DELETE" } });
      row.end(say("sayCancelled", file.name));
      end();
    });
    // The same file may have begun its way to another place.
    const before = (await upload.findPreviousUploads()).find((known) => known.metadata.replaces === replaces);
    if (before) upload.resumeFromPreviousUpload(before);
    upload.start();
  }

  function kindOf(name) {
    return name.split(".").pop().toLowerCase().replace("jpeg", "jpg");
  }

  function offerReload() {
    if (form.querySelector("[data-reload]") || !list.querySelector("a")) return;
    const link = document.createElement("a");
    link.className = "button";
    link.dataset.reload = "";
    link.href = window.location.href;
    link.textContent = form.dataset.sayReload;
    list.after(link);
  }
}
