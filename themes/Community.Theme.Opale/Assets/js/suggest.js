const delay = 150;
let count = 0;

/**
 * Turns a search form into an ARIA combobox: the list follows the words, arrows move in it, Enter opens the chosen
 * suggestion or sends the form, Escape closes the list, then empties the field. Without it the form is a plain form.
 */
export function enhanceSearch(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const id = `suggestions-${++count}`;
  let active = -1;
  let timer = 0;
  let request = null;
  let shown = null;

  list.id = id;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = form.dataset.suggestLabel;
  list.hidden = true;
  status.className = "sr-only";
  status.role = "status";
  form.append(list, status);

  input.role = "combobox";
  input.autocomplete = "off";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(load, delay);
  });
  input.addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (action && !event.isComposing) action(event);
  });
  input.addEventListener("focus", () => list.children.length && shown === input.value.trim() && open());
  form.addEventListener("focusout", (event) => !form.contains(event.relatedTarget) && close());
  // A press on a suggestion must not take the focus from the field before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  const keys = {
    ArrowDown: (event) => step(event, 1),
    ArrowUp: (event) => step(event, -1),
    Escape: (event) => {
      if (list.hidden) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    Enter: (event) => {
      if (list.hidden || active < 0) return;
      event.preventDefault();
      list.children[active].click();
    },
    Tab: () => close(),
  };

  function step(event, by) {
    if (!list.children.length) return;
    event.preventDefault();
    if (list.hidden) open();
    const places = list.children.length + 1;
    choose(((active + 1 + by + places) % places) - 1);
  }

  function choose(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function load() {
    const words = input.value.trim();
    request?.abort();
    if (words.length < 2) {
      list.replaceChildren();
      close();
      return;
    }
    request = new AbortController();
    try {
      const address = new URL(form.dataset.suggest, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { signal: request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      fill(await answer.json());
      shown = words;
    } catch {
      // Gone, aborted or offline: the form itself still works.
    }
  }

  function fill(suggestions) {
    choose(-1);
    list.replaceChildren(...suggestions.map(option));
    status.textContent = form.dataset.suggestStatus.replace("{0}", suggestions.length);
    if (suggestions.length && form.contains(document.activeElement)) open();
    else close();
  }

  function option(suggestion, index) {
    const item = document.createElement("li");
    item.id = `${id}-${index}`;
    item.role = "option";
    item.setAttribute("aria-selected", "false");
    const text = document.createElement("span");
    text.textContent = suggestion.text;
    item.append(text);
    if (suggestion.kind) {
      const kind = document.createElement("small");
      kind.textContent = suggestion.kind;
      item.append(kind);
    }
    item.addEventListener("click", () => location.assign(suggestion.url));
    return item;
  }

  function open() {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }
}
