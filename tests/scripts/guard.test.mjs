import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createGuard } from '../../src/embed/guard.js';

const broken = new Error('unreachable');

test('what breaks is told once, after what can be kept is kept, and nothing gets in any more', async () => {
  const happened = [];
  let exports;
  const guard = createGuard(() => happened.push(`rescued ${exports.add(1, 2)}`), (error) => happened.push(error.message));
  exports = guard.guard({
    add: (a, b) => a + b,
    trap: () => { throw broken; },
    memory: 'memory',
  });
  assert.equal(exports.memory, 'memory');
  assert.equal(exports.add(1, 2), 3);
  assert.ok(!guard.isBroken());
  assert.throws(exports.trap, broken);
  assert.deepEqual(exports.add(1, 2), []);
  await Promise.resolve();
  assert.deepEqual(happened, ['rescued 3', 'unreachable']);
  assert.ok(guard.isBroken());
  assert.deepEqual(exports.trap(), []);
  await Promise.resolve();
  assert.equal(happened.length, 2);
});

test('a rescue that breaks too is no second end', async () => {
  const told = [];
  let exports;
  const guard = createGuard(() => exports.trap(), (error) => told.push(error));
  exports = guard.guard({ trap: () => { throw broken; } });
  assert.throws(exports.trap, broken);
  await new Promise(setImmediate);
  assert.deepEqual(told, [broken]);
});
