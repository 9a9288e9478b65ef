import { onDevice } from './device.js';
import { ScormPort } from './glue.js';
import { readSummary } from './summary.js';
import { pause, TIMEOUT } from './wait.js';

// Where the LMS is, and a session with it.

// How far up the windows are searched, and how long an LMS may take to be there, ms.
const HOPS = 30;
const PATIENCE = 3000;
// How long it is waited before a site that did not answer is asked again, ms; longer each time.
const RETRY = 4000;
const LONGEST_RETRY = 60000;

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

// Whether the LMS's site answers, asked for the page's own address: '', 'away', or 'session' where it
// sends somebody who is no longer logged in elsewhere. An LMS whose requests fail may fall to a beacon,
// which is "true" whatever becomes of it.
const siteOf = () => {
  const ask = async (method) => {
    try {
      const { type, status } = await fetch(location.href.split('#')[0], {
        method, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT),
      });
      if (type === 'opaqueredirect') return 'session';
      // 501: it answers, but not to this method.
      return status < 500 || status === 501 ? '' : 'away';
    } catch {
      return 'away';
    }
  };
  // A site that never answers this method is asked as a reader asks; one that always sends elsewhere, or
  // that may not be asked at all (a policy, a page without an address of its own), says nothing by it.
  let [method, usual] = ['HEAD', ''];
  const first = ask(method).then(async (answer) => {
    if (answer === 'away') answer = await ask(method = 'GET');
    usual = answer;
  });
  return async () => {
    if (!navigator.onLine) return 'away';
    await first;
    const answer = await ask(method);
    // From its first answer on a silence means something.
    if (usual === 'away' && answer !== 'away') usual = '';
    return answer === usual ? '' : answer;
  };
};

export const openScorm = async (element, pass) => {
  const is2004 = element.getAttribute('format') === 'scorm2004';
  const api = await find(is2004 ? 'API_1484_11' : 'API');
  if (!api) return undefined;
  const limit = +element.getAttribute('limit') || 0;
  const port = new ScormPort(guarded(api), is2004, pass, limit, Date.now(), -new Date().getTimezoneOffset());
  // A name for this learner's copies on this machine; the id itself is not kept.
  const learner = guarded(api).call(is2004 ? 'GetValue' : 'LMSGetValue', 1, is2004 ? 'cmi.learner_id' : 'cmi.core.student_id') ?? '';
  const place = onDevice(`${location.pathname}/${learner}`);
  // Without a name a copy that outlives the tab could become somebody else's result.
  const copy = learner.trim() ? place : place.session;
  const answers = siteOf();
  let [summary, doubt, proven, isSafe, listener, later, patience] = [undefined, '', true, true, () => {}, 0, RETRY];
  // What the LMS surely has.
  let best = port.best();
  // What was told last was told by a page out of sight, and may have gone by beacon.
  let isUnseen = false;
  // So many reports in a row were refused, though the site is there.
  let refusals = 0;
  // Pages of one attempt write over each other, also by being left: the LMS's own script sends what it read
  // when it was opened. On one device the page that was opened last goes on, and the others fall silent.
  const turn = port.mode() === 'normal' ? `${Date.now()} ${Math.random()}` : '';
  if (turn) place.write('open', turn);
  const isElsewhere = () => !!turn && (place.read('open') ?? turn) !== turn;
  addEventListener('storage', () => {
    if (isElsewhere()) listener(standing());
  });
  // A copy stays here until a later session has read as much from the LMS.
  let isRead = false;
  const keep = () => {
    if (isRead && !isElsewhere()) isSafe = !!copy.write('copy', port.copy());
  };
  const standing = () => summary && {
    ...summary, isSafe, trouble: doubt || (refusals > 1 && 'stuck') || (summary.refusal && 'refused'),
    confirmed: !summary.refusal && !doubt && proven && !port.waits(),
    waits: !summary.refusal && !doubt && (!proven || port.waits()),
  };
  // Nothing tells when a site is back.
  const wait = () => {
    later = setTimeout(async () => {
      if (await answers()) wait();
      else listener(again());
    }, patience);
    patience = Math.min(patience * 1.5, LONGEST_RETRY);
  };
  let [asking, more] = [false, false];
  const prove = async () => {
    [proven, more] = [false, true];
    if (asking) return;
    asking = true;
    clearTimeout(later);
    let found = '';
    // What was committed meanwhile is not proven by an answer to a question from before.
    while (more && !found) {
      more = false;
      found = await answers();
    }
    asking = false;
    doubt = found;
    proven = !doubt && !summary?.refusal && !isUnseen && port.prove();
    if (doubt) {
      port.doubt();
      wait();
    } else {
      patience = RETRY;
      if (proven) {
        best = port.best();
        // What the result means has arrived: the score may follow.
        if (port.waits()) again();
      }
    }
    keep();
    listener(standing());
  };
  const tell = (report) => {
    if (isElsewhere()) return standing();
    const isSeen = document.visibilityState !== 'hidden';
    if (isSeen && isUnseen) port.doubt();
    isUnseen = !isSeen;
    const lines = report(Date.now());
    summary = readSummary(lines) ?? summary;
    refusals = summary?.refusal && !doubt ? refusals + 1 : 0;
    keep();
    if (isSeen) prove();
    else proven = false;
    return standing();
  };
  const again = () => tell((now) => port.again(now));
  return {
    mode: port.mode(),
    pass: port.pass(),
    language: port.language(),
    device: copy,
    damaged: port.damaged(),
    best: () => best,
    passed: () => port.passed(),
    isElsewhere,
    onChange(heard) { listener = heard; },
    deck(pack) {
      const text = port.deck(pack, copy.read('copy') ?? '');
      isRead = true;
      return text;
    },
    // A result that the LMS confirmed once and does not know: told when the learner asks for it.
    offer: () => port.offered(),
    sendOffer: () => tell((now) => port.send_offered(now)),
    begin() {
      return port.owes() ? tell((now) => port.catch_up(now)) : undefined;
    },
    report: (text) => tell((now) => port.report(text, now)),
    again,
    pause() {
      if (isElsewhere()) return;
      isUnseen = true;
      port.pause(Date.now());
      keep();
    },
    leave() {
      if (isElsewhere()) return;
      port.close(Date.now());
      keep();
    },
  };
};
