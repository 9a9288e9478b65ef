import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { openPlace } from '../../src/embed/place.js';

let kept;
let elements;

beforeEach(() => {
  kept = new Map();
  elements = [];
  globalThis.location = { pathname: '/course/', search: '?deck=traps' };
  globalThis.document = { querySelectorAll: () => elements };
  globalThis.localStorage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
  };
  globalThis.self = { origin: 'https://example.org' };
});

const element = (attributes = {}, more = {}) => {
  const made = {
    id: '', isConnected: true, ...more,
    getAttribute: (name) => attributes[name] ?? null,
    hasAttribute: (name) => name in attributes,
  };
  elements.push(made);
  return made;
};

// Where the text is kept that is written there.
const nameOf = (of) => {
  kept.clear();
  openPlace(of, new Map()).write('round/traps', 'text');
  return [...kept.keys()].join();
};

test('a round is kept where it always was', () => {
  assert.equal(nameOf(element({ site: '', 'from-address': '' })), 'whos-responsible/round/traps');
  assert.equal(nameOf(element({ 'from-address': '' })), 'whos-responsible//course/?deck=traps/round/traps');
  assert.equal(nameOf(element({ 'storage-key': 'mine' })), 'whos-responsible/mine/round/traps');
  assert.equal(nameOf(element({}, { id: 'one' })), 'whos-responsible//course/#one/round/traps');
  const last = element();
  assert.equal(nameOf(last), 'whos-responsible//course/#5/round/traps');
  openPlace(last, new Map()).leave();
});

test('elements without a name are told apart by their place, and keep it', () => {
  const [first, second] = [element(), element()];
  assert.equal(nameOf(first), 'whos-responsible//course/#1/round/traps');
  assert.equal(nameOf(second), 'whos-responsible//course/#2/round/traps');
  elements.reverse();
  assert.equal(nameOf(element()), 'whos-responsible//course/#3/round/traps');
  first.isConnected = false;
  openPlace(second, new Map()).leave();
  elements.splice(0, 2);
  const next = element();
  elements.unshift(elements.pop());
  assert.equal(nameOf(next), 'whos-responsible//course/#1/round/traps');
});

test('what is to be kept nowhere lives in the memory', () => {
  for (const of of [element({ 'storage-key': 'none' }), element({}, { store: new Map() })]) {
    const memory = new Map();
    const place = openPlace(of, memory);
    assert.equal(place.write('settings', 'lang=es'), 0);
    assert.equal(kept.size, 0);
    assert.equal(place.read('settings'), 'lang=es');
    assert.equal(memory.get('settings'), 'lang=es');
  }
});

test('a storage that takes nothing says why, and the round goes on', () => {
  const refusing = (name) => () => { throw Object.assign(new Error(name), { name }); };
  for (const [name, origin, expected] of [
    ['QuotaExceededError', 'https://example.org', 2],
    ['SecurityError', 'https://example.org', 1],
    ['SecurityError', 'null', 3],
  ]) {
    globalThis.localStorage = { getItem: refusing(name), setItem: refusing(name) };
    globalThis.self = { origin };
    const place = openPlace(element({}, { id: 'one' }), new Map());
    assert.equal(place.write('round/traps', 'text'), expected);
    assert.equal(place.read('round/traps'), 'text');
  }
});
