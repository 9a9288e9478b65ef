import { onDevice } from './device.js';
import { find, guarded } from './found.js';
import { ScormPort } from './glue.js';
import { siteOf } from './lms-site.js';
import { readSummary } from './summary.js';

// A session with an LMS, in SCORM 1.2 or 2004.

// How long it is waited before a site that did not answer is asked again, ms; longer each time.
const RETRY = 4000;
const LONGEST_RETRY = 60000;

/** @typedef {import('./course').Summary} Summary */
/** @typedef {import('./course').Told} Told */

/** Pages of one attempt write over each other, also by being left: the LMS's own script sends what it read
 * when it was opened. On one device the page that was opened last goes on, and the others fall silent.
 * Gives whether the attempt was opened elsewhere.
 * @param {import('./course').Kept} place @param {() => void} lost hears of it */
const takeTurn = (place, lost) => {
  const turn = `${Date.now()} ${Math.random()}`;
  place.write('open', turn);
  const isElsewhere = () => (place.read('open') ?? turn) !== turn;
  addEventListener('storage', () => {
    if (isElsewhere()) lost();
  });
  return isElsewhere;
};

/** What is told to the LMS, and whether it has it.
 * @param {ScormPort} port @param {import('./course').Kept} copy @param {() => boolean} isElsewhere */
const openReports = (port, copy, isElsewhere) => {
  const answers = siteOf();
  /** @type {Summary | undefined} */
  let summary;
  let doubt = '';
  let isProven = true;
  let isSafe = true;
  /** @type {(told: Told | undefined) => void} */
  let listener = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let patience = RETRY;
  // What the LMS surely has.
  let best = port.best();
  // What was told last was told by a page out of sight, and may have gone by beacon.
  let isUnseen = false;
  // So many reports in a row were refused, though the site is there.
  let refusals = 0;
  // A copy stays here until a later session has read as much from the LMS.
  let isRead = false;
  let isAsking = false;
  let isMore = false;

  const keep = () => {
    if (isRead && !isElsewhere()) isSafe = !!copy.write('copy', port.copy());
  };

  /** @returns {Told | undefined} */
  const standing = () => {
    if (!summary) return undefined;
    const isWrong = !!summary.refusal || !!doubt;
    const isComing = !isProven || port.waits();
    return {
      ...summary, isSafe, trouble: doubt || (refusals > 1 && 'stuck') || (summary.refusal && 'refused'),
      confirmed: !isWrong && !isComing, waits: !isWrong && isComing,
    };
  };

  // Nothing tells when a site is back.
  const wait = () => {
    later = setTimeout(async () => {
      if (await answers()) wait();
      else listener(again());
    }, patience);
    patience = Math.min(patience * 1.5, LONGEST_RETRY);
  };

  const prove = async () => {
    isProven = false;
    isMore = true;
    if (isAsking) return;
    isAsking = true;
    clearTimeout(later);
    let found = '';
    // What was committed meanwhile is not proven by an answer to a question from before.
    while (isMore && !found) {
      isMore = false;
      found = await answers();
    }
    isAsking = false;
    conclude(found);
    keep();
    listener(standing());
  };

  const conclude = (/** @type {string} */ found) => {
    doubt = found;
    isProven = !doubt && !summary?.refusal && !isUnseen && port.prove();
    if (doubt) {
      port.doubt();
      wait();
      return;
    }
    patience = RETRY;
    if (!isProven) return;
    best = port.best();
    // What the result means has arrived: the score may follow.
    if (port.waits()) again();
  };

  const tell = (/** @type {(now: number) => string} */ report) => {
    if (isElsewhere()) return standing();
    const isSeen = document.visibilityState !== 'hidden';
    if (isSeen && isUnseen) port.doubt();
    isUnseen = !isSeen;
    summary = readSummary(report(Date.now())) ?? summary;
    refusals = summary?.refusal && !doubt ? refusals + 1 : 0;
    keep();
    if (isSeen) prove();
    else isProven = false;
    return standing();
  };
  const again = () => tell((now) => port.again(now));

  return {
    tell, again, keep,
    best: () => best,
    onChange(/** @type {(told: Told | undefined) => void} */ heard) { listener = heard; },
    // The copy here was read, and may be written over.
    read() { isRead = true; },
    lost() { listener(standing()); },
    hide() { isUnseen = true; },
  };
};

/** @param {HTMLElement} element @param {number} pass
 * @returns {Promise<import('./course').Course | undefined>} */
export const openScorm = async (element, pass) => {
  const is2004 = element.getAttribute('format') === 'scorm2004';
  const api = await find(is2004 ? 'API_1484_11' : 'API');
  if (!api) return undefined;
  const limit = Number(element.getAttribute('limit'));
  const port = new ScormPort(guarded(api), is2004, pass, limit, Date.now(), -new Date().getTimezoneOffset());
  // A name for this learner's copies on this machine; the id itself is not kept.
  const learner = guarded(api).call(is2004 ? 'GetValue' : 'LMSGetValue', 1, is2004 ? 'cmi.learner_id' : 'cmi.core.student_id', '') ?? '';
  const place = onDevice(`${location.pathname}/${learner}`);
  // Without a name a copy that outlives the tab could become somebody else's result.
  const copy = learner.trim() ? place : place.session;
  const isElsewhere = port.mode() === 'normal' ? takeTurn(place, () => reports.lost()) : () => false;
  const reports = openReports(port, copy, isElsewhere);
  const { tell, again, keep, best, onChange } = reports;
  return {
    mode: port.mode(),
    pass: port.pass(),
    language: port.language(),
    device: copy,
    damaged: port.damaged(),
    best,
    passed: () => port.passed(),
    isElsewhere,
    onChange,
    deck(pack) {
      const text = port.deck(pack, copy.read('copy') ?? '');
      reports.read();
      return text;
    },
    // A result that the LMS confirmed once and does not know: told when the learner asks for it.
    offer: () => port.offered(),
    sendOffer: () => tell((now) => port.send_offered(now)),
    begin: () => (port.owes() ? tell((now) => port.catch_up(now)) : undefined),
    report: (text) => tell((now) => port.report(text, now)),
    again,
    pause() {
      if (isElsewhere()) return;
      reports.hide();
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
