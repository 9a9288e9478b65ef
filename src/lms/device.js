import { local_name } from './glue.js';

// What is kept on this machine, under a name that says nothing about the learner. A browser may forbid it.
export const onDevice = (of) => {
  const prefix = `whos-responsible-lms/${local_name(of)}/`;
  const attempt = (what) => {
    try {
      return what() ?? undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read: (name) => attempt(() => localStorage.getItem(prefix + name)),
    write: (name, text) => attempt(() => {
      localStorage.setItem(prefix + name, text);
      return true;
    }) ?? false,
    remove: (name) => attempt(() => localStorage.removeItem(prefix + name)),
    // As long as the tab lives, also when it is loaded again.
    session: {
      read: (name) => attempt(() => sessionStorage.getItem(prefix + name)),
      write: (name, text) => attempt(() => {
        sessionStorage.setItem(prefix + name, text);
        return true;
      }) ?? false,
      remove: (name) => attempt(() => sessionStorage.removeItem(prefix + name)),
    },
  };
};
