// For pages that embed the game in an iframe: gives each frame the height of what is in it, and
// dispatches what happens in the game as events of the iframe. See docs/iframe.md.
(() => {
  'use strict';
  /** @type {any} */
  const page = window;
  if (page.whosResponsibleResizer) return;
  page.whosResponsibleResizer = true;

  const CONTEXT = 'whos-responsible';
  const EVENTS = ['ready', 'round-start', 'placed', 'progress', 'round-end', 'error'];
  const LOWEST = 100;
  const HIGHEST = 20000;

  const address = (/** @type {HTMLIFrameElement} */ frame) => {
    try {
      return new URL(frame.src, document.baseURI);
    } catch {
      return null;
    }
  };

  const isOurs = (/** @type {HTMLIFrameElement} */ frame) => frame.hasAttribute('data-whos-responsible')
    || /\/embed(\.html|\/[\w.-]+)?$/.test(address(frame)?.pathname ?? '');

  // A sandboxed frame has no origin, unless it is allowed its own.
  const originOf = (/** @type {HTMLIFrameElement} */ frame) => (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin')
    ? 'null' : address(frame)?.origin);

  /** @param {Window} target @param {string} origin */
  const hello = (target, origin) =>
    target.postMessage({ context: CONTEXT, version: 1, action: 'hello' }, origin === 'null' ? '*' : origin);

  // The height of an iframe may include its borders.
  const borders = (/** @type {HTMLIFrameElement} */ frame) => {
    /** @type {any} */
    const style = getComputedStyle(frame);
    if (style.boxSizing !== 'border-box') return 0;
    return ['borderTopWidth', 'borderBottomWidth', 'paddingTop', 'paddingBottom']
      .reduce((sum, name) => sum + (parseFloat(style[name]) || 0), 0);
  };

  addEventListener('message', (event) => {
    const said = event.data;
    if (typeof said !== 'object' || said === null || said.context !== CONTEXT || said.version !== 1) return;
    const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === event.source);
    if (!frame || !isOurs(frame) || event.origin !== originOf(frame)) return;
    if (said.action === 'hello') {
      hello(/** @type {Window} */ (event.source), event.origin);
    } else if (said.action === 'resize' && Number.isFinite(said.height)) {
      const height = Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(said.height)));
      frame.style.height = `${height + borders(frame)}px`;
    } else if (EVENTS.includes(said.event)) {
      frame.dispatchEvent(new CustomEvent(said.event, { detail: said.detail, bubbles: true }));
    }
  });

  // Frames that were there before this script. Those that come later say hello first.
  for (const frame of document.querySelectorAll('iframe')) {
    if (isOurs(frame)) hello(/** @type {Window} */ (frame.contentWindow), '*');
  }
})();
