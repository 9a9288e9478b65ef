// What a game needs only now and then, in one file: it is fetched when it is needed first.

export { show } from './plain.js';
export { around } from './reach.js';
// The sheets of results and dialogs.
export const ASKED = '{{asked}}';
