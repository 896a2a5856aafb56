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

  const start = async (form, button) => {
    const trouble = document.querySelector('[data-passkey-trouble]');
    trouble.hidden = true;
    button.disabled = true;
    try { await run(form, trouble); } finally { button.disabled = false; }
  };

  all('[data-passkey-start]').forEach(button => button.addEventListener('click', () => start(button.form, button)));

  // A new one has a name; without it the server is let say so before the device has made anything.
  all('form[data-passkey-new]').forEach(form => form.addEventListener('submit', e => {
    if (!form.elements['Input.Name'].value.trim()) return;
    e.preventDefault();
    start(form, form.querySelector('[type=submit]'));
  }));
})();
