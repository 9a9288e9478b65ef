import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readLaunch } from '../../src/lms/launch.js';

const REGISTRATION = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
const query = (given) => `?${new URLSearchParams({ endpoint: 'https://lrs.example/x', actor: '{}', ...given })}`;

test('an address without a launch is nobody’s', () => {
  assert.equal(readLaunch('', false), undefined);
  assert.equal(readLaunch('?lang=es&registration=1', true), undefined);
});

test('a launch of xAPI names store, learner and activity, and perhaps a registration', () => {
  assert.deepEqual(readLaunch(query({ activity_id: 'urn:a', auth: 'Basic x' }), false), {
    endpoint: 'https://lrs.example/x', actor: '{}', registration: '', activity: 'urn:a', fetch: '', auth: 'Basic x',
  });
  assert.equal(readLaunch(query({ activity_id: 'urn:a', registration: REGISTRATION }), false).registration, REGISTRATION);
});

test('a launch of cmi5 has a token to fetch and a registration', () => {
  const launch = readLaunch(query({ activityId: 'urn:a', registration: REGISTRATION, fetch: 'https://lms.example/t' }), true);
  assert.equal(launch.activity, 'urn:a');
  assert.equal(launch.fetch, 'https://lms.example/t');
});

test('what is wrong in a launch is named', () => {
  for (const [given, isCmi5, names] of [
    [{ endpoint: 'lrs.example', activity_id: 'urn:a' }, false, 'endpoint'],
    [{ actor: '', activity_id: '' }, false, 'actor, activity_id'],
    [{ activity_id: 'urn:a', registration: '7' }, false, 'registration'],
    [{ activityId: 'urn:a', fetch: 'javascript:1' }, true, 'registration, fetch'],
  ]) {
    assert.throws(() => readLaunch(query(given), isCmi5), { message: `launch: ${names}` });
  }
});
