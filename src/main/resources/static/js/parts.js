// What every surface shares: the reader's zone, time that goes on, copying an identifier. Pages work without it.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const prefix = document.documentElement.dataset.prefix || '';
  if (zone && !document.cookie.split('; ').includes('zone=' + zone)) {
    document.cookie = `zone=${zone}; path=${prefix}/; max-age=31536000; samesite=lax`;
  }

  // The server's words and these come from the same data (CLDR); see Wording.
  const language = document.documentElement.lang;
  const lengths = Intl.DurationFormat && new Intl.DurationFormat(language, { style: language === 'ar' ? 'long' : 'short' });
  const relative = new Intl.RelativeTimeFormat(language === 'en' ? 'en-GB' : language, { style: 'short', numeric: 'auto' });

  // <time data-count="..."> holds the length of time from now to its instant, down to the minute.
  const length = milliseconds => {
    const minutes = Math.floor(Math.abs(milliseconds) / 60000);
    const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
    if (days) return lengths.format(hours ? { days, hours } : { days });
    if (hours) return lengths.format(minutes % 60 ? { hours, minutes: minutes % 60 } : { hours });
    return minutes ? lengths.format({ minutes }) : null;
  };
  const ago = milliseconds => {
    const minutes = Math.trunc(milliseconds / 60000);
    if (!minutes) return relative.format(0, 'second');
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
    if (Math.abs(minutes) < 1440) return relative.format(Math.trunc(minutes / 60), 'hour');
    return Math.abs(minutes) < 43200 ? relative.format(Math.trunc(minutes / 1440), 'day') : null;
  };
  const say = (element, words) => { if (words && element.textContent !== words) element.textContent = words; };
  const tick = () => {
    const now = Date.now();
    document.querySelectorAll('time[data-ago]').forEach(t => say(t, ago(Date.parse(t.dateTime) - now)));
    if (lengths) document.querySelectorAll('time[data-count]').forEach(t => say(t, length(Date.parse(t.dateTime) - now)));
  };
  setInterval(tick, 15000);

  // A form is sent once, however often its button is pressed; coming back to the page lets it be sent again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  // A form with a bar shows how much of its file has been sent, and then the page that answers.
  document.addEventListener('submit', event => {
    const form = event.target, bar = form.querySelector('progress[data-upload]');
    if (!bar || event.defaultPrevented) return;
    event.preventDefault();
    bar.hidden = false;
    const sending = new XMLHttpRequest();
    sending.upload.onprogress = sent => { bar.value = sent.loaded / sent.total; };
    sending.onloadend = () => location.assign(sending.status === 200 ? sending.responseURL : location.href);
    sending.open('POST', form.action);
    sending.send(new FormData(form));
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  // A frame is as high as the mail in it.
  document.addEventListener('load', event => {
    const frame = event.target;
    if (frame.matches?.('iframe.formatted')) frame.style.blockSize = Math.min(frame.contentDocument.documentElement.scrollHeight + 4, 4000) + 'px';
  }, true);

  document.addEventListener('click', event => {
    const copy = event.target.closest('[data-copy]');
    if (copy && navigator.clipboard) navigator.clipboard.writeText(copy.dataset.copy);
    if (event.target.closest('[data-print]')) print();
    // A menu closes when something else is clicked.
    document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  });
})();
