// Comes after the game on the site's own page, when the browser has nothing better to do: keeps what playing
// needs for days without a network (sw.js does), and tells of a new version. Where that is not
// possible nothing is said and nothing changes.

// Written by `cargo xtask dist`; a page that is being worked on has no worker.
const BUILD = '{{build}}';

/** @type {Record<string, string[]>} */
const TEXTS = /** @type {any} */ ('{{words site: here, use, later}}');

// It lies at the end of the page and sticks to the bottom of the window, so that whatever it covers
// can be scrolled into view.
const STYLE = `
.update { position: sticky; bottom: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem;
  align-items: center; justify-content: center; padding: .5rem 1rem; border-top: 1px solid;
  font: 1rem/1.4 system-ui, sans-serif; color: CanvasText; background: Canvas; }
.update p { margin: 0; }
.update button { font: inherit; min-height: 2.75rem; padding: 0 1rem; }
@media print { .update { display: none; } }
`;

const page = document.documentElement;
/** @type {ServiceWorkerContainer} */
let worker;

const button = (/** @type {() => void} */ press) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
};

// The banner; one at most.
/** @type {HTMLElement | undefined} */
let banner;
let dismissed = false;

const fill = () => {
  if (!banner) return;
  const texts = TEXTS[page.lang] ?? TEXTS.en;
  [...banner.children].forEach((part, at) => { part.textContent = texts[at]; });
};

const offer = (/** @type {ServiceWorkerRegistration} */ registration) => {
  if (banner || dismissed) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  banner = document.createElement('aside');
  banner.className = 'update';
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  // The worker that takes over opens the page again.
  const use = button(() => registration.waiting?.postMessage({ use: true }));
  const later = button(() => {
    dismissed = true;
    banner?.remove();
  });
  banner.append(words, use, later);
  document.body.append(banner);
  // A region that was there before its words is read aloud.
  requestAnimationFrame(fill);
};

// A worker that waits behind the one that this page came from is a new version.
const watch = (/** @type {ServiceWorkerRegistration} */ registration) => {
  const look = () => {
    if (registration.waiting && worker.controller) offer(registration);
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
};

const start = async (/** @type {Promise<unknown>} */ played) => {
  if (!worker.controller) {
    // Who only looks in, saves data or waits for a slow line has not asked for a whole site.
    await played;
    const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
    if (connection?.saveData || /[23]g/.test(connection?.effectiveType ?? '')) return;
  }
  watch(await worker.register(new URL('./sw.js', import.meta.url)));
  const { active } = await worker.ready;
  worker.onmessage = ({ data }) => {
    if (data.kept) page.dataset.offline = data.kept;
  };
  const tell = () => {
    fill();
    active?.postMessage({ keep: page.lang, build: BUILD });
  };
  new MutationObserver(tell).observe(page, { attributeFilter: ['lang'] });
  tell();
};

// A frame in somebody else's page is theirs; a sandboxed one may not even ask for workers.
const possible = () => {
  try {
    worker = navigator.serviceWorker;
    return !BUILD.startsWith('{') && worker && 'caches' in window && window === window.top;
  } catch {
    return false;
  }
};

if (possible()) {
  const idle = window.requestIdleCallback ?? setTimeout;
  const played = new Promise((done) => { document.addEventListener('placed', done, { once: true }); });
  idle(() => start(played).catch(() => {}));
}
