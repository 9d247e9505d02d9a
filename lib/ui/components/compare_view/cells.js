// A map enlarged whose cells can be pointed at, and the small maps of a layer, each a button.
// Needs ../network_view/maps.js in front of it.

// The map of `side`, `room` px along its longer side. `onPoint` gets [row, column] or null.
function largeMap(bitmap, side, room, name, onPoint) {
  const box = make("div", "cells");
  const canvas = make("canvas");
  paint(canvas, bitmap, side.large, 0);
  fit(canvas, side.large, room);
  const marker = make("i", "marker");
  box.append(canvas, marker);
  box.tabIndex = 0;
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", name);
  const view = { box, canvas, side, marker, at: null };
  const at = (event) => {
    const edge = canvas.getBoundingClientRect();
    const cell = (offset, length, cells) => Math.min(cells - 1, Math.max(0, Math.floor((offset / length) * cells)));
    return [cell(event.clientY - edge.top, edge.height, side.rows), cell(event.clientX - edge.left, edge.width, side.columns)];
  };
  box.addEventListener("pointermove", (event) => onPoint(at(event)));
  box.addEventListener("pointerleave", () => onPoint(null));
  box.addEventListener("blur", () => onPoint(null));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, column] = view.at ? [view.at[0] + step[0], view.at[1] + step[1]] : [0, 0];
    onPoint([Math.min(side.rows - 1, Math.max(0, row)), Math.min(side.columns - 1, Math.max(0, column))]);
  });
  return view;
}

// The cell of `to` that stands where cell `at` stands in `from`.
const sameSpot = (at, from, to) => [
  Math.min(to.rows - 1, Math.floor(((at[0] + 0.5) * to.rows) / from.rows)),
  Math.min(to.columns - 1, Math.floor(((at[1] + 0.5) * to.columns) / from.columns)),
];

function markCell(view, at) {
  view.at = at;
  view.marker.style.display = at ? "block" : "none";
  if (!at) return;
  const [high, wide] = [parseFloat(view.canvas.style.height) / view.side.rows, parseFloat(view.canvas.style.width) / view.side.columns];
  Object.assign(view.marker.style, { top: `${at[0] * high - 2}px`, left: `${at[1] * wide - 2}px`, height: `${Math.max(3, high) + 4}px`, width: `${Math.max(3, wide) + 4}px` });
}

// All maps of `side` in a grid of `width` × about `height` px. `onPoint` gets a channel or null.
function mapGrid(bitmap, side, width, height, words, onPoint, onPick) {
  const grid = make("div", "grid");
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", fill(words.grid, side));
  const room = roomFor(side, width, height);
  for (let channel = 0; channel < side.n; channel++) {
    const button = make("button", "tile");
    const canvas = make("canvas");
    paint(canvas, bitmap, side, channel);
    fit(canvas, side, room);
    button.append(canvas);
    button.dataset.channel = channel;
    button.setAttribute("aria-label", fill(words.map, { layer: side.layer, channel, low: figure(side.low[channel]), high: figure(side.high[channel]) }));
    button.setAttribute("aria-pressed", channel === side.channel);
    button.tabIndex = channel === side.channel ? 0 : -1;
    button.addEventListener("pointerenter", () => onPoint(channel));
    button.addEventListener("focus", () => onPoint(channel));
    button.addEventListener("click", () => onPick(channel));
    grid.append(button);
  }
  grid.addEventListener("pointerleave", () => onPoint(null));
  grid.addEventListener("focusout", () => onPoint(null));
  grid.addEventListener("keydown", (event) => moveInGrid(grid, event));
  return grid;
}

// The side of a small map with which all stand in that height, 22 at least and 64 at most.
function roomFor({ n }, width, height) {
  const u = unit();
  for (let room = 64 * u; room > 22 * u; room -= 2) {
    const across = Math.max(1, Math.floor(width / (room + 6 * u)));
    if (Math.ceil(n / across) * (room + 6 * u) <= height * u) return room;
  }
  return 22 * u;
}
