import { definePage, loadPack } from '../page.js';

// Defines <whos-responsible-learn>, which learn.html consists of.

definePage('learn', '{{learn}}', async (root, lang) => {
  const { fetchPart, instance } = await import('../embed/game.js');
  const [text, page] = await Promise.all([loadPack(`learn.${lang}.pack`), instance(), fetchPart('learn')]);
  root.replaceChildren();
  page.show(null, root, 'learn', text);
  return page;
});
