import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openOutbox } from '../../src/lms/outbox.js';

// A store that gives these answers to statements, one after the other, and what it was asked for.
const store = (answers, { state = 204, page = false } = {}) => {
  const sent = [];
  const request = async (path, query, how) => {
    sent.push(`${how.method} ${path}${how.last ? ' last' : ''}`);
    if (path !== 'statements') {
      return new Response(null, { status: state, headers: page ? { 'Content-Type': 'text/html' } : {} });
    }
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return new Response(next.text ?? '[]', { status: next.status, headers: next.headers });
  };
  return { sent, request };
};

// What Rust has to send: this many batches.
const port = (batches, { refused = 0, isHonest = true } = {}) => ({
  batch: () => (batches ? `batch ${batches}` : ''),
  answered(status, answer, asked) {
    if (status === 200 && isHonest) {
      batches -= 1;
      return batches ? 0 : -1;
    }
    return asked >= 0 ? asked * 1000 : 500;
  },
  confirms: () => isHonest,
  waiting: () => batches,
  refused: () => refused,
  outbox: () => `waits ${batches}`,
  state: () => 'round',
  rest: () => (batches ? 'rest' : ''),
});

const kept = (isAllowed = true) => {
  const all = new Map();
  return { all, read: (name) => all.get(name), write: (name, text) => isAllowed && Boolean(all.set(name, text)) };
};

const summary = { share: 50, over: false, counts: true, passed: undefined, isFull: false, kept: undefined, refusal: '' };
const settled = () => new Promise((done) => { setImmediate(() => setImmediate(done)); });

// An outbox with what it last told.
const opened = (from, to, { saved = '', trouble = '', shared = kept(), tab = kept() } = {}) => {
  const outbox = openOutbox(from, to.request, { stateId: 'whos-responsible' }, shared, tab, saved, trouble);
  const heard = [];
  outbox.onChange((told) => heard.push(told));
  return { outbox, heard, shared, tab };
};

test('batches go one after the other, and the state follows them', async () => {
  const to = store([{ status: 200 }, { status: 200 }]);
  const { outbox, heard, shared, tab } = opened(port(2), to);
  const first = outbox.take(summary);
  assert.ok(first.waits && !first.confirmed && first.isSafe);
  assert.equal(shared.all.get('outbox'), 'waits 2');
  await settled();
  assert.deepEqual(to.sent, ['POST statements', 'POST statements', 'PUT activities/state']);
  assert.ok(heard.at(-1).confirmed && !heard.at(-1).waits);
  assert.equal(shared.all.get('outbox'), 'waits 0');
  assert.equal(tab.all.get('begun'), '1');
  await outbox.send();
  assert.equal(to.sent.length, 3, 'a state that is there is not sent again');
});

test('what a store does not take is told, and sent again when it asks for it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const to = store([{ status: 503, headers: { 'Retry-After': '2' } }, { status: 200 }]);
  const { outbox, heard } = opened(port(1), to);
  outbox.take(summary);
  await settled();
  assert.equal(heard.at(-1).trouble, 'away');
  assert.equal(heard.at(-1).refusal, '503');
  t.mock.timers.tick(1999);
  await settled();
  assert.equal(to.sent.length, 1);
  t.mock.timers.tick(600);
  await settled();
  assert.ok(heard.at(-1).confirmed);
});

test('each kind of trouble has its word', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const timeout = Object.assign(new Error('late'), { name: 'TimeoutError' });
  for (const [answer, of, trouble, refusal] of [
    [{ status: 401 }, port(1), 'session', '401'],
    [{ status: 403 }, port(1), 'session', '403'],
    [new TypeError('no network'), port(1), 'away', 'offline'],
    [timeout, port(1), 'away', 'timeout'],
    [{ status: 200 }, port(1, { isHonest: false }), 'away', 'no answer of a record store'],
    [{ status: 200 }, port(1, { refused: 2 }), 'lost', '400 × 2'],
  ]) {
    const { outbox, heard } = opened(of, store([answer]));
    outbox.take(summary);
    await settled();
    assert.equal(heard.at(-1).trouble, trouble, refusal);
    assert.equal(heard.at(-1).refusal, refusal);
    assert.ok(!heard.at(-1).confirmed && !heard.at(-1).waits);
  }
});

test('a state that is refused is sent again, and a store without states is left alone', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const [answer, times] of [[{ state: 500 }, 2], [{ state: 200, page: true }, 2], [{ state: 404 }, 1], [{ state: 204 }, 1]]) {
    const to = store([], answer);
    const { outbox } = opened(port(0), to);
    await outbox.send();
    t.mock.timers.tick(2000);
    await settled();
    assert.equal(to.sent.length, times, JSON.stringify(answer));
  }
});

test('a device that keeps nothing says so, and a page that goes sends all that waits', async () => {
  const to = store([{ status: 200 }]);
  const { outbox, tab } = opened(port(1), to, { shared: kept(false) });
  outbox.keep();
  assert.equal(tab.all.get('begun'), undefined);
  outbox.sendLast();
  await settled();
  assert.deepEqual(to.sent, ['POST statements last'], 'the state would say more than was sent');
});
