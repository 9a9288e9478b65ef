/** What Rust tells of a round, a field a line; undefined if it tells nothing.
 * @param {string} lines @returns {import('./course').Summary | undefined} */
export const readSummary = (lines) => {
  if (!lines) return undefined;
  const [right, cards, over, counts, passed, waiting, kept, refusal] = lines.split('\n');
  return {
    share: +right / +cards * 100 || 0, over: over === '1', counts: counts === '1',
    passed: passed ? passed === '1' : undefined, isFull: waiting === '1', kept, refusal,
  };
};
