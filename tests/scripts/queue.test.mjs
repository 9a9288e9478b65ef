import assert from 'node:assert/strict';
import { test } from 'node:test';

import { queueWishes } from '../../src/embed/queue.js';

const asking = (t, isSo = () => false) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = [];
  const queue = queueWishes((what, value) => asked.push(`${what}=${value}`), isSo);
  return { asked, queue };
};

test('the second wish waits for the answer to the first', (t) => {
  const { asked, queue } = asking(t);
  queue.add('deck', 'traps');
  queue.add('lang', 'es');
  assert.deepEqual(asked, ['deck=traps']);
  queue.answered();
  assert.deepEqual(asked, ['deck=traps', 'lang=es']);
  queue.answered();
  queue.add('again', '');
  assert.equal(asked.at(-1), 'again=');
});

test('a wish that is met is not asked for, and holds up nothing', (t) => {
  const { asked, queue } = asking(t, (what, value) => value === 'traps');
  queue.add('deck', 'traps');
  queue.add('lang', 'es');
  assert.deepEqual(asked, ['lang=es']);
});

test('an answer that never comes holds up the next wish for ten seconds', (t) => {
  const { asked, queue } = asking(t);
  queue.add('deck', 'traps');
  queue.add('lang', 'es');
  t.mock.timers.tick(9998);
  assert.equal(asked.length, 1);
  t.mock.timers.tick(1);
  assert.equal(asked.length, 2);
});

test('an answer that nobody waits for asks for nothing', (t) => {
  const { asked, queue } = asking(t);
  queue.answered();
  assert.deepEqual(asked, []);
});
