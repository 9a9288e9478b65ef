// The site's service worker: the site as it was built once, from one cache, with or without a network.
// `cargo xtask dist` writes the build and the hashes of its files into this script. Where it has not
// (a page that is being worked on), the script removes what an earlier build left in the browser.

const BUILD = '{{build}}';
/** @type {any} */
const FILES = '{{files}}';
// How the names of those begin that are kept once somebody has opened them, and not before.
/** @type {any} */
const OPENED = '{{opened}}';
const HOME = new URL('./', location.href).href;
// Another copy of the site on this origin has its own caches.
const OURS = `whos-responsible ${new URL(HOME).pathname} `;
const CACHE = OURS + BUILD;
const finished = !BUILD.startsWith('{');

// Each language has a pack that is called after it, so any tag will do.
const LANGUAGES = Object.keys(FILES).map((name) => /^packs\/([\w-]+)\.pack$/.exec(name)?.[1]);
// `packs/traps.pt-BR.pack` and `plain/traps.pt-BR.html` are of a language, the rest of none.
const languageOf = (/** @type {string} */ name) => {
  const tag = /[./]([\w-]+)\.(?:pack|html)$/.exec(name)?.[1];
  return tag && LANGUAGES.includes(tag) ? tag : undefined;
};

const isOpened = (/** @type {string} */ name) => OPENED.some((/** @type {string} */ start) => name.startsWith(start));

const kept = async (/** @type {string} */ name) => (await caches.open(CACHE)).match(HOME + name, { ignoreVary: true });

// A file of this very build, whatever the server has by now: anything else fails.
const fetched = async (/** @type {string} */ name) => {
  const response = await fetch(HOME + name, { integrity: FILES[name], cache: 'no-cache', priority: 'low' });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A page may not be opened from an answer that another address gave.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
};

// One file after another, so that a player's own requests come first.
const keep = async (/** @type {(name: string) => unknown} */ wanted) => {
  const cache = await caches.open(CACHE);
  for (const name of Object.keys(FILES).filter(wanted)) {
    if (!await kept(name)) await cache.put(HOME + name, await fetched(name));
  }
};

const otherCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);

// What the player has used or opened, as the build before knows it: names and languages.
const used = async () => {
  /** @type {Set<string | undefined>} */
  const found = new Set();
  for (const cache of await otherCaches()) {
    for (const { url } of await (await caches.open(cache)).keys()) {
      const name = fileOf(url);
      found.add(name).add(name && languageOf(name));
    }
  }
  return found;
};

const install = async () => {
  const before = await used();
  await keep((name) => before.has(name) || (!isOpened(name) && (!languageOf(name) || before.has(languageOf(name)))));
};

const activate = async () => {
  for (const name of await otherCaches()) await caches.delete(name);
  if (!finished) await registration.unregister();
  // Pages of the build before are still open if a player asked for this one: none goes on with a
  // mixture of both. Waiting for them here would wait for ever.
  for (const client of await clients.matchAll()) {
    if (!finished || fileOf(client.url)) /** @type {WindowClient} */ (client).navigate(client.url).catch(() => {});
  }
};

// The file of this build that an address means; none if it is somebody else's.
const fileOf = (/** @type {string} */ address) => {
  const [url] = address.split(/[?#]/);
  if (!url.startsWith(HOME)) return undefined;
  const name = url.slice(HOME.length) || 'index.html';
  return [name, `${name}.html`].find((file) => Object.hasOwn(FILES, file));
};

// The cache was taken away or cannot be read: the network has everything.
let gone = false;
const giveUp = (/** @type {Request} */ request) => {
  gone = true;
  registration.unregister();
  return fetch(request);
};

/** @param {string} name @param {Request} request */
const answer = async (name, request) => {
  try {
    const response = await kept(name);
    if (response) return response;
  } catch {
    return giveUp(request);
  }
  if (!languageOf(name) && !isOpened(name)) return giveUp(request);
  try {
    const response = await fetched(name);
    const copy = response.clone();
    // Without room the player still gets the file.
    caches.open(CACHE).then((cache) => cache.put(HOME + name, copy)).catch(() => {});
    return response;
  } catch {
    // No network, or the server has another build by now.
    registration.update().catch(() => {});
    return Response.error();
  }
};

// The page that loaded before there was a worker is served by it from now on, if it is of the same
// build and alone: what two such pages were made of cannot be known.
const adopt = async (/** @type {string} */ build) => {
  if (build !== BUILD) return;
  const ours = (/** @type {readonly Client[]} */ pages) => pages.filter(({ url }) => url.startsWith(HOME)).length;
  const all = ours(await clients.matchAll({ includeUncontrolled: true }));
  if (all - ours(await clients.matchAll()) === 1) await clients.claim();
};

// What site.js says: the languages that the player uses, and the wish for the new version.
const hear = async (/** @type {ExtendableMessageEvent} */ { data, source }) => {
  if (data?.use) skipWaiting();
  if (!data?.keep) return;
  await adopt(data.build);
  await keep((name) => languageOf(name) === data.keep && !isOpened(name));
  source?.postMessage({ kept: data.keep });
};

addEventListener('install', (event) => event.waitUntil(finished ? install() : skipWaiting()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.waitUntil(hear(event)));
addEventListener('fetch', (event) => {
  const { request } = event;
  const name = finished && !gone && request.method === 'GET' && fileOf(request.url);
  if (name) event.respondWith(answer(name, request));
});
