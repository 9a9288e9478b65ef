// The address of a page that is nothing but the game: its wishes stand there.

/** Gives the element the wishes that it knows.
 * @param {Element} element @param {string} search */
export const takeFromAddress = (element, search) => {
  const { observedAttributes } = /** @type {any} */ (element.constructor);
  for (const [name, value] of new URLSearchParams(search)) {
    if (value && observedAttributes.includes(name)) element.setAttribute(name, value);
  }
};

/** What the player chooses goes into the address, so that a reload finds it again.
 * @param {string} name @param {string} value */
export const rememberInAddress = (name, value) => {
  const here = new URL(location.href);
  here.searchParams.set(name, value);
  if (name === 'deck') here.searchParams.delete('seed');
  try {
    history.replaceState(null, '', here);
  } catch {
    // A sandboxed frame may not change its address.
  }
};
