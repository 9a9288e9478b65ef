import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepInStep } from '../../src/embed/step.js';

// A game that has begun, unless `isLate`, and what it was asked for.
const game = (t, { isLate = false } = {}) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = [];
  const attributes = new Map();
  const element = {
    getAttribute: (name) => attributes.get(name) ?? null,
    setAttribute(name, value) {
      attributes.set(name, value);
      step.changed(name);
    },
    removeAttribute(name) {
      attributes.delete(name);
      step.changed(name);
    },
  };
  const step = keepInStep(
    element, (name, value) => asked.push(`${name}=${value}`),
    { add: (what, value) => asked.push(`${what}:${value}`) }, (wished) => (wished === 'es' ? 'es' : 'en'),
  );
  if (!isLate) step.begin();
  return { asked, element, step };
};

test('a setting is asked for at once, and without a word of the page its default', (t) => {
  const { asked, element } = game(t);
  element.setAttribute('theme', 'dark');
  element.removeAttribute('theme');
  element.setAttribute('motion', 'less');
  assert.deepEqual(asked, ['theme=dark', 'theme=auto', 'motion=less']);
});

test('rules that change in one step of the page start one new round', (t) => {
  const { asked, element } = game(t);
  element.setAttribute('limit', '5');
  element.setAttribute('seed', '7');
  element.setAttribute('mode', 'exam');
  assert.deepEqual(asked, ['limit=5', 'feedback=end']);
  t.mock.timers.tick(1);
  assert.deepEqual(asked.slice(2), ['again:7']);
  element.removeAttribute('limit');
  assert.equal(asked.at(-1), 'limit=');
});

test('a deck and a language are asked for after the step of the page in which they change', (t) => {
  const { asked, element } = game(t);
  element.setAttribute('deck', 'traps');
  element.setAttribute('deck', 'Exam Mix');
  element.setAttribute('lang', 'es');
  element.setAttribute('learn', 'elsewhere.html');
  assert.deepEqual(asked, []);
  t.mock.timers.tick(1);
  assert.deepEqual(asked, ['deck:exam-mix', 'lang:es']);
});

test('what changes before the first card is asked for with it', (t) => {
  const { asked, element, step } = game(t, { isLate: true });
  element.setAttribute('deck', 'traps');
  element.setAttribute('theme', 'dark');
  t.mock.timers.tick(1);
  assert.deepEqual(asked, []);
  step.begin();
  t.mock.timers.tick(1);
  assert.deepEqual(asked, ['theme=dark', 'deck:traps']);
});

test('an attribute that follows the player asks nothing of the game', (t) => {
  const { asked, element, step } = game(t);
  element.setAttribute('seed', '7');
  t.mock.timers.tick(1);
  asked.length = 0;
  step.follow({ seed: null, deck: 'traps', lang: 'es' });
  t.mock.timers.tick(1);
  assert.deepEqual(asked, []);
  assert.equal(element.getAttribute('seed'), null);
  assert.equal(element.getAttribute('deck'), 'traps');
});
