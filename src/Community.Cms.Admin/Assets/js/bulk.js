// Choosing several lines of a list: all at once, and how many they are.
export function chooseMany(form) {
  const boxes = [...form.querySelectorAll("[name=Ids]")];
  const all = form.querySelector("[data-bulk-all]");
  const count = form.querySelector("[data-bulk-count]");
  if (!all || !count || boxes.length === 0) return;
  const none = count.textContent;
  const box = all.querySelector("input");
  all.hidden = false;
  const tell = () => {
    const chosen = boxes.filter((one) => one.checked).length;
    count.textContent = chosen === 0 ? none : chosen === 1 ? count.dataset.one : count.dataset.many.replace("{0}", chosen);
    box.checked = chosen === boxes.length;
    box.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  box.addEventListener("change", () => {
    boxes.forEach((one) => (one.checked = box.checked));
    tell();
  });
  form.addEventListener("change", (event) => event.target !== box && tell());
  tell();
}
