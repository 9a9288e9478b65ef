import newGame from './glue.js';
import { renew } from './renew.js';

// Opens a game in a <whos-responsible> that has come near the viewport. The build makes `newGame` of
// wasm-bindgen's glue (see xtask assemble): each game gets a WebAssembly instance of its own.

const PREFIX = 'whos-responsible/';
// What attributes may hold, the default first: words, or the smallest and largest number.
const ALLOWED = {
  mode: ['practice', 'exercise', 'exam'],
  feedback: ['immediate', 'end'],
  presentation: ['deal', 'spread'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  motion: ['auto', 'less'],
  loading: ['lazy', 'eager'],
  seed: [0, 4294967295],
  limit: [1, 65535],
  'time-limit': [10, 86400],
};
// What a change of these starts anew.
const RULES = ['mode', 'feedback', 'presentation', 'seed', 'limit', 'time-limit'];
const SETTINGS = ['feedback', 'presentation', 'theme', 'motion', 'limit', 'time-limit'];

const warn = (name, value, allowed, instead) => {
  console.warn(`whos-responsible: ${name}="${value}" is not understood. Allowed: ${allowed}. Using ${instead}.`);
};

const isNumber = (name) => ALLOWED[name][0] >= 0;
const fits = (name, value) => {
  const [first, last] = ALLOWED[name];
  return isNumber(name) ? /^\d+$/.test(value) && value >= first && value <= last : ALLOWED[name].includes(value);
};
const listed = (name) =>
  isNumber(name) ? `whole numbers from ${ALLOWED[name].join(' to ')}` : ALLOWED[name].join(', ');

// What an attribute asks for, or undefined: then the default holds.
const wish = (element, name) => {
  const value = element.getAttribute(name);
  if (value === null || !ALLOWED[name]) return value || undefined;
  if (fits(name, value)) return value;
  warn(name, value, listed(name), isNumber(name) ? 'none' : ALLOWED[name][0]);
  return undefined;
};

const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
};

// All style sheets of the table, put here by the build. A constructable sheet needs no style
// element, so a strict Content-Security-Policy allows it. It is read while the game is on its way.
let sheet;
const styled = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    const styles = '{{styles}}';
    // Browsers before 2024 know no light-dark() and get the light colours.
    sheet.replaceSync(CSS.supports('color', 'light-dark(red,red)') ? styles : styles.replace(/light-dark\((.*?),.*?\)/g, '$1'));
  }
  return sheet;
};

// The page that is nothing but the game needs no style sheet of its own: one request less.
const fill = () => {
  const page = new CSSStyleSheet();
  page.replaceSync('{{page}}');
  document.adoptedStyleSheets.push(page);
};

// Compiled once for all games of the page; a failure can be tried again.
let compiled;
const compile = async () => {
  const address = new URL('./whos-responsible_bg.wasm', import.meta.url);
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch (error) {
    // A server that does not know the type of the file.
    if (!(error instanceof TypeError)) throw error;
    return WebAssembly.compile(await (await get(address)).arrayBuffer());
  }
};
const module = () => {
  compiled ??= compile().catch((error) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
};

// The elements that are on the page without a name of their own keep their rounds apart by their place
// on it; no two that are there at the same time have the same. One that failed keeps its own.
const numbers = new Map();

const text = (response) => response.text();

// A deck by its name, whatever its capitals and spaces; an address stays as it is.
const named = (deck) => (/[./:]/.test(deck) ? deck.trim() : deck.trim().toLowerCase().replace(/[\s_]+/g, '-'));

// Opens a game; the promise is kept when its cards can be asked for. `memory` keeps what the
// storage does not, `broke` hears when the game cannot go on.
export const open = async (element, root, memory, speak, broke) => {
  const isPage = element.hasAttribute('from-address');
  // The page that is nothing but the game takes its wishes from its address.
  if (isPage) {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (value && (ALLOWED[name] || /^(deck|lang|storage-key|learn)$/.test(name))) element.setAttribute(name, value);
    }
  }
  if (element.hasAttribute('site')) fill();
  const prefix = () => {
    const key = element.getAttribute('storage-key');
    if (element.store) return '';
    if (element.hasAttribute('site')) return PREFIX;
    if (key) return key === 'none' ? '' : `${PREFIX}${key}/`;
    if (isPage) return `${PREFIX}${location.pathname}${location.search}/`;
    if (element.id) return `${PREFIX}${location.pathname}#${element.id}/`;
    let number = 1 + [...document.querySelectorAll('whos-responsible')].indexOf(element);
    const taken = ([other, its]) => its === number && other !== element && other.isConnected;
    while ([...numbers].some(taken)) number++;
    numbers.set(element, number);
    return `${PREFIX}${location.pathname}#${number}/`;
  };
  const place = prefix();
  const read = (name) => {
    let kept;
    try {
      kept = place ? localStorage.getItem(place + name) : undefined;
    } catch {}
    return kept ?? memory.get(name);
  };
  const write = (name, value) => {
    memory.set(name, value);
    if (!place) return 0;
    try {
      localStorage.setItem(place + name, value);
      memory.delete(name);
      return 0;
    } catch (error) {
      if (error.name !== 'SecurityError') return 2;
      // A frame that its page took the origin from.
      return self.origin === 'null' ? 3 : 1;
    }
  };
  // What the player once chose in the settings wins over the page's language, not over the element's.
  const chosen = /(?:^|&)lang=([\w-]+)/.exec(read('settings') ?? '')?.[1];
  const asked = element.lang;
  const lang = speak([asked, chosen, ...isPage ? navigator.languages : [element.closest('[lang]')?.lang, document.documentElement.lang]]);
  if (asked && !speak([asked], '')) warn('lang', asked, 'en, es, pt-BR', lang);

  let chosenFile;
  const load = async (name) => {
    const [, language, address] = /^own:([^:]*):(.*)$/s.exec(name) ?? [];
    if (!address) return get(new URL(`./packs/${name}`, import.meta.url)).then(text);
    const { readDeck } = await import('../learn/more.js');
    return readDeck(address === 'inline:' ? element.querySelector('script[type="application/json"]')?.textContent ?? ''
      : address === 'file:' ? chosenFile : new URL(address, document.baseURI), language);
  };

  const emit = (name, detail, more) => {
    element.dispatchEvent(new CustomEvent(name, {
      bubbles: true, composed: true, detail: { version: 1, ...detail, ...more },
    }));
  };
  let deck;
  let spoken = lang;
  // When an attribute follows what the player chose, nothing is asked of the game.
  let following = false;
  const follow = (attributes) => {
    following = true;
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    following = false;
  };
  let progress = '';
  // What changed before the first card was there.
  const late = new Set();
  let result = null;
  let ready = false;
  const flag = (word) => word === '' ? null : word === '1';
  const count = (word) => word ? +word : null;
  const heard = {
    lang([next, title]) {
      spoken = next;
      // The page may have changed its mind while the game was on its way.
      if (ready || element.lang === asked) follow({ lang: next });
      if (!isPage) return;
      document.title = title;
      document.documentElement.lang = next;
      remember('lang', next);
    },
    deck([id]) {
      if (id.startsWith('own-') && !isPage) return;
      follow({ seed: null, deck: id });
      remember('deck', id);
    },
    'round-start'([id, title, seed, cards, feedback, presentation, seconds, placed, resumed]) {
      deck = id;
      result = null;
      progress = '';
      const round = {
        deck, title, seed: +seed, cards: +cards, feedback, presentation,
        timeLimit: count(seconds) || null, placed: +placed, resumed: flag(resumed),
      };
      if (!ready) {
        ready = true;
        const asked = named(element.deck);
        if (asked && asked !== id && !id.startsWith('own-')) {
          warn('deck', asked, 'the id of a deck of the game or the address of a deck file', id);
        }
        element.dataset.ready = Math.round(performance.now());
        emit('ready', { deck, title, lang: spoken });
        watcher.observe(root);
        for (const name of late) changed(name);
        if (element.hasAttribute('site')) import('../site/site.js').catch(() => {});
      }
      emit('round-start', round);
    },
    error(lines) {
      const message = lines.join('\n');
      console.warn(`whos-responsible: ${message}`);
      emit('error', { message, fatal: false });
    },
    placed([card, task, service, party, owner, right, hinted, moved]) {
      emit('placed', {
        deck, card, task, service: service || null, party, owner: owner || null,
        right: flag(right), hinted: flag(hinted), moved: flag(moved),
      });
    },
    progress(lines) {
      const [placed, cards, right, points] = lines;
      // A step that changes none of them needs no telling.
      if (progress === String(lines)) return;
      progress = String(lines);
      emit('progress', { deck, placed: +placed, cards: +cards, right: count(right), points: count(points) });
    },
    result([id, seed, cards, right, points, streak, duration, seconds, ...answers]) {
      const all = [];
      while (answers.length > 4) {
        const [card, party, owner, hinted, after] = answers.splice(0, 5);
        all.push({
          card, party: party || null, owner, right: party === owner, hinted: flag(hinted), after: count(after),
        });
      }
      result = {
        version: 1, deck: id, seed: +seed, cards: +cards, right: +right, accuracy: right / cards || 0,
        points: +points, bestStreak: +streak, duration: +duration, timeLimit: count(seconds) || null, answers: all,
      };
    },
    'round-end'(words) {
      heard.result(words);
      emit('round-end', result);
    },
  };
  // What the player chooses goes into the address, so that a reload finds it again.
  const remember = (name, value) => {
    if (!isPage || !ready) return;
    const here = new URL(location);
    here.searchParams.set(name, value);
    if (name === 'deck') here.searchParams.delete('seed');
    try {
      history.replaceState(null, '', here);
    } catch {
      // A sandboxed frame may not change its address.
    }
  };
  // What scrolls around the game is looked for once a card is lifted; it is there by the time that a card comes near an edge.
  let reach;
  // The key that the game took when it went down; what follows of it is the game's too.
  let taken;
  const host = {
    read, write, load,
    tell(what, lines) {
      heard[what](lines.split('\n'));
      if (busy && /lang|start|error/.test(what)) next();
    },
    // Safari tells of an input method by the number only.
    keyed(event) {
      if (!event.repeat) taken = undefined;
      return event.shiftKey
        | (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph')) << 1
        | event.repeat << 2 | (event.isComposing || event.keyCode === 229) << 3 | (event.key === taken) << 4
        | (getComputedStyle(root.firstChild).direction === 'rtl') << 5;
    },
    keep(event) {
      if (!event.repeat) taken = event.key;
      event.stopPropagation();
    },
    steady: () => performance.now(),
    lift(heard, options) {
      reach = undefined;
      import('./seldom.js').then(({ around }) => {
        reach = around(root, heard, options);
        heard(new Event('resize'));
      }).catch(() => {});
    },
    view: () => reach?.view() ?? new DOMRect(),
    scroll: (by) => reach?.scroll(by),
  };

  const watcher = new ResizeObserver(([{ contentRect: { width, height } }]) => {
    emit('resize', { width: Math.round(width), height: Math.round(height) });
  });
  const onFile = (event) => {
    [chosenFile] = event.target.files ?? [];
    if (!chosenFile) return;
    event.target.nextElementSibling.click();
    event.target.value = '';
  };

  // Whatever leaves the module by an error leaves it in pieces.
  let broken = false;
  let mounted;
  const breakDown = (error) => {
    broken = false;
    try {
      mounted?.rescue();
    } catch {
      // What was saved before is still there.
    }
    broken = true;
    broke(error);
  };
  let breaking = false;
  const guard = (exports) => {
    const all = {};
    for (const [name, value] of Object.entries(exports)) {
      all[name] = typeof value !== 'function' ? value : (...args) => {
        if (broken) return [];
        try {
          return value(...args);
        } catch (error) {
          broken = true;
          if (!breaking) queueMicrotask(() => breakDown(error));
          breaking = true;
          throw error;
        }
      };
    }
    return all;
  };

  // A setting that the page asks for. An exam tells nothing before its end.
  const setting = (name) =>
    wish(element, name) ?? (name === 'feedback' && wish(element, 'mode') === 'exam' ? 'end' : undefined);

  const wishes = () => {
    // A bundler gives the scripts other names and leaves the page behind: then there is no link to it.
    const beside = /^(.*\/)whos-responsible-game\.js$/.exec(import.meta.url);
    const lines = [`learn=${element.getAttribute('learn') ?? (beside ? `${beside[1]}learn.html` : '')}`];
    if (!element.hasAttribute('site')) lines.push('guest=');
    for (const name of ['deck', 'seed', ...SETTINGS]) {
      const value = setting(name);
      if (value) lines.push(`${name}=${name === 'deck' ? named(value) : value}`);
    }
    wish(element, 'loading');
    if (!element.hasAttribute('deck') && element.querySelector('script[type="application/json"]')) lines.push('deck=inline:');
    return lines.join('\n');
  };

  const pack = load(`${lang}.pack`);
  pack.catch(() => {});
  const game = module();
  root.getRootNode().adoptedStyleSheets = [styled()];
  const mount = newGame(await game, guard);
  const start = await pack;
  root.addEventListener('change', onFile);
  // Only somebody's own deck speaks another language than the interface, and what was marked for it
  // may show another deck now.
  renew(root, () => {
    const { lang, dataset } = root.firstElementChild ?? root;
    if (lang === dataset.lang && !root.querySelector('h1[lang]')) return;
    const texts = 'h1,.task,[data-card*="/"] .service,.sides,.column h2,.motto,.chips,.explanation .about,.why,.floor-name';
    for (const text of root.querySelectorAll(texts)) text.lang = dataset.lang;
  });
  for (const name of ['keypress', 'keyup']) {
    root.addEventListener(name, (event) => {
      if (event.key === taken) event.stopPropagation();
    });
  }
  // While a card is in the air under a finger, the page must not scroll. Pointer events cannot say so:
  // `touch-action` is fixed when the finger comes down, before anybody knows whether it will rest on the
  // card or scroll. So this asks the browser to leave the finger to us, during a drag and at no other time.
  root.addEventListener('touchmove', (event) => {
    if (root.querySelector('[data-lifted]')) event.preventDefault();
  }, { passive: false });
  // Everything else was read just now.
  if (element.lang !== asked) late.add('lang');
  mounted = mount(host, root, start, wishes());

  // One wish after the other: a deck and a language that come at once would each miss the other.
  const queue = [];
  let busy;
  const next = () => {
    clearTimeout(busy);
    busy = undefined;
    const [what, value] = queue.shift() ?? [];
    if (!what) return;
    if (value === { deck, lang: spoken }[what]) {
      next();
      return;
    }
    busy = setTimeout(next, 9999);
    mounted.ask(what, value);
  };
  const ask = (...wished) => {
    queue.push(wished);
    if (!busy) next();
  };
  const waiting = new Map();
  // Rules and decks wait for the end of the page's own step, in which it may change more of them.
  const changed = (name) => {
    if (following) return;
    if (!ready) {
      late.add(name);
      return;
    }
    const value = element.getAttribute(name);
    // Without a word of the page the default holds; a number has none.
    const [first] = ALLOWED[name] ?? [];
    if (SETTINGS.includes(name)) mounted.ask(name, setting(name) ?? (first >= 0 ? '' : first));
    if (name === 'mode') mounted.ask('feedback', setting('feedback') ?? 'immediate');
    const what = RULES.includes(name) ? 'again' : name;
    if (!/^(again|deck|lang)$/.test(what)) return;
    clearTimeout(waiting.get(what));
    waiting.set(what, setTimeout(() => {
      if (what === 'again') ask('again', wish(element, 'seed') ?? '');
      else ask(what, what === 'deck' ? named(value ?? '') : speak([value, spoken]));
    }));
  };

  return {
    changed,
    restart(seed) {
      const given = String(seed ?? '');
      if (given && !fits('seed', given)) warn('restart(seed)', given, listed('seed'), 'another order');
      ask('again', fits('seed', given) ? given : '');
    },
    result: () => result,
    close() {
      watcher.disconnect();
      clearTimeout(busy);
      numbers.delete(element);
      delete element.dataset.ready;
      if (!broken) mounted.destroy();
    },
  };
};
