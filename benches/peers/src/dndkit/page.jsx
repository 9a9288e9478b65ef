// dnd-kit as its documentation sets it up for several containers: draggables, droppables and a
// DragOverlay; what does not change is memoised.
import { DndContext, DragOverlay, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import { memo, useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { asked, cards } from "../cards.js";
import { playable } from "../playable.js";

const names = { aws: "AWS", customer: "Customer" };

const Face = memo(function Face({ card }) {
  return (
    <>
      <b>{card.service}</b>
      <span>{card.task}</span>
    </>
  );
});

const Card = memo(function Card({ card }) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: card.id });
  return (
    <li ref={setNodeRef} className="card" data-card={card.id} data-left={isDragging || undefined} {...listeners} {...attributes}>
      <Face card={card} />
    </li>
  );
});

const Cards = memo(function Cards({ all, className }) {
  return (
    <ul className={className}>
      {all.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </ul>
  );
});

const Column = memo(function Column({ party, all }) {
  const { setNodeRef, isOver } = useDroppable({ id: party });
  return (
    <section ref={setNodeRef} className="column" data-column={party} data-over={isOver || undefined}>
      <h2>
        {names[party]} <span data-count>{all.length}</span>
      </h2>
      <Cards all={all} />
    </section>
  );
});

function place(table, card, to) {
  const from = Object.keys(table).find((list) => table[list].includes(card));
  if (from === to) return table;
  return { ...table, [from]: table[from].filter((other) => other !== card), [to]: [...table[to], card] };
}

function Table({ dealt }) {
  const [table, setTable] = useState({ hand: dealt, aws: [], customer: [] });
  const [dragged, setDragged] = useState(null);
  const [status, setStatus] = useState("");
  const sensors = useSensors(useSensor(PointerSensor));

  useEffect(playable, []);

  const onDragStart = useCallback(({ active }) => setDragged(dealt[active.id - 1]), [dealt]);
  const onDragCancel = useCallback(() => setDragged(null), []);
  const onDragEnd = useCallback(
    ({ active, over }) => {
      setDragged(null);
      if (!over) return;
      const card = dealt[active.id - 1];
      setTable((table) => place(table, card, over.id));
      setStatus(`${card.task}: ${names[over.id]}`);
    },
    [dealt],
  );

  return (
    <DndContext sensors={sensors} onDragStart={onDragStart} onDragEnd={onDragEnd} onDragCancel={onDragCancel}>
      <header>
        <h1>Who's responsible?</h1>
        <p id="status" role="status" aria-live="polite">
          {status}
        </p>
      </header>
      <main className="table">
        <Column party="aws" all={table.aws} />
        <Cards className="hand" all={table.hand} />
        <Column party="customer" all={table.customer} />
      </main>
      <DragOverlay>
        {dragged && (
          <div className="card">
            <Face card={dragged} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

createRoot(document.getElementById("root")).render(<Table dealt={cards(asked())} />);
