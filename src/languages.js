// The languages of the game, which the build writes here. The first is the fallback.
/** @type {string[]} */
export const LANGUAGES = /** @type {any} */ ('{{languages}}');

/** The first of the wished languages that is among these: the very tag, else one that has more to it, else the
 * same without the wish's last subtag. Only whole subtags are compared.
 * @param {readonly (string | null | undefined)[]} wishes @param {string[]} among @param {string} otherwise */
export const choose = (wishes, among = LANGUAGES, otherwise = among[0]) => {
  for (const wish of wishes) {
    for (let tag = (wish || '').trim().toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
      const found = among.find((lang) => lang.toLowerCase() === tag)
        ?? among.find((lang) => lang.toLowerCase().startsWith(`${tag}-`));
      if (found) return found;
    }
  }
  return otherwise;
};
