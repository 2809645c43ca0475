// The page works without this script; with it, it is live. No markup is made here from what people wrote: the server escapes it.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  const drawer = byId('drawer');
  const status = byId('status');
  document.documentElement.classList.add('scripted');

  // What was done, for everybody to read and for screen readers to say.
  let leaving;
  function say(sentence) {
    status.textContent = '';
    clearTimeout(leaving);
    setTimeout(() => { status.textContent = sentence; }, 50);
    leaving = setTimeout(() => { status.textContent = ''; }, 8000);
  }

  async function part(url, options) {
    const answer = await fetch(url, { ...options, headers: { 'X-Sandbox-Page': 'part' } });
    return { ok: answer.ok, text: await answer.text() };
  }

  // Details over the list. The browser keeps the focus in an open dialog and gives it back, but not to a link that was drawn anew
  // meanwhile.
  let opener;
  drawer.addEventListener('close', () => {
    if (!byId('main').contains(document.activeElement)) {
      (document.querySelector('main a[href="' + CSS.escape(opener) + '"]') || byId('main')).focus();
    }
  });

  async function show(link) {
    const detail = byId('detail');
    const answer = await part(link.href);
    if (!answer.ok) {
      say(answer.text);
      return;
    }
    detail.innerHTML = answer.text;
    if (!drawer.open) {
      opener = link.getAttribute('href');
      drawer.showModal();
    }
    const title = detail.querySelector('h1');
    drawer.setAttribute('aria-label', title ? title.textContent : 'Details');
    drawer.scrollTop = 0;
  }

  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const row = event.target.closest('tr[data-i]');
    const link = event.target.closest('a[data-drawer]') || (row && row.querySelector('a[data-drawer]'));
    if (link) {
      event.preventDefault();
      link.focus();
      show(link).catch(() => say('The sandbox does not answer.'));
    } else if (event.target === drawer) {
      drawer.close();
    }
  });

  // The content of this page anew, with the focus where it was.
  async function refresh() {
    const focus = document.activeElement;
    const again = focus.id ? '#' + CSS.escape(focus.id)
      : focus.matches('main a[href]') ? 'main a[href="' + CSS.escape(focus.getAttribute('href')) + '"]' : null;
    const answer = await part(location.href);
    const fresh = new DOMParser().parseFromString(answer.text, 'text/html');
    const kept = [...document.querySelectorAll('main input, main select')].filter(field => field.id && field.type !== 'hidden'
      && !field.closest('[data-change]')).map(field => [field.id, field.value]);
    byId('main').innerHTML = fresh.getElementById('main').innerHTML;
    profile(fresh);
    kept.forEach(([id, value]) => { if (byId(id)) { byId(id).value = value; } });
    start();
    const target = again && document.querySelector(again);
    if (target && !drawer.open) {
      target.focus();
    }
  }

  function profile(fresh) {
    byId('profile').textContent = fresh.getElementById('profile').textContent;
  }

  // Forms say what they did without leaving the page.
  async function send(form, button) {
    const values = new URLSearchParams(new FormData(form));
    if (button && button.name) {
      values.append(button.name, button.value);
    }
    const answer = await part(form.action, { method: 'POST', body: values });
    say(answer.text);
    if (answer.ok && form.dataset.then === 'refresh') {
      await refresh();
    } else if (answer.ok) {
      profile(new DOMParser().parseFromString((await part(location.href)).text, 'text/html'));
    }
  }

  document.addEventListener('submit', event => {
    if (event.target.matches('[data-quiet]')) {
      event.preventDefault();
      const button = event.submitter;
      const at = button && (button.id || button.value);
      send(event.target, button)
        .then(() => {
          if (document.activeElement === document.body) {
            const again = at && [...document.querySelectorAll('main button')].find(each => each.value === at || each.id === at);
            (again || byId('main')).focus();
          }
        })
        .catch(() => say('The sandbox does not answer.'));
    }
  });

  document.addEventListener('change', event => {
    const form = event.target.closest('[data-change]');
    if (form && form.reportValidity()) {
      send(form).catch(() => say('The sandbox does not answer.'));
    }
    if (event.target.id === 'fault') {
      const number = Number(event.target.selectedOptions[0].dataset.number);
      byId('number').value = number || '';
      byId('number').disabled = number === 0;
    }
  });

  // Switches: show those that hold a text.
  document.addEventListener('input', event => {
    if (event.target.id === 'filter') {
      const text = event.target.value.toLowerCase();
      for (const item of document.querySelectorAll('#switches li')) {
        item.hidden = !item.textContent.toLowerCase().includes(text);
      }
    }
  });

  // Live: events while this page is in sight.
  let source;
  let paused = false;
  let known = {};
  let list;

  function take(news) {
    const waiting = byId('no-requests');
    const log = byId('log');
    if (paused) {
      return;
    }
    for (const id of ['figures', 'plot-stored', 'plot-budget', 'newest']) {
      const place = byId(id);
      if (place && news[id] !== undefined && !place.contains(document.activeElement)) {
        place.innerHTML = news[id];
      }
    }
    if (log && news.cleared) {
      log.tBodies[0].replaceChildren();
      log.dataset.after = 0;
    }
    if (log && news.rows) {
      const rows = document.createElement('tbody');
      rows.innerHTML = news.rows;
      const fresh = [...rows.rows].filter(row => Number(row.dataset.n) > Number(log.dataset.after));
      log.dataset.after = Math.max(log.dataset.after, ...fresh.map(row => row.dataset.n));
      fresh.forEach(row => row.classList.add('fresh'));
      log.tBodies[0].prepend(...fresh);
      while (log.rows.length > Number(log.dataset.most) + 1) {
        log.deleteRow(-1);
      }
      if (waiting) {
        waiting.remove();
      }
    }
    if (list && news.contacts !== undefined) {
      list.changed(news.contacts);
    }
    if (news.conversations !== undefined) {
      const before = known.conversations;
      known.conversations = news.conversations;
      if (before !== undefined && before !== news.conversations && document.querySelector('.threads, form[action="/sandbox/receive"]')
          && !drawer.open) {
        refresh().catch(() => {});
      }
    }
  }

  let position = 0;
  function connect() {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource('/sandbox/events?after=' + position);
    source.onmessage = message => {
      take(JSON.parse(message.data));
    };
  }

  function disconnect() {
    if (source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      disconnect();
    } else if (byId('log') || list) {
      // What was missed is in a fresh page.
      known = {};
      if (list || paused) {
        connect();
      } else {
        refresh().then(connect).catch(connect);
      }
    } else {
      connect();
    }
  });
  addEventListener('pagehide', disconnect);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-pause]');
    if (button) {
      paused = !paused;
      button.setAttribute('aria-pressed', paused);
      if (!paused) {
        refresh().catch(() => {});
      }
    }
  });

  // The window onto a long list: rows are fetched where one looks, and space stands for the others.
  class ContactList {
    static CHUNK = 50;
    // Browsers draw no element much higher than 16 million pixels.
    static MOST = 350000;

    constructor(box) {
      this.box = box;
      this.body = box.querySelector('tbody');
      this.total = Number(box.dataset.total);
      this.version = box.dataset.version;
      this.chunks = new Map();
      this.asked = new Set();
      this.current = 0;
      this.focus = false;
      const first = [...this.body.rows];
      const row = first[0];
      this.height = row ? row.getBoundingClientRect().height : 45;
      if (row && row.dataset.i === '0') {
        this.chunks.set(0, first.map(each => each.outerHTML));
      }
      box.addEventListener('scroll', () => this.soon(), { passive: true });
      box.addEventListener('keydown', event => this.key(event));
      addEventListener('resize', () => this.soon());
      box.addEventListener('focusin', event => {
        const at = event.target.closest('tr[data-i]');
        if (at) {
          this.current = Number(at.dataset.i);
        }
      });
      this.draw(true);
    }

    soon() {
      if (!this.waiting) {
        this.waiting = requestAnimationFrame(() => {
          this.waiting = 0;
          this.draw(false);
        });
      }
    }

    get shown() {
      return Math.min(this.total, ContactList.MOST);
    }

    draw(anew) {
      const top = Math.floor(this.box.scrollTop / this.height);
      const seen = Math.ceil(this.box.clientHeight / this.height);
      const last = Math.max(0, Math.ceil(this.shown / ContactList.CHUNK) - 1);
      const from = Math.max(0, Math.min(last, Math.floor((top - seen) / ContactList.CHUNK)));
      const to = Math.min(last, Math.floor((top + 2 * seen) / ContactList.CHUNK));
      // One more at both ends, which is there when one gets there.
      for (let chunk = Math.max(0, from - 1); chunk <= Math.min(last, to + 1); chunk++) {
        this.ask(chunk);
      }
      if (!anew && from === this.from && to === this.to) {
        return;
      }
      this.from = from;
      this.to = to;
      const held = this.body.contains(document.activeElement);
      const rows = [this.gap(from * ContactList.CHUNK)];
      let count = from * ContactList.CHUNK;
      for (let chunk = from; chunk <= to; chunk++) {
        const size = Math.max(0, Math.min(ContactList.CHUNK, this.shown - chunk * ContactList.CHUNK));
        const ready = this.chunks.get(chunk);
        for (let i = 0; i < size; i++) {
          rows.push(ready && ready[i] ? ready[i] : '<tr class="later"><td></td></tr>');
        }
        count += size;
      }
      rows.push(this.gap(this.shown - count));
      this.body.innerHTML = rows.join('');
      for (const gap of this.body.querySelectorAll('.gap')) {
        gap.style.height = gap.dataset.rows * this.height + 'px';
      }
      this.mark(held || this.focus);
    }

    gap(rows) {
      return '<tr class="gap" aria-hidden="true" data-rows="' + Math.max(0, rows) + '"><td></td></tr>';
    }

    // One link of the list is in the order of the tab key.
    mark(focus) {
      let target;
      for (const link of this.body.querySelectorAll('a')) {
        const here = Number(link.closest('tr').dataset.i) === this.current;
        link.tabIndex = here ? 0 : -1;
        target = here ? link : target;
      }
      if (target && focus) {
        this.focus = false;
        target.focus({ preventScroll: true });
      } else if (!target && !this.focus) {
        const first = [...this.body.querySelectorAll('a')].find(link =>
          link.getBoundingClientRect().top >= this.box.getBoundingClientRect().top);
        if (first) {
          first.tabIndex = 0;
        }
      }
    }

    ask(chunk) {
      if (this.chunks.has(chunk) || this.asked.has(chunk)) {
        return;
      }
      this.asked.add(chunk);
      // Not while one drags past it.
      setTimeout(() => {
        if (chunk < this.from - 1 || chunk > this.to + 1) {
          this.asked.delete(chunk);
          return;
        }
        this.fetch(chunk).catch(() => say('The sandbox does not answer.')).finally(() => this.asked.delete(chunk));
      }, 40);
    }

    async fetch(chunk) {
      const query = new URLSearchParams(location.search);
      query.set('from', chunk * ContactList.CHUNK);
      query.set('count', ContactList.CHUNK);
      const answer = await part('/sandbox/contacts/rows?' + query);
      if (!answer.ok) {
        say(answer.text);
        return;
      }
      const news = JSON.parse(answer.text);
      this.chunks.set(chunk, news.rows);
      if (this.chunks.size > 60) {
        this.chunks.delete(this.chunks.keys().next().value);
      }
      if (news.total !== this.total) {
        this.total = news.total;
        byId('total').textContent = news.total.toLocaleString('en');
        this.box.querySelector('table').setAttribute('aria-rowcount', news.total + 1);
        if (byId('none')) {
          byId('none').hidden = news.total > 0;
        }
      }
      this.draw(chunk >= this.from && chunk <= this.to);
    }

    // Contacts changed: what is in sight is fetched anew, without a flicker.
    changed(version) {
      if (version === this.version || this.renewing) {
        return;
      }
      this.version = version;
      this.renewing = true;
      for (const chunk of [...this.chunks.keys()]) {
        if (chunk < this.from || chunk > this.to) {
          this.chunks.delete(chunk);
        }
      }
      const all = [];
      for (let chunk = this.from; chunk <= Math.max(this.from, this.to); chunk++) {
        all.push(this.fetch(chunk));
      }
      Promise.allSettled(all).then(() => { this.renewing = false; });
    }

    key(event) {
      const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
      if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || this.shown === 0) {
        return;
      }
      event.preventDefault();
      this.current = Math.max(0, Math.min(this.shown - 1, this.current + step));
      const top = this.current * this.height;
      const head = this.box.querySelector('thead').offsetHeight;
      if (top < this.box.scrollTop) {
        this.box.scrollTop = top;
      } else if (top + this.height + head > this.box.scrollTop + this.box.clientHeight) {
        this.box.scrollTop = top + this.height + head - this.box.clientHeight;
      }
      this.focus = true;
      this.draw(false);
      this.mark(true);
    }
  }

  function start() {
    const box = byId('window');
    list = box ? new ContactList(box) : null;
    if (box) {
      byId('sort').addEventListener('change', () => byId('find').requestSubmit());
    }
    if (byId('log')) {
      position = byId('log').dataset.after;
    }
    const pause = document.querySelector('[data-pause]');
    if (pause) {
      pause.setAttribute('aria-pressed', paused);
    }
  }

  start();
  connect();
})();
