// While a card is in the air: what scrolls around the game, in its page and in the pages around that.
// The game fetches this when the first card is lifted.

/** @param {Element} el */
const isScroller = (el) => /auto|scroll|overlay/.test(el.ownerDocument.defaultView?.getComputedStyle(el).overflowY ?? '');

// The element around another one: through slots, shadow roots and the frames of this origin.
/** @param {any} el */
const outward = (el) => {
  const next = el.assignedSlot ?? el.parentNode ?? (el.nodeType === 11 ? el.host : null);
  if (next) return next;
  try {
    return el.defaultView?.frameElement;
  } catch {
    // The page around this one is somebody else's.
    return null;
  }
};

// What scrolls, from inside out. `heard` hears of scrolling in shadow roots, which is told nowhere else.
/** @param {Element} start @param {(event: Event) => void} heard @param {AddEventListenerOptions} options */
const scrollersAround = (start, heard, options) => {
  /** @type {Element[]} */
  const found = [];
  /** @type {any} */
  let el = start;
  for (; el; el = outward(el)) {
    if (el.nodeType === 11) el.addEventListener('scroll', heard, options);
    if (el.nodeType === 1 && el !== el.ownerDocument.scrollingElement && isScroller(el)) found.push(el);
    if (el.nodeType === 9) found.push(el.scrollingElement ?? el.documentElement);
  }
  return found;
};

/** @param {Element} el @param {number} top */
const scrolled = (el, top) => {
  const before = el.scrollTop;
  el.scrollBy({ top, behavior: 'instant' });
  return el.scrollTop !== before;
};

// Scrolls a page of somebody else's around this frame so that a line of the frame is seen: browsers
// bring what a frame shows into view, whoever owns the pages around it.
/** @param {number} line */
const bringIntoView = (line) => {
  const mark = document.createElement('i');
  mark.style.cssText = `position:absolute;width:1px;height:1px;top:${line + scrollY}px`;
  document.documentElement.append(mark);
  mark.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  mark.remove();
};

// How far a frame moved up, by what was seen of it before and is seen now. At an end that is not cut off
// nothing can be told, so from one end to the other it takes the height of what it is seen through.
/** @typedef {{ top: number, bottom: number }} Part */
/** @param {Part} before @param {Part} now @param {number} height */
const movedBy = (before, now, height) => {
  const cut = (/** @type {Part} */ part) => part.bottom < innerHeight - 1;
  if (cut(now) && cut(before)) return now.bottom - before.bottom;
  if (now.top && before.top) return now.top - before.top;
  if (cut(before) && now.top) return height - before.bottom + now.top;
  return cut(now) && before.top ? now.bottom - height - before.top : 0;
};

/** What scrolls around `root`; until the signal of the options `heard` hears of it.
 * @param {Element} root @param {(event: Event) => void} heard
 * @param {AddEventListenerOptions} options */
export const around = (root, heard, options) => {
  const { signal } = options;
  const scrollers = scrollersAround(root, heard, options);
  const here = scrollers.filter((el) => el.ownerDocument === document && el !== document.scrollingElement);
  // How far the frame is below the top of the outermost page's window; only if that can be reached.
  const place = () => {
    let y = 0;
    /** @type {Window} */
    let at = self;
    for (; known && at !== top; at = at.parent) y += at.frameElement?.getBoundingClientRect().top ?? 0;
    return y;
  };
  // Whether the outermost page can be reached; else browsers are asked to show a line.
  let known = true;
  try {
    known = Boolean(top?.document);
  } catch {
    known = false;
  }
  // What is seen of this frame, by its own pixels.
  let seen = { top: 0, bottom: innerHeight };

  if (parent !== self) {
    // The pages around the frame may scroll under a pointer at rest, of which the frame hears nothing:
    // looks at each picture what is seen of it now, and moves the pointer along.
    /** @type {PointerEvent | undefined} */
    let pointer;
    // Where the frame was when the pointer was last heard of, and the most that was seen of it at once.
    let from = 0;
    let most = 0;
    const moved = (/** @type {PointerEvent} */ event) => {
      if (!event.isTrusted) return;
      pointer = event;
      from = place();
    };
    addEventListener('pointermove', moved, { capture: true, signal });
    /** @param {PointerEvent} last @param {number} by */
    const follow = (last, by) => {
      const { pointerId, pointerType, isPrimary, buttons, clientX } = last;
      pointer = new PointerEvent('pointermove', {
        pointerId, pointerType, isPrimary, buttons, clientX, clientY: last.clientY + by, composed: true,
      });
      root.dispatchEvent(pointer);
    };
    const look = new IntersectionObserver(([{ intersectionRect }]) => {
      look.disconnect();
      if (signal?.aborted) return;
      const { top, bottom, height } = intersectionRect;
      const now = height ? { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) } : seen;
      most = Math.max(most, now.bottom - now.top);
      const by = known ? from - place() : movedBy(seen, now, most);
      from -= by;
      const other = now.top !== seen.top || now.bottom !== seen.bottom;
      seen = now;
      if (other) heard(new Event('resize'));
      if (by && pointer) follow(pointer, by);
      requestAnimationFrame(() => look.observe(document.documentElement));
    });
    look.observe(document.documentElement);
  }

  return {
    // What is seen of the page, less what is outside of whatever scrolls in it.
    view() {
      let { top, bottom } = seen;
      if (parent === self && visualViewport) {
        top = visualViewport.offsetTop;
        bottom = top + visualViewport.height;
      }
      for (const el of here) {
        const box = el.getBoundingClientRect();
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      return new DOMRect(0, top, 0, bottom - top);
    },
    /** @param {number} by */
    scroll(by) {
      const step = by < 0 ? Math.floor(by) : Math.ceil(by);
      if (scrollers.some((el) => scrolled(el, step)) || known) return;
      const line = step < 0 ? seen.top + step : seen.bottom + step;
      if (line > 0 && line < innerHeight) bringIntoView(line);
    },
  };
};
