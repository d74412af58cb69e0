/** Says beside a file field which files are too large, before anything is sent and what was typed is lost. */
export function checkSizes() {
  document.querySelectorAll("input[type=file][data-max]").forEach((input) => {
    input.addEventListener("change", () => {
      const most = Number(input.dataset.max);
      const large = [...input.files].find((file) => file.size > most);
      const id = `${input.id}-size`;
      document.getElementById(id)?.remove();
      if (!large) return;
      const message = document.createElement("p");
      message.id = id;
      message.className = "field__error";
      message.setAttribute("role", "alert");
      message.textContent = input.dataset.sayBig.replace("{0}", large.name);
      input.value = "";
      input.after(message);
    });
  });
}
