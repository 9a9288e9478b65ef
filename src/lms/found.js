import init, { ScormPort, RecorderPort, local_name } from './game.js';

// The script of a launch page in an LMS, in four parts that the build makes one: where the LMS is
// (found.js), how a learning record store is spoken to (store.js), what the learner reads (words.js),
// and the element that holds them together (lms.js). What is reported, and when, is Rust's.

// How far up the windows are searched, and how long an LMS may take to be there, ms.
const HOPS = 30;
const PATIENCE = 3000;

const pause = (time) => new Promise((done) => setTimeout(done, time));

// The LMS's object in a window or one of its parents. A parent of another origin throws, and may have
// one of ours above it.
const upwards = (start, name) => {
  let at = start;
  for (let hop = 0; at && hop < HOPS; hop++) {
    try {
      if (at[name]) return at[name];
    } catch {
      // Not ours.
    }
    if (at.parent === at) break;
    at = at.parent;
  }
  return undefined;
};

const openerOf = (of) => {
  try {
    return of.opener;
  } catch {
    return undefined;
  }
};

// The LMS's object, or undefined. Some LMSs put it there only once the page has loaded.
const find = async (name) => {
  for (let waited = 0; ; waited += 100) {
    const found = upwards(window, name) ?? upwards(openerOf(window), name) ?? upwards(openerOf(window.top), name);
    if (found || waited >= PATIENCE || (window.parent === window && !openerOf(window))) return found;
    await pause(100);
  }
};

// What Rust calls. Whatever the other side does, the answer is a text or undefined.
const guarded = (api) => ({
  call(name, count, ...words) {
    try {
      const answer = api[name](...words.slice(0, count));
      return /^(string|number|boolean)$/.test(typeof answer) ? String(answer).slice(0, 1e5) : undefined;
    } catch {
      return undefined;
    }
  },
});

const openScorm = async (element, pass) => {
  const is2004 = element.getAttribute('format') === 'scorm2004';
  const api = await find(is2004 ? 'API_1484_11' : 'API');
  if (!api) return undefined;
  const limit = +element.getAttribute('limit') || 0;
  const port = new ScormPort(guarded(api), is2004, pass, limit, Date.now(), -new Date().getTimezoneOffset());
  // A name for this learner's copies on this machine; the id itself is not kept.
  const learner = guarded(api).call(is2004 ? 'GetValue' : 'LMSGetValue', 1, is2004 ? 'cmi.learner_id' : 'cmi.core.student_id') ?? '';
  const place = local(`${location.pathname}/${learner}`);
  // Without a name a copy that outlives the tab could become somebody else's result.
  const copy = learner.trim() ? place : place.session;
  let failed = false;
  const told = (text, lines) => {
    const summary = read(lines);
    if (!summary) return undefined;
    failed = !!summary.refusal;
    // What the LMS did not take, or cannot keep, stays here until it does.
    if (failed || summary.kept === 'nothing') copy.write('round', text);
    else copy.remove('round');
    return { ...summary, confirmed: !failed };
  };
  let last = '';
  return {
    mode: port.mode(),
    pass: port.pass(),
    language: port.language(),
    damaged: port.damaged(),
    best: () => port.best(),
    passed: () => port.passed(),
    deck: (pack) => port.deck(pack, copy.read('round') ?? ''),
    report: (text) => told(last = text, port.report(text, Date.now())),
    again: () => told(last, port.again(Date.now())),
    pause: () => port.pause(Date.now()),
    leave: () => port.close(Date.now()),
  };
};
