// Pointer events with capture; the columns' places are read once a drag; moves only note a point,
// and one animation frame writes one transform.
import { columns, deal, hand, tell } from "../dom.js";
import { playable } from "../playable.js";

let drag = null;

function places() {
  return columns.map(({ element }) => element.getBoundingClientRect());
}

function columnAt(x, y) {
  return columns[drag.places.findIndex((r) => x >= r.left && x < r.right && y >= r.top && y < r.bottom)];
}

function frame() {
  drag.frame = 0;
  const { card, x, y, fromX, fromY } = drag;
  card.style.transform = `translate3d(${x - fromX}px, ${y - fromY}px, 0)`;
  const over = columnAt(x, y);
  if (over !== drag.over) {
    drag.over?.element.removeAttribute("data-over");
    over?.element.setAttribute("data-over", "");
    drag.over = over;
  }
}

function down(event) {
  const card = event.target.closest("[data-card]");
  if (!card || drag || event.button !== 0 || !event.isPrimary) return;
  const { clientX: x, clientY: y, pointerId: pointer } = event;
  drag = { card, pointer, x, y, fromX: x, fromY: y, places: places(), over: undefined, frame: 0 };
  const { left, top, width } = card.getBoundingClientRect();
  card.setPointerCapture(pointer);
  card.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px`;
  card.setAttribute("data-dragging", "");
  card.addEventListener("pointermove", move);
  card.addEventListener("pointerup", up);
  card.addEventListener("lostpointercapture", end);
}

function move(event) {
  if (event.pointerId !== drag.pointer) return;
  drag.x = event.clientX;
  drag.y = event.clientY;
  drag.frame ||= requestAnimationFrame(frame);
}

function up(event) {
  const { card } = drag;
  const column = columnAt(event.clientX, event.clientY);
  end();
  if (column && card.parentNode !== column.list) {
    column.list.append(card);
    tell(card, column);
  }
}

function end() {
  if (!drag) return;
  const { card, over, pointer } = drag;
  cancelAnimationFrame(drag.frame);
  drag = null;
  card.removeEventListener("pointermove", move);
  card.removeEventListener("pointerup", up);
  card.removeEventListener("lostpointercapture", end);
  if (card.hasPointerCapture(pointer)) card.releasePointerCapture(pointer);
  card.removeAttribute("data-dragging");
  card.style.cssText = "";
  over?.element.removeAttribute("data-over");
}

deal();
hand.parentNode.addEventListener("pointerdown", down);
addEventListener("keydown", (event) => event.key === "Escape" && end());
addEventListener("scroll", () => drag && (drag.places = places()), { passive: true });
addEventListener("resize", () => drag && (drag.places = places()));
playable();
