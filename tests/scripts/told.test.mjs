import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placement, progress, result, roundStart } from '../../src/embed/told.js';

test('a round begins with its deck and its rules', () => {
  const lines = ['traps', 'Traps', '7', '20', 'end', 'deal', '0', '3', '1', ''];
  assert.deepEqual(roundStart(lines), {
    deck: 'traps', title: 'Traps', seed: 7, cards: 20, feedback: 'end', presentation: 'deal',
    timeLimit: null, placed: 3, resumed: true,
  });
  assert.equal(roundStart(['a', 'b', '0', '1', 'end', 'deal', '90', '0', '0']).timeLimit, 90);
});

test('a placement tells the owner once the player knows it', () => {
  const task = 'Patch the host';
  assert.deepEqual(placement('traps', ['patch/ec2', task, 'EC2', 'aws', 'aws', '1', '0', '1', '']), {
    deck: 'traps', card: 'patch/ec2', task, service: 'EC2', party: 'aws', owner: 'aws', right: true,
    hinted: false, moved: true,
  });
  assert.deepEqual(placement('traps', ['patch', task, '', 'aws', '', '', '1', '0', '']), {
    deck: 'traps', card: 'patch', task, service: null, party: 'aws', owner: null, right: null, hinted: true,
    moved: false,
  });
});

test('progress tells no points before they are told', () => {
  assert.deepEqual(progress('traps', ['2', '20', '1', '150', '']), { deck: 'traps', placed: 2, cards: 20, right: 1, points: 150 });
  assert.deepEqual(progress('traps', ['2', '20', '']), { deck: 'traps', placed: 2, cards: 20, right: null, points: null });
  assert.equal(progress('traps', ['1', '20', '0', '0', '']).right, 0);
});

test('a result has an answer for each card', () => {
  const lines = ['traps', '7', '3', '1', '100', '1', '5000', '60'];
  lines.push('a', 'aws', 'aws', '1', '900', 'b', 'aws', 'customer', '0', '0', 'c', '', 'aws', '0', '', '');
  assert.deepEqual(result(lines), {
    version: 1, deck: 'traps', seed: 7, cards: 3, right: 1, accuracy: 1 / 3, points: 100, bestStreak: 1,
    duration: 5000, timeLimit: 60,
    answers: [
      { card: 'a', party: 'aws', owner: 'aws', right: true, hinted: true, after: 900 },
      { card: 'b', party: 'aws', owner: 'customer', right: false, hinted: false, after: 0 },
      { card: 'c', party: null, owner: 'aws', right: false, hinted: false, after: null },
    ],
  });
  assert.equal(result(['traps', '7', '0', '0', '0', '0', '0', '0', '']).accuracy, 0);
});
