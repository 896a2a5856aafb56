// Small helpers. Every page works without this file.
(() => {
  const one = (s, root = document) => root.querySelector(s);
  const all = (s, root = document) => [...root.querySelectorAll(s)];

  // After a refused form the list of errors takes the focus.
  const focus = one('[data-focus]');
  if (focus) focus.focus();

  // Batch selection: count, select the page, ranges by Shift, the whole result as a second step.
  // Listens on the document, since a filter may replace the table at any time.
  let last = null;
  const refresh = form => {
    const page = one('[data-all]', form), whole = one('[data-whole]', form), boxes = all('input[name=id]', form);
    const n = boxes.filter(b => b.checked).length, full = n > 0 && n === boxes.length;
    if (page) { page.checked = full; page.indeterminate = n > 0 && !full; }
    if (whole && !full) whole.checked = false;
    const count = one('[data-count]', form), bar = one('[data-bar]', form), row = one('[data-whole-row]', form);
    if (count) count.textContent = whole && whole.checked ? whole.dataset.total : n;
    if (bar) bar.hidden = n === 0;
    if (row) row.hidden = !full;
    boxes.forEach(b => { const tr = b.closest('tr'); if (tr) tr.classList.toggle('picked', b.checked); });
  };
  document.addEventListener('click', e => {
    const box = e.target, form = box.closest && box.closest('[data-batch]');
    if (!form || box.type !== 'checkbox') return;
    const boxes = all('input[name=id]', form);
    if ('all' in box.dataset) boxes.forEach(b => b.checked = box.checked);
    else if (box.name === 'id') {
      if (e.shiftKey && boxes.includes(last)) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((x, y) => x - y);
        boxes.slice(from, to + 1).forEach(b => b.checked = box.checked);
      }
      last = box;
    }
    refresh(form);
  });
  const start = () => all('[data-batch]').forEach(refresh);
  start();
  document.addEventListener('htmx:after:swap', start);

  // Menus made of <details> close on Escape and on a click elsewhere.
  document.addEventListener('click', e => all('details.menu[open]').forEach(d => { if (!d.contains(e.target)) d.open = false; }));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') all('details.menu[open]').forEach(d => { d.open = false; one('summary', d).focus(); });
  });

  // A form is sent once; the server's operation key is the real guard.
  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.hasAttribute('hx-post') || form.method !== 'post') return;
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
