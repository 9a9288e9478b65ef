// Where the result stands: a state, and the words that say so.

/** @typedef {import('./course').Course} Course */
/** @typedef {import('./course').Told} Told */
/** @typedef {[state: string, keys: string[]]} Standing */

/** Whether the learner passed, as a word; none without a pass mark. The best round counts.
 * @param {Course | undefined} course @param {Told | undefined} told */
export const judgement = (course, told) => {
  if (told?.passed === undefined) return [];
  return [told.passed || course?.passed() ? 'passed' : 'failed'];
};

/** `why` says why there is no session; `offered` is an earlier result, negative for none.
 * @param {Course | undefined} course @param {Told | undefined} told
 * @param {{ why: string, isEnded: boolean, offered: number }} more @returns {Standing} */
export const standingOf = (course, told, { why, isEnded, offered }) => {
  if (!course) return why ? ['unrecorded', [/^launch: /.test(why) ? 'launch' : 'closed']] : ['alone', ['alone']];
  if (isEnded || course.ended) return ['ended', ['ended']];
  if (course.isElsewhere?.()) return ['elsewhere', ['elsewhere']];
  if (course.mode === 'review') return ['review', reviewed(course)];
  if (course.mode !== 'normal') return [course.mode, [course.mode]];
  const mark = course.pass >= 0 ? ['mark'] : [];
  const best = course.best() >= 0 ? ['best'] : [];
  const handin = told?.isFull ? ['handin'] : [];
  const trouble = told?.trouble || (course.trouble?.() ? 'away' : '');
  if (told && !told.counts && !trouble) return ['playing', ['repeats', ...best]];
  if (told?.over) {
    const standing = finished(course, told, trouble, mark);
    if (standing) return standing;
  }
  if (trouble) return ['unrecorded', [...handin, ...troubled(trouble, told)]];
  return ['playing', [...handin, ...offered >= 0 ? ['offer'] : [], ...mark, ...best]];
};

/** What was finished, as the LMS has it.
 * @param {Course} course */
const reviewed = (course) => {
  const better = course.best() < 100 ? ['better'] : [];
  if (course.best() < 0) return ['review', ...better];
  const verdict = course.pass >= 0 ? [course.passed() ? 'passed' : 'failed'] : [];
  return [...verdict, 'best', 'review', ...better];
};

/** Of a round that is over; undefined where only the trouble is told of.
 * @param {Course} course @param {Told} told @param {string} trouble @param {string[]} mark
 * @returns {Standing | undefined} */
const finished = (course, told, trouble, mark) => {
  const judged = judgement(course, told);
  if (told.confirmed) {
    // The best round counts, so it is the one that is told of after a worse one.
    const isLess = course.best() - told.share > 0.01;
    return ['recorded', isLess ? ['stays', ...judged, ...mark] : [...judged, 'recorded', ...mark]];
  }
  if (told.waits) return ['saving', ['saving']];
  if (!told.counts || trouble === 'session' || trouble === 'lost') return undefined;
  const safe = told.isSafe ? 'safe' : 'unsafe';
  return ['unrecorded', trouble === 'away' ? ['unreached', safe, 'soon'] : ['unrecorded', safe, 'advice']];
};

/** @param {string} trouble @param {Told | undefined} told */
const troubled = (trouble, told) => {
  const isSafe = told?.isSafe !== false;
  const anew = isSafe ? 'anew' : 'unkept';
  switch (trouble) {
    case 'session': return ['session', anew];
    case 'lost': return ['lost'];
    case 'away': return ['away', isSafe ? 'keeps' : 'unkept'];
    case 'stuck': return ['stuck', anew];
    default: return ['trouble'];
  }
};
