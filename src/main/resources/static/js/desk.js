// The agents' hands: keys, a queue that stays fresh, one word when an S1 comes in. Everything is reachable without it.
(() => {
  const rows = () => [...document.querySelectorAll('tr[data-row]')];
  let at = sessionStorage.getItem('at');

  const mark = (row, focus) => {
    rows().forEach(r => r.classList.toggle('at', r === row));
    if (!row) return;
    at = row.dataset.row;
    sessionStorage.setItem('at', at);
    sessionStorage.setItem('place', rows().indexOf(row));
    if (focus) {
      row.querySelector('.what a').focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
  };
  const current = () => rows().find(r => r.dataset.row === at);
  const move = by => {
    const all = rows(), here = all.indexOf(current());
    mark(all[Math.min(all.length - 1, Math.max(0, here < 0 ? 0 : here + by))], true);
  };

  // Settling takes a row out of the view: the one that takes its place is the next.
  // A digit goes to one of several offers, which is acted upon while it has the focus; without, the first is.
  const choose = nth => (current() ?? document).querySelectorAll('[data-offer]')[nth - 1]?.querySelector('button').focus();
  const settle = key => (document.activeElement?.closest('[data-offer]') ?? current() ?? document)
    .querySelector(`[data-settle="${key}"]`)?.click();

  // A key is an element's own (data-key) or one of the queue's. Never while somebody types, never with a modifier.
  const acts = {
    j: () => move(1), k: () => move(-1),
    o: () => current()?.querySelector('.what a').click(),
    c: () => settle('c'), m: () => settle('m'),
    x: () => current()?.querySelector('input[type=checkbox]')?.click(),
    '?': () => document.getElementById('keys')?.showModal(),
  };
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.('form[data-send]');
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select') || document.querySelector('dialog[open]')) return;
    const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (own) {
      event.preventDefault();
      if (own.matches('summary')) { own.parentElement.open = true; own.parentElement.querySelector('form [autofocus], form select, form textarea, form input:not([type=hidden])')?.focus(); }
      else if (own.matches('a, button')) own.click();
      else if (own.matches('[type=radio]')) { own.checked = true; document.getElementById('body')?.focus(); }
      else own.focus();
    } else if (/^[1-9]$/.test(event.key)) {
      choose(Number(event.key));
    } else if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  // The queue asks for itself again while it is looked at, and says when an S1 has come in meanwhile.
  const fresh = () => {
    const queue = document.querySelector('#queue[data-live]');
    const busy = document.activeElement?.matches('#queue summary, #queue [data-offer] *');
    if (queue && !document.hidden && !busy) htmx.trigger(queue, 'refresh');
  };
  setInterval(fresh, 20000);
  document.addEventListener('visibilitychange', fresh);

  let known = new Set(rows().map(r => r.dataset.row)), place = location.search;
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'queue') return;
    event.detail.open = document.getElementById('views')?.open && event.detail.requestConfig.triggeringEvent?.type === 'refresh';
  });
  document.addEventListener('htmx:afterSettle', () => {
    const queue = document.getElementById('queue');
    if (!queue) return;
    document.title = queue.dataset.title;
    const same = place === location.search, arrived = rows().filter(r => !known.has(r.dataset.row));
    const urgent = same && arrived.find(r => r.querySelector('.sev.s1'));
    if (urgent) document.getElementById('announce').textContent = urgent.dataset.announce;
    known = new Set(rows().map(r => r.dataset.row));
    place = location.search;
    mark(current());
  });
  document.addEventListener('focusin', event => {
    const row = event.target.closest?.('tr[data-row]');
    if (row) mark(row);
  });
  mark(current() ?? rows()[Math.min(sessionStorage.getItem('place') ?? 0, rows().length - 1)]);

  // What was done is told once: the address forgets it, so that loading again does not repeat it.
  const done = new URL(location.href);
  if (done.searchParams.has('did')) {
    done.searchParams.delete('did');
    history.replaceState(history.state, '', done);
  }
})();
