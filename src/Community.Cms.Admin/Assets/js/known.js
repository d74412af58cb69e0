const elements = new Set(["A", "B", "BLOCKQUOTE", "BR", "CODE", "EM", "H2", "H3", "H4", "HR", "I", "IMG", "LI", "OL", "P", "PRE", "S", "STRONG", "U", "UL"]);
const attributes = { A: ["href"], IMG: ["src", "alt", "title", "width", "height"], OL: ["start", "type"] };

/** Whether the editor would keep everything of this HTML. What it does not know it would drop. */
export function isKnown(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.body.querySelectorAll("*")].every(
    (element) => elements.has(element.tagName) && [...element.attributes].every((attribute) => attributes[element.tagName]?.includes(attribute.name)),
  );
}
