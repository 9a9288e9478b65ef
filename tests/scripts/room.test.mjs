import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { answers } from '../../src/room/answers.js';

class Field extends EventTarget {
  matches() { return true; }
}

let heard;
const root = { addEventListener() {}, querySelector: () => ({}), querySelectorAll: () => [] };

beforeEach(() => {
  heard = new Map();
  globalThis.addEventListener = (name, listener) => heard.set(name, listener);
  globalThis.location = { href: 'https://example.org/room.html?lang=es#setup&w=1', hash: '#join&w=1' };
  globalThis.document = { baseURI: 'https://example.org/room.html' };
  globalThis.Element = Field;
});

const pressed = (key, more = {}) => {
  const event = {
    key, repeat: false, isComposing: false, ctrlKey: false, metaKey: false, altKey: false,
    composedPath: () => [{}], preventDefault() { this.defaultPrevented = true; }, ...more,
  };
  heard.get('keydown')(event);
  return event;
};

test('what happens is heard in its order, also what happened before anybody asked', async () => {
  const { ask, say } = answers(root, () => {});
  say('saved', 'one');
  say('saved', 'two');
  assert.equal(await ask('saved'), 'one');
  assert.equal(await ask('saved'), 'two');
  const third = ask('saved');
  say('saved', 'three');
  assert.equal(await third, 'three');
});

test('whoever asks last hears, and the one before is told that it does not', async () => {
  const { ask, say } = answers(root, () => {});
  const first = ask('keys');
  const second = ask('keys');
  await assert.rejects(first);
  say('keys', 'q');
  assert.equal(await second, 'q');
});

test('another address is heard of, and a link is the page with another fragment', async () => {
  const { ask } = answers(root, () => {});
  const next = ask('address');
  heard.get('hashchange')();
  assert.equal(await next, '#join&w=1');
  assert.equal(await ask('link:#join&w=1&deck=a:b'), 'https://example.org/room.html#join&w=1&deck=a:b');
});

test('keys of the stage are taken, those of the browser, of fields and of shortcuts are left', async () => {
  const { ask } = answers(root, () => {});
  for (const key of ['Tab', 'Enter', ' ', 'Escape', 'F5', 'ArrowLeft', 'Shift']) {
    assert.equal(pressed(key).defaultPrevented, undefined, key);
  }
  assert.equal(pressed('q', { ctrlKey: true }).defaultPrevented, undefined);
  assert.equal(pressed('q', { repeat: true }).defaultPrevented, undefined);
  assert.equal(pressed('q', { composedPath: () => [new Field()] }).defaultPrevented, undefined);
  for (const key of ['q', '1', '.', 'Backspace', 'PageDown']) {
    assert.equal(pressed(key).defaultPrevented, true, key);
    assert.equal(await ask('keys'), key);
  }
});

test('a deck of one’s own is read from its address, or from the file that was chosen last', async () => {
  const read = [];
  const { ask } = answers(root, async (source, lang) => {
    read.push([String(source), lang]);
    return 'pack';
  });
  assert.equal(await ask('own:pt-BR:decks/mine.json'), 'pack');
  assert.deepEqual(read, [['https://example.org/decks/mine.json', 'pt-BR']]);
  await assert.rejects(ask('own:en:file:'), /file/);
});

test('where the page may not copy, the text is selected', async () => {
  let selected = 0;
  const field = { select: () => { selected++; } };
  const button = { closest: () => ({ querySelector: () => field }) };
  const { ask } = answers({ ...root, getRootNode: () => ({ activeElement: button }) }, () => {});
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  await assert.rejects(ask('copy:text'));
  assert.equal(selected, 1);
  let copied = '';
  Object.defineProperty(globalThis, 'navigator', {
    value: { clipboard: { writeText: async (text) => { copied = text; } } }, configurable: true,
  });
  await ask('copy:a:b');
  assert.equal(copied, 'a:b');
});
