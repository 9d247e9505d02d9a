// The units of a dense layer: few as bars with their numbers, many as a field of cells.
// Needs ../network_view/maps.js in front of it.
const MOST_BARS = 24;

const unitName = (side, unit, words) => side.names[unit] ?? fill(words.unit, { unit });

// `onPoint` gets a unit or null. Returns {box, mark(unit or null)}.
function unitsOf(bitmap, side, numbers, width, words, onPoint) {
  const few = side.n <= MOST_BARS;
  const view = few ? unitBars(side, numbers, words, onPoint) : unitField(bitmap, side, width, onPoint);
  view.box.setAttribute("role", few ? "list" : "img");
  view.box.setAttribute("aria-label", fill(words.field, side));
  if (few) return view;
  view.box.tabIndex = 0;
  view.box.addEventListener("blur", () => onPoint(null));
  view.box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: view.across, ArrowUp: -view.across }[event.key];
    if (!step) return;
    event.preventDefault();
    onPoint(Math.min(side.n - 1, Math.max(0, (view.at ?? -step) + step)));
  });
  return view;
}

function unitBars(side, numbers, words, onPoint) {
  const box = make("div", "bars");
  const most = side.limit[0] || 1;
  const below = numbers.some((value) => value < 0);
  const rows = Array.from(numbers, (value, unit) => {
    const row = make("div", "bar");
    row.setAttribute("role", "listitem");
    const track = make("span", "track");
    const length = Math.min(1, Math.abs(value) / most) * (below ? 50 : 100);
    const bar = make("i", value < 0 ? "below" : "above");
    Object.assign(bar.style, { width: `${length}%`, left: `${below ? (value < 0 ? 50 - length : 50) : 0}%` });
    track.append(bar);
    row.append(make("span", "who", unitName(side, unit, words)), track, make("span", "figure", figure(value)));
    row.addEventListener("pointerenter", () => onPoint(unit));
    return row;
  });
  box.append(...rows);
  box.addEventListener("pointerleave", () => onPoint(null));
  return { box, mark: (unit) => rows.forEach((row, i) => row.classList.toggle("here", i === unit)) };
}

function unitField(bitmap, side, width, onPoint) {
  const cell = Math.max(4, Math.floor((side.n <= 256 ? 20 : 10) * unit()));
  const across = Math.min(side.n, Math.max(8, Math.floor(width / cell)), Math.ceil(Math.sqrt(2 * side.n)));
  const box = make("div", "cells");
  const canvas = make("canvas");
  paintUnits(canvas, bitmap, side, across);
  const size = Math.min(cell, width / across);
  Object.assign(canvas.style, { width: `${size * canvas.width}px`, height: `${size * canvas.height}px` });
  const marker = make("i", "marker");
  box.append(canvas, marker);
  const view = { box, across, at: null };
  view.mark = (unit) => {
    view.at = unit;
    marker.style.display = unit === null ? "none" : "block";
    if (unit === null) return;
    const [row, column] = [Math.floor(unit / across), unit % across];
    Object.assign(marker.style, { top: `${row * size - 2}px`, left: `${column * size - 2}px`, width: `${size + 4}px`, height: `${size + 4}px` });
  };
  box.addEventListener("pointermove", (event) => {
    const edge = canvas.getBoundingClientRect();
    const [row, column] = [Math.floor((event.clientY - edge.top) / size), Math.floor((event.clientX - edge.left) / size)];
    const unit = row * across + Math.min(across - 1, Math.max(0, column));
    onPoint(unit >= 0 && unit < side.n ? unit : null);
  });
  box.addEventListener("pointerleave", () => onPoint(null));
  return view;
}
