import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judgement, standingOf } from '../../src/lms/standing.js';

const course = (more = {}) => ({
  mode: 'normal', pass: -1, best: () => -1, passed: () => false, ...more,
});
const told = (more = {}) => ({
  share: 80, over: false, counts: true, passed: undefined, isFull: false, kept: 'whole', refusal: '',
  confirmed: true, waits: false, trouble: '', isSafe: true, ...more,
});
const standing = (of, what, { why = '', isEnded = false, offered = -1 } = {}) => {
  const [state, keys] = standingOf(of, what, { why, isEnded, offered });
  return `${state}: ${keys.join(' ')}`;
};

test('without a session it is said why nothing is recorded', () => {
  assert.equal(standing(undefined, undefined), 'alone: alone');
  assert.equal(standing(undefined, undefined, { why: '301 General' }), 'unrecorded: closed');
  assert.equal(standing(undefined, undefined, { why: 'launch: actor' }), 'unrecorded: launch');
});

test('a session that is over, elsewhere or only looked at says so before anything else', () => {
  const over = told({ over: true, trouble: 'away' });
  assert.equal(standing(course(), over, { isEnded: true }), 'ended: ended');
  assert.equal(standing(course({ ended: true }), over), 'ended: ended');
  assert.equal(standing(course({ isElsewhere: () => true }), over), 'elsewhere: elsewhere');
  assert.equal(standing(course({ mode: 'browse' }), over), 'browse: browse');
});

test('a review tells the graded round, and how a better one is played', () => {
  const review = (more) => standing(course({ mode: 'review', ...more }), undefined);
  assert.equal(review({}), 'review: review better');
  assert.equal(review({ best: () => 60 }), 'review: best review better');
  assert.equal(review({ best: () => 60, pass: 80 }), 'review: failed best review better');
  assert.equal(review({ best: () => 100, pass: 80, passed: () => true }), 'review: passed best review');
});

test('while a round is played there are the mark, the best result and what is offered', () => {
  assert.equal(standing(course(), undefined), 'playing: ');
  assert.equal(standing(course({ pass: 80, best: () => 60 }), told()), 'playing: mark best');
  assert.equal(standing(course({ pass: 80 }), told({ isFull: true }), { offered: 70 }), 'playing: handin offer mark');
  assert.equal(standing(course({ best: () => 60 }), told({ counts: false })), 'playing: repeats best');
});

test('a result is recorded once it is confirmed, and the best one stays', () => {
  const over = (more) => told({ over: true, ...more });
  assert.equal(standing(course({ best: () => 80 }), over()), 'recorded: recorded');
  assert.equal(standing(course({ best: () => 80, pass: 70 }), over({ passed: true })), 'recorded: passed recorded mark');
  assert.equal(standing(course({ best: () => 90, pass: 70, passed: () => true }), over({ passed: false })), 'recorded: stays passed mark');
  assert.equal(standing(course(), over({ confirmed: false, waits: true })), 'saving: saving');
});

test('a result that could not be recorded says whether it is kept', () => {
  const lost = (more) => standing(course(), told({ over: true, confirmed: false, ...more }));
  assert.equal(lost({ trouble: 'away' }), 'unrecorded: unreached safe soon');
  assert.equal(lost({ trouble: 'away', isSafe: false }), 'unrecorded: unreached unsafe soon');
  assert.equal(lost({ trouble: 'refused' }), 'unrecorded: unrecorded safe advice');
  assert.equal(lost({ trouble: 'stuck', isSafe: false }), 'unrecorded: unrecorded unsafe advice');
  assert.equal(lost({ trouble: 'session' }), 'unrecorded: session anew');
  assert.equal(lost({ trouble: 'lost' }), 'unrecorded: lost');
});

test('what goes wrong in the middle of a round is told in words of its own', () => {
  const wrong = (more) => standing(course({ pass: 80 }), told({ confirmed: false, ...more }));
  assert.equal(wrong({ trouble: 'away' }), 'unrecorded: away keeps');
  assert.equal(wrong({ trouble: 'away', isSafe: false }), 'unrecorded: away unkept');
  assert.equal(wrong({ trouble: 'stuck' }), 'unrecorded: stuck anew');
  assert.equal(wrong({ trouble: 'session', isSafe: false }), 'unrecorded: session unkept');
  assert.equal(wrong({ trouble: 'refused', isFull: true }), 'unrecorded: handin trouble');
  assert.equal(wrong({ trouble: 'away', counts: false }), 'unrecorded: away keeps');
  assert.equal(standing(course({ trouble: () => '403' }), undefined), 'unrecorded: away keeps');
});

test('whoever passed once has passed', () => {
  assert.deepEqual(judgement(course(), told()), []);
  assert.deepEqual(judgement(course(), undefined), []);
  assert.deepEqual(judgement(course(), told({ passed: false })), ['failed']);
  assert.deepEqual(judgement(course({ passed: () => true }), told({ passed: false })), ['passed']);
});
