import Reveal from './node_modules/reveal.js/dist/reveal.mjs';

const game = document.querySelector('whos-responsible');
// What presenters' remote controls send.
const REMOTE = ['PageUp', 'PageDown'];

await Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.02,
  center: false,
  hash: true,
  // Keys that are pressed in the game are the game's. A click beside it, or Tab, gives them back.
  keyboardCondition: ({ target, key }) => target !== game || REMOTE.includes(key),
});
