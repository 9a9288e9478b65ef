// `cargo xtask test packages` writes the manifests of packages of every format into the folder
// WHOS_MANIFESTS and runs these tests.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { faults } from './schema.mjs';

const folder = process.env.WHOS_MANIFESTS;
const names = (await readdir(folder)).filter((name) => /^scorm(12|2004)\..*\.xml$/.test(name));
const read = (name) => readFile(join(folder, name), 'utf8');

test('there are manifests of both versions of SCORM, with and without a pass mark', () => {
  for (const start of ['scorm12.', 'scorm2004.']) {
    const marks = new Set(names.filter((name) => name.startsWith(start)).map((name) => name.split('.')[2]));
    assert.deepEqual([...marks].sort(), ['none', 'pass'], start);
  }
});

for (const name of names) {
  test(`${name} is as the schemas of ADL and IMS want it`, async () => {
    assert.deepEqual(await faults(name.split('.')[0], await read(name)), []);
  });
}

// One error each, of the kinds that a change to the writer could bring; [what, with what].
const PLANTED = {
  scorm12: {
    'an unknown type of resource': ['adlcp:scormtype="sco"', 'adlcp:scormtype="game"'],
    'an attribute in the wrong case': ['adlcp:scormtype=', 'adlcp:scormType='],
    'a missing identifier': [/<item identifier="[^"]*"/, '<item'],
    'an identifier that is there twice': [/<item identifier="[^"]*"/, '<item identifier="organization.first-steps"'],
    'a mark before the title': [/(<title>[^<]*<\/title>)\s*(<adlcp:masteryscore>.*?<\/adlcp:masteryscore>)/, '$2$1'],
    'resources before organizations': [/(<organizations.*<\/organizations>)\s*(<resources>.*<\/resources>)/s, '$2$1'],
  },
  scorm2004: {
    'a measure above one': ['>0.8<', '>80<'],
    'an element under another name': ['<imsss:deliveryControls', '<imsss:deliveryControl'],
    'controls before objectives': [/(<imsss:objectives>.*<\/imsss:objectives>)\s*(<imsss:deliveryControls[^>]*>)/s, '$2$1'],
    'a word where true or false stands': ['completionSetByContent="true"', 'completionSetByContent="yes"'],
    'a file without an address': [/<file href="[^"]*"/, '<file'],
  },
};

for (const [format, all] of Object.entries(PLANTED)) {
  for (const [what, [part, instead]] of Object.entries(all)) {
    test(`${format}: ${what} is found`, async () => {
      const sound = await read(`${format}.first-steps.pass.xml`);
      const planted = sound.replace(part, instead);
      assert.notEqual(planted, sound, 'the error was planted');
      assert.notDeepEqual(await faults(format, planted), []);
    });
  }
}

test('what is no XML is found', async () => {
  const sound = await read('scorm12.first-steps.pass.xml');
  assert.notDeepEqual(await faults('scorm12', sound.replace('</manifest>', '')), []);
});
