// What the room tells the page to do.

/** `say` tells the room what happened.
 * @param {HTMLElement} root @param {string} lang
 * @param {{ read(name: string): string | undefined, write(name: string, text: string): number,
 *   forget(beginning: string): void }} kept
 * @param {(stream: string, text: string) => void} say
 * @returns {Record<string, (text: string) => void>} */
export const deeds = (root, lang, kept, say) => {
  const paper = new CSSStyleSheet();
  document.adoptedStyleSheets.push(paper);
  return {
    address(fragment) {
      // A set-up that is being changed is no page to come back to.
      history.replaceState(null, '', location.pathname + location.search + fragment);
    },
    title(text) {
      document.title = text;
    },
    full() {
      if (document.fullscreenElement) document.exitFullscreen();
      // Where there is none, such as on a phone, the page is as large as it can be.
      else document.documentElement.requestFullscreen?.().catch(() => {});
    },
    // The size of the sheets: only the document can say it.
    paper(size) {
      paper.replaceSync(`@page { size: ${size}; margin: 10mm; }`);
    },
    print() {
      window.print();
    },
    // A name, a type and what is in it, parted by line ends.
    save(file) {
      const [name, type] = file.split('\n', 2);
      const text = file.slice(name.length + type.length + 2);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    // The agreed round once more: what was played of another is forgotten.
    again(wishes) {
      const [place] = wishes.split('\n', 1);
      kept.forget(`${place}/round/`);
      say('saved', '');
      this.play(wishes);
    },
    // Puts the game into its place: where its round is kept, then an attribute a line.
    async play(wishes) {
      const [place, ...attributes] = wishes.split('\n');
      const slot = root.querySelector('[data-game]');
      if (!slot) return;
      await import('../embed/loader.js');
      const game = /** @type {import('../embed/whos-responsible').WhosResponsible} */ (document.createElement('whos-responsible'));
      game.store = {
        get: (name) => kept.read(`${place}/${name}`),
        set(name, text) {
          kept.write(`${place}/${name}`, text);
          // The round itself, not what is kept beside it.
          if (/^round\/[^/]+$/.test(name)) say('saved', text);
        },
      };
      game.lang = lang;
      for (const name of ['theme', 'motion']) game.setAttribute(name, root.dataset[name] ?? 'auto');
      for (const line of attributes) {
        const at = line.indexOf('=');
        game.setAttribute(line.slice(0, at), line.slice(at + 1));
      }
      slot.replaceChildren(game);
    },
  };
};
