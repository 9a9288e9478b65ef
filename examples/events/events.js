// Every event of the game becomes a row of the table, the latest first.
const SHORT = {
  ready: (d) => `${d.title} in ${d.lang}`,
  'round-start': (d) => `${d.cards} cards${d.resumed ? ', resumed' : ''}`,
  placed: (d) => `${d.card} to ${d.party}${d.right === null ? '' : d.right ? ': right' : ': not quite'}`,
  progress: (d) => `${d.placed} of ${d.cards}`,
  'round-end': (d) => `${d.right} of ${d.cards} right, ${d.points} points`,
  resize: (d) => `${d.width} × ${d.height}`,
  error: (d) => d.message,
};

const game = document.querySelector('whos-responsible');
const rows = document.querySelector('tbody');
const count = document.querySelector('#count');
let heard = 0;

const cell = (name, child) => {
  const made = document.createElement(name);
  made.append(child);
  return made;
};

const log = ({ type, detail }) => {
  const row = rows.insertRow(0);
  const name = cell('th', cell('code', type));
  name.scope = 'row';
  row.append(
    cell('td', new Date().toLocaleTimeString('en-GB')),
    name,
    cell('td', SHORT[type](detail)),
    cell('td', cell('code', JSON.stringify(detail))),
  );
  heard += 1;
  count.textContent = heard === 1 ? '1 event' : `${heard} events`;
};
for (const type of Object.keys(SHORT)) game.addEventListener(type, log);

document.querySelector('#clear').addEventListener('click', () => {
  rows.replaceChildren();
  heard = 0;
  count.textContent = 'No events yet';
});
