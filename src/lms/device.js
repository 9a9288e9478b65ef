import { local_name } from './glue.js';

// What is kept on this machine, under a name that says nothing about the learner. A browser may forbid it.

/** @param {() => Storage} storage @param {string} prefix @returns {import('./course').Kept} */
const keptIn = (storage, prefix) => ({
  read(name) {
    try {
      return storage().getItem(prefix + name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name, text) {
    try {
      storage().setItem(prefix + name, text);
      return true;
    } catch {
      return false;
    }
  },
});

/** What outlives the tab, and in `session` what does not, though it outlives a reload.
 * @param {string} of */
export const onDevice = (of) => {
  const prefix = `whos-responsible-lms/${local_name(of)}/`;
  return { ...keptIn(() => localStorage, prefix), session: keptIn(() => sessionStorage, prefix) };
};
