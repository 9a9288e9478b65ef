// Inside the iframe: the page embed.html tells its parent how high it is, in H5P's protocol, in
// WordPress's and in our own, and passes the game's events on. It heeds its parent only. Where the
// frame lets no link open, it shows the address. See docs/iframe.md.

const H5P = 'h5p';
const OURS = 'whos-responsible';
const WORDPRESS = 'wordpress';
const VERSION = 1;
const FROM_H5P = ['ready', 'hello', 'resizePrepared', 'resize'];
const EVENTS = ['ready', 'round-start', 'placed', 'progress', 'round-end', 'error'];

// When to say hello while nobody answers, in ms; the parent's script may come late.
const HELLOS = [0, 150, 500, 1000, 2000, 4000, 8000, 16000];
// The height of a game that is on its way, in px.
const LEAST = 640;
// Between two questions, in ms: the parent needs time to answer the first.
const PACE = 50;
// A parent that has not followed after this is one whose visitor must scroll.
const PATIENCE = 300;
// Borders and paddings that an iframe's own height may include.
const MAX_BORDER = 40;
// What happened before the parent said hello, at most.
const MAX_KEPT = 50;
// What WordPress's script makes a frame at most, in px: what is higher scrolls.
const HIGHEST_POST = 1000;

// WordPress (wp-embed.js) hides a frame that it found by oEmbed until it hears from it, and knows it by
// a secret that it puts into the frame's address.
const secret = /^#\?secret=([a-zA-Z0-9]+)$/.exec(location.hash)?.[1];

/** @typedef {import('./whos-responsible').WhosResponsible} GameElement */
/** @typedef {{ height: number, at: number }} Asked */
/** @typedef {ReturnType<typeof setTimeout>} Timer */

// A field of its own that is plain data.
/** @param {object} data @param {string} name */
const field = (data, name) => Object.getOwnPropertyDescriptor(data, name)?.value;

/** What a message says, or null if it is none of ours. Never throws, whatever comes.
 * @param {unknown} data @returns {{ context: string, action: string } | null} */
export function read(data) {
  try {
    if (typeof data !== 'object' || data === null) return null;
    const context = field(data, 'context');
    const action = field(data, 'action');
    if (context === H5P && FROM_H5P.includes(action)) return { context, action };
    if (context === OURS && action === 'hello') return { context, action };
    if (secret && field(data, 'message') === 'ready' && field(data, 'secret') === secret) {
      return { context: WORDPRESS, action: 'hello' };
    }
  } catch {
    // A proxy, or something else that does not want to be looked at.
  }
  return null;
}

/** The height to ask for when `height` is wanted at the time `now`, given what was asked for of late; null
 * to ask for nothing. A layout that depends on the frame's own size may want another height each time: then
 * the largest is kept, and at last there is silence.
 * @param {Asked[]} asked @param {number} height @param {number} now */
export function settle(asked, height, now) {
  const recent = asked.filter(({ at }) => now - at < 1000).map((one) => one.height);
  if (recent.length >= 12) return null;
  return recent.length >= 6 ? Math.max(height, ...recent) : height;
}

/** @param {GameElement} game */
function start(game) {
  const { documentElement: html, body } = document;
  const sandboxed = self.origin === 'null';
  // Who answered: H5P's resizer or one that speaks our protocol, which is preferred.
  let host = secret && WORDPRESS;
  /** @type {string | undefined} */
  let target;
  /** @type {object[]} */
  let kept = [];
  /** @type {Asked[]} */
  let asked = [];
  let border = 0;
  let shown = false;
  /** @type {Timer | undefined} */
  let late;
  /** @type {Timer | undefined} */
  let again;

  const say = (/** @type {object} */ message, to = '*') => {
    try {
      parent.postMessage(message, to);
    } catch {
      // Details that cannot be cloned.
      parent.postMessage({ ...message, detail: null }, to);
    }
  };

  // Whatever the height of the frame, the body is as high as what is in it.
  const needed = () => Math.ceil(body.getBoundingClientRect().height);

  // Scrollable until the frame is as high as it must be, and again when the parent does not follow.
  // Looks once more a little later: a browser that draws nothing tells of no change of size.
  const fit = (isPatient = false) => {
    const fits = Boolean(host) && innerHeight + 1 >= needed();
    clearTimeout(late);
    if (fits) html.dataset.fits = '';
    else if (isPatient) late = setTimeout(fit, PATIENCE);
    else delete html.dataset.fits;
  };

  const resized = () => {
    // The parent did what it was asked, but the borders of the iframe are part of its height.
    const short = (asked.at(-1)?.height ?? NaN) - innerHeight;
    if (short >= 0 && short <= MAX_BORDER) border = short;
    ask();
  };

  const askLater = (/** @type {number} */ time) => {
    clearTimeout(again);
    again = setTimeout(ask, time);
  };

  const ask = () => {
    // What is still on its way must not make the frame collapse.
    shown ||= game.hasAttribute('data-ready') || Boolean(game.shadowRoot?.querySelector('[role=alert]'));
    if (!host || !shown) return;
    fit(true);
    const now = performance.now();
    const last = asked.at(-1);
    if (last && now - last.at < PACE) {
      askLater(PACE);
      return;
    }
    const wanted = Math.min(needed() + border, host === WORDPRESS ? HIGHEST_POST : Infinity);
    if (innerHeight === wanted - border && (!last || last.height === wanted)) return;
    asked = asked.slice(-20);
    const height = settle(asked, wanted, now);
    if (height !== wanted) askLater(1000);
    if (height === null || (height === last?.height && innerHeight === height - border)) return;
    asked.push({ height, at: now });
    if (host === OURS) say({ context: OURS, version: VERSION, action: 'resize', height }, target);
    else if (host === WORDPRESS) say({ message: 'height', value: height, secret });
    else say({ context: H5P, action: 'prepareResize', scrollHeight: height, clientHeight: height });
  };

  /** @type {Record<string, () => void>} */
  const heard = {
    ready: () => hello(),
    hello: () => {
      host ??= H5P;
      ask();
    },
    resize: ask,
    resizePrepared: () => {
      const height = asked.at(-1)?.height;
      if (height) say({ context: H5P, action: 'resize', scrollHeight: height, clientHeight: height });
    },
  };

  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    const message = read(event.data);
    if (message?.context === WORDPRESS) appear();
    if (message?.context === H5P && host !== OURS) {
      if (host === WORDPRESS) host = H5P;
      heard[message.action]();
    }
    if (message?.context !== OURS) return;
    host = OURS;
    // A page without an origin of its own, such as a file, cannot be named.
    target = event.origin === 'null' ? '*' : event.origin;
    for (const message of kept) say(message, target);
    kept = [];
    ask();
  });

  for (const name of EVENTS) {
    game.addEventListener(name, (/** @type {Event} */ event) => {
      if (event.target !== game || !(event instanceof CustomEvent)) return;
      const message = { context: OURS, version: VERSION, event: name, detail: event.detail };
      if (target) say(message, target);
      else if (kept.length < MAX_KEPT) kept.push(message);
    });
  }

  // What is shown before the game is there has a right to be seen too.
  const appear = () => {
    say({ message: 'height', value: asked.at(-1)?.height ?? LEAST, secret });
    ask();
  };
  if (secret) appear();

  const hello = () => {
    say({ context: OURS, version: VERSION, action: 'hello' });
    // H5P's resizer answers to the sender's origin; to a sandbox without one that is an error.
    if (!sandboxed) say({ context: H5P, action: 'hello' });
  };
  for (const time of HELLOS) {
    setTimeout(() => {
      if (!host || host === WORDPRESS) hello();
    }, time);
  }

  // A frame that stays lower than the game shows what comes next: after a flick nothing has the focus
  // that would bring it into view. Never more of it than begins in sight, so that it can be read.
  /** @type {Element | null} */
  let next = null;
  /** @type {Element | null} */
  let shows = null;
  // The parent may make the frame higher first.
  const soon = () => setTimeout(turn, PATIENCE);
  // What is explained may come after its button, and so may what gives it its size: on a slow phone
  // long after.
  const growing = new ResizeObserver(soon);
  const reach = () => {
    next = game.shadowRoot?.querySelector('[data-next]') ?? null;
    const place = next?.closest('[data-explains]') ?? next;
    if (place === shows) return;
    shows = place;
    growing.disconnect();
    if (shows) growing.observe(shows);
    else soon();
  };
  // Whoever does something is where they want to be.
  for (const deed of ['pointerdown', 'keydown', 'wheel']) {
    addEventListener(deed, () => growing.disconnect(), { capture: true, passive: true });
  }
  const turn = () => {
    const place = next ?? game.shadowRoot?.querySelector('.hand');
    // The parent had its time.
    fit();
    if ('fits' in html.dataset || !place?.isConnected) return;
    const { top } = (place.closest('[data-explains]') ?? place).getBoundingClientRect();
    const below = next ? place.getBoundingClientRect().bottom + 8 - innerHeight : 0;
    const by = below > 0 ? Math.min(below, top) : Math.min(0, top - 8);
    if (by) scrollBy({ top: by, behavior: 'instant' });
  };

  new ResizeObserver(ask).observe(body);
  addEventListener('resize', resized);
  // Sizes are observed when a frame is drawn, and frames out of sight are not: what is put into the
  // game is heard of at once.
  watch(game, { childList: true, characterData: true }, () => {
    ask();
    reach();
  });
  placeDialogs(game);
}

// Calls back on changes in the element's shadow root, and once it is there.
/** @param {GameElement} game @param {MutationObserverInit} changes
 * @param {(changes: MutationRecord[]) => void} callback */
function watch(game, changes, callback) {
  const inside = new MutationObserver(callback);
  const observe = () => {
    if (!game.shadowRoot) return;
    inside.observe(game.shadowRoot, { subtree: true, ...changes });
    callback([]);
  };
  observe();
  new MutationObserver(observe).observe(game, { attributeFilter: ['data-ready'] });
}

// A dialog stands in the middle of its frame. In a frame that is higher than the window that may be
// out of sight, so it is put where the visitor is looking.
/** @param {GameElement} game */
function placeDialogs(game) {
  watch(game, { attributeFilter: ['open'] }, (changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLDialogElement && target.open) placeDialog(target);
    }
  });
}

/** @param {HTMLDialogElement} dialog */
function placeDialog(dialog) {
  const look = new IntersectionObserver(([{ intersectionRect: seen }]) => {
    look.disconnect();
    if (!seen.height || seen.height >= innerHeight - 1) return;
    dialog.style.marginBlock = `${Math.max(0, seen.top) + 8}px auto`;
    dialog.style.maxHeight = `${Math.max(200, seen.height - 16)}px`;
  });
  look.observe(document.documentElement);
}

// The words for a link that opens nowhere.
/** @type {Record<string, string[]>} */
const NO_LINKS = /** @type {any} */ ('{{words frame: noLinks, copy, close, copied}}');

// Links open a tab of their own. Where the sandbox forbids that, the browser does nothing and says
// nothing: then the address is shown, to be copied.
/** @param {GameElement} game */
function openLinks(game) {
  document.addEventListener('click', (event) => {
    const around = /** @type {HTMLAnchorElement[]} */ (event.composedPath());
    const link = around.find((one) => one.localName === 'a' && one.target === '_blank');
    if (!link || event.defaultPrevented || event.button) return;
    event.preventDefault();
    let opened;
    try {
      // With noopener nobody could tell whether it opened.
      opened = window.open('', '_blank');
    } catch {
      // As good as refused.
    }
    if (!opened) {
      showAddress(game, link.href);
      return;
    }
    opened.opener = null;
    opened.location.replace(link.href);
  });
}

/** @param {GameElement} game @param {string} address */
function showAddress(game, address) {
  const [noLinks, copy, close, copied] = NO_LINKS[game.lang] ?? NO_LINKS.en;
  /** @template {'dialog' | 'label' | 'textarea' | 'span' | 'button'} K @param {K} name
   * @param {Partial<HTMLElementTagNameMap[K]>} properties @returns {HTMLElementTagNameMap[K]} */
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const dialog = make('dialog', { className: 'address', lang: game.lang });
  const words = make('label', { textContent: noLinks });
  const field = make('textarea', { readOnly: true, value: address, rows: 3, spellcheck: false });
  const done = make('span', {});
  done.setAttribute('role', 'status');
  const pick = make('button', { type: 'button', textContent: copy });
  const away = make('button', { type: 'button', textContent: close });
  pick.addEventListener('click', () => {
    field.select();
    // The newer way needs a permission that such a frame has not.
    if (document.execCommand('copy')) done.textContent = copied;
  });
  away.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  words.append(field);
  dialog.append(words, pick, away, done);
  document.body.append(dialog);
  dialog.showModal();
  placeDialog(dialog);
  field.select();
}

const game = document.querySelector('whos-responsible');
if (game && parent !== window) {
  start(game);
  openLinks(game);
}
