// Small helpers. Every page works without this file.
(() => {
  const one = (s, root = document) => root.querySelector(s);
  const all = (s, root = document) => [...root.querySelectorAll(s)];

  // After a refused form the list of errors takes the focus.
  const focus = () => { const list = one('[data-focus]'); if (list) list.focus(); };
  focus();

  // Where htmx swaps a part of the page: an answer without that part (signed out, gone meanwhile) is opened as a page instead.
  document.addEventListener('htmx:after:request', e => {
    const { select, request, text } = e.detail.ctx;
    if (!select || text.includes(`id="${select.slice(1)}"`)) return;
    e.preventDefault();
    if (request.method === 'GET') location.assign(request.action);
    else location.reload();
  });
  document.addEventListener('htmx:after:swap', focus);

  // A form is sent once; the server's operation key is the real guard.
  document.addEventListener('submit', e => {
    const form = e.target;
    if (e.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = '1';
    setTimeout(() => delete form.dataset.sent, 8000);
  });
  addEventListener('pageshow', () => all('form[data-sent]').forEach(f => delete f.dataset.sent));

  // "Read to me", only where the device can speak.
  if ('speechSynthesis' in window) all('[data-read]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
      const speech = new SpeechSynthesisUtterance(one(button.dataset.read).innerText);
      speech.lang = document.documentElement.lang;
      speech.rate = .9;
      speechSynthesis.speak(speech);
    });
  });

  // Print buttons; they stay hidden without script.
  all('[data-print]').forEach(b => b.hidden = false);
  document.addEventListener('click', e => { if (e.target.closest('[data-print]')) print(); });
})();
