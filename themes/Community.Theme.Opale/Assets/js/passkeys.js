// Forms with data-passkey ask this device for a passkey, then send its answer. They are hidden where there are none.
const failed = (form) => {
  form.querySelector("[data-passkey-status]").textContent = form.dataset.passkeyFailed;
};

const ask = async (form) => {
  const response = await fetch(form.dataset.passkeyOptions, { method: "POST", body: new FormData(form), redirect: "error" });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  const options = await response.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.Credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      failed(form);
    }
  });
}
