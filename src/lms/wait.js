// How long a request may take, ms.
export const TIMEOUT = 20000;

export const pause = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));
