/** Says below a field how many of its characters are used; spoken only when the end is near. */
export function countCharacters() {
  for (const place of document.querySelectorAll("[data-count-of]")) {
    const input = document.getElementById(place.dataset.countOf);
    const longest = Number(input?.dataset.longest);
    if (!longest) continue;
    const show = () => {
      const used = input.value.length;
      place.textContent = place.dataset.countWords.replace("{0}", used).replace("{1}", longest);
      place.classList.toggle("field__count--over", used > longest);
      if (used > longest * 0.9) place.setAttribute("role", "status");
    };
    input.addEventListener("input", show);
    show();
  }
}
