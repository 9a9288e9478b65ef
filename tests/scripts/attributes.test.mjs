import assert from 'node:assert/strict';
import { test } from 'node:test';

import { takeFromAddress } from '../../src/embed/address.js';
import { byDefault, learnBeside, named, seedOf, setting, wish, wishes } from '../../src/embed/attributes.js';

// An element with these attributes, and with a deck in it if one is given.
const element = (attributes, deck) => {
  const all = new Map(Object.entries(attributes));
  return {
    attributes: all,
    getAttribute: (name) => all.get(name) ?? null,
    hasAttribute: (name) => all.has(name),
    setAttribute: (name, value) => all.set(name, value),
    querySelector: () => (deck === undefined ? null : { textContent: deck }),
  };
};

// What a page is told meanwhile.
const warned = (t) => t.mock.method(console, 'warn', () => {}).mock;

test('an address gives the element what it knows, and nothing else', () => {
  class Page {
    static observedAttributes = ['deck', 'mode', 'lang'];
  }
  const page = Object.assign(new Page(), element({}));
  takeFromAddress(page, '?mode=exam&constructor=x&toString=y&__proto__=z&onclick=w&deck=');
  assert.deepEqual([...page.attributes], [['mode', 'exam']]);
});

test('an attribute asks for what it may hold, and is told of otherwise', (t) => {
  const told = warned(t);
  for (const [name, value] of [['mode', 'exam'], ['seed', '0'], ['seed', '4294967295'], ['limit', '1'], ['time-limit', '86400']]) {
    assert.equal(wish(element({ [name]: value }), name), value);
  }
  assert.equal(told.callCount(), 0);
  for (const [name, value, instead] of [
    ['mode', 'Exam', 'practice'], ['seed', '4294967296', 'none'], ['seed', '-1', 'none'], ['seed', '1e3', 'none'],
    ['limit', '0', 'none'], ['time-limit', '9', 'none'], ['feedback', 'constructor', 'immediate'],
  ]) {
    assert.equal(wish(element({ [name]: value }), name), undefined, `${name}=${value}`);
    const [sentence] = told.calls.at(-1).arguments;
    assert.ok(sentence.includes(`${name}="${value}"`) && sentence.endsWith(`Using ${instead}.`), sentence);
  }
});

test('an exam tells nothing before its end, unless the page says otherwise', () => {
  assert.equal(setting(element({ mode: 'exam' }), 'feedback'), 'end');
  assert.equal(setting(element({ mode: 'exam', feedback: 'immediate' }), 'feedback'), 'immediate');
  assert.equal(setting(element({ mode: 'exercise' }), 'feedback'), undefined);
  assert.equal(byDefault('feedback'), 'immediate');
  assert.equal(byDefault('limit'), '');
});

test('a deck is known whatever its capitals and spaces, and an address stays as it is', () => {
  assert.equal(named('  Exam Mix '), 'exam-mix');
  assert.equal(named('first_steps'), 'first-steps');
  assert.equal(named(' https://example.org/My Deck.json '), 'https://example.org/My Deck.json');
});

test('a seed that is none is told, and another order comes', (t) => {
  const told = warned(t);
  assert.equal(seedOf(7), '7');
  assert.equal(seedOf(undefined), '');
  assert.equal(told.callCount(), 0);
  assert.equal(seedOf('x'), '');
  assert.equal(told.callCount(), 1);
});

test('Learn is beside the script, unless a bundler gave it another name', () => {
  assert.equal(learnBeside('https://a.example/b/whos-responsible-game.js'), 'https://a.example/b/learn.html');
  assert.equal(learnBeside('https://a.example/assets/game-4711.js'), '');
});

test('the game reads the wishes a line each', () => {
  const asked = element({ deck: 'Exam Mix', seed: '3', mode: 'exam', limit: '5' });
  assert.deepEqual(wishes(asked, 'learn.html').split('\n'), [
    'learn=learn.html', 'guest=', 'deck=exam-mix', 'seed=3', 'feedback=end', 'limit=5',
  ]);
  const site = element({ site: '', learn: '' }, '{}');
  assert.deepEqual(wishes(site, 'learn.html').split('\n'), ['learn=', 'deck=inline:']);
});

test('a first visit plays the order of the card that the page brought', () => {
  assert.ok(wishes(element({ 'data-first': '5' }), '').split('\n').includes('seed=5'));
  assert.ok(!wishes(element({}), '').includes('seed='));
});
