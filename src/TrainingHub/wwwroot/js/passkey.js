// Passkeys, where the browser has them; without this file their buttons and forms stay hidden.
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const all = s => document.querySelectorAll(s);
  all('[data-passkey-way], form[data-passkey]').forEach(e => e.hidden = false);
  all('[data-passkey-none]').forEach(e => e.hidden = true);

  // Asks the server what to ask, lets the device answer, and sends the answer as a form.
  const run = async (form, trouble) => {
    const isNew = 'passkeyNew' in form.dataset;
    const asked = await fetch(form.dataset.passkey);
    if (!asked.ok || asked.redirected) { location.reload(); return; }
    const { options, state } = await asked.json();
    const json = JSON.parse(options);
    let answer;
    try {
      answer = isNew
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
    } catch {
      trouble.hidden = false;
      return;
    }
    form.elements['Answer.Credential'].value = JSON.stringify(answer);
    form.elements['Answer.State'].value = state;
    form.submit();
  };

  all('[data-passkey-start]').forEach(button => button.addEventListener('click', async () => {
    const trouble = document.querySelector('[data-passkey-trouble]');
    trouble.hidden = true;
    button.disabled = true;
    try { await run(button.form, trouble); } finally { button.disabled = false; }
  }));
})();
