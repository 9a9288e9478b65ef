// The table of the two pages without a framework.
import { asked, cards } from "./cards.js";

const status = document.querySelector("#status");

export const hand = document.querySelector("#hand");

export const columns = [...document.querySelectorAll("[data-column]")].map((element) => ({
  element,
  list: element.querySelector("ul"),
  count: element.querySelector("[data-count]"),
  name: element.querySelector("h2").firstChild.data.trim(),
}));

export function deal() {
  const model = document.createElement("li");
  model.className = "card";
  model.append(document.createElement("b"), document.createElement("span"));
  const all = new DocumentFragment();
  for (const { id, service, task } of cards(asked())) {
    const card = model.cloneNode(true);
    card.dataset.card = id;
    card.firstChild.textContent = service;
    card.lastChild.textContent = task;
    all.append(card);
  }
  hand.append(all);
}

export function tell(card, column) {
  for (const { count, list } of columns) {
    const now = String(list.childElementCount);
    if (count.textContent !== now) count.textContent = now;
  }
  status.textContent = `${card.lastChild.textContent}: ${column.name}`;
}
