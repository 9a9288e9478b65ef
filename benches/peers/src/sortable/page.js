// Shared lists as in SortableJS's own demo, with its default options. `forceFallback` makes a mouse
// take the way that touch always takes: pointer events, not the browser's own drag and drop.
import Sortable from "sortablejs";
import { columns, deal, hand, tell } from "../dom.js";
import { playable } from "../playable.js";

function onEnd({ item, from, to }) {
  const column = columns.find(({ list }) => list === to);
  if (column && from !== to) tell(item, column);
}

deal();
for (const list of [hand, ...columns.map(({ list }) => list)]) {
  Sortable.create(list, { group: "shared", forceFallback: true, onEnd });
}
playable();
