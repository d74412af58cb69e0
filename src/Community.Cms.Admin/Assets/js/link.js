let dialog;

/** Asks for the address of a link; an empty one takes the link away. */
export function linkDialog(editor, words) {
  dialog ??= makeDialog(words);
  const input = dialog.querySelector("input");
  input.value = editor.getAttributes("link").href ?? "";
  dialog.returnValue = "";
  dialog.onclose = () => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (dialog.returnValue !== "apply") editor.commands.focus();
    else if (input.value.trim() === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      editor.chain().focus().insertContent({ type: "text", text: input.value.trim(), marks: [{ type: "link", attrs: { href: input.value.trim() } }] }).run();
    else chain.setLink({ href: input.value.trim() }).run();
  };
  dialog.showModal();
  input.select();
}

function makeDialog(words) {
  const made = document.createElement("dialog");
  made.className = "link-dialog";
  made.setAttribute("aria-labelledby", "link-dialog-title");
  // Outside the page's own form: a form cannot hold another.
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "form";
  const title = document.createElement("h2");
  title.id = "link-dialog-title";
  title.textContent = words.link;
  const field = document.createElement("div");
  field.className = "field";
  const label = document.createElement("label");
  label.htmlFor = "link-dialog-address";
  label.textContent = words.address;
  const hint = document.createElement("p");
  hint.className = "field__hint";
  hint.id = "link-dialog-hint";
  hint.textContent = words.addressHint;
  const input = document.createElement("input");
  input.id = "link-dialog-address";
  input.setAttribute("aria-describedby", hint.id);
  input.autocomplete = "off";
  field.append(label, hint, input);
  const actions = document.createElement("div");
  actions.className = "form__actions";
  actions.append(button("apply", words.apply, "button button--primary"), button("cancel", words.cancel, "button button--quiet"));
  form.append(title, field, actions);
  made.append(form);
  document.body.append(made);
  return made;
}

function button(value, text, style) {
  const made = document.createElement("button");
  made.value = value;
  made.textContent = text;
  made.className = style;
  return made;
}
