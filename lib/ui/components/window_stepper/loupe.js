// A photo with a frame on it, and the pixels in the frame as figures.
//
// data: picture (name in the pixel store), rows, columns, row, col (the chosen pixel), top, left (of the frame), cells (along
//   its sides), channel, form, levels, table (what each value 0 to 255 becomes), weights of grey, closed (its sum stays
//   "?"), grey (Arrow, one cell of bytes; without it the store's), told (the last number that Python heard), words
// state: place [row, col, top, left, number], told 300 ms after the last move; numbers grow by one
// The root bears data-row, data-col and data-value of the pixel that is shown: the one pointed at, else the chosen one.
const LATER_MS = 300;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const views = new WeakMap();

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function build(root) {
  const view = { root, timer: 0, told: 0, drawn: 0, cellElements: [], channels: {}, photo: picture("photo") };
  view.frame = element("button", { type: "button", class: "frame" });
  view.dot = element("span", { class: "dot" });
  view.photo.stage.append(view.frame, view.dot);
  view.place = element("span", { class: "place", role: "status" }); // heard; it is seen at the rows and columns
  view.name = element("span", { class: "name" });
  view.grid = element("div", { class: "grid", role: "grid", tabindex: "0", "data-grid": "input" });
  view.legend = element("span", { class: "legend figure" });
  view.hint = element("p", { class: "note hint" });
  view.pixel = element("p", { class: "pixel" });
  view.note = element("p", { class: "note" });
  view.under = element("canvas", { class: "under", "aria-hidden": "true" });
  view.cells = element("div", { class: "cells" }, view.under, view.grid);
  const scroll = element("div", { class: "scroll" }, view.cells);
  const crop = element("figure", { class: "crop" }, element("figcaption", {}, view.name, view.legend, view.place), scroll);
  view.photo.figure.append(view.pixel, view.note, view.hint);
  const column = element("div", { class: "channels" });
  for (const name of THUMBS) {
    const target = (view.channels[name] = picture("channel"));
    target.mark = element("span", { class: "mark" });
    target.stage.append(target.mark);
    column.append(target.figure);
  }
  root.replaceChildren(element("div", { class: "flow" }, view.photo.figure, crop, column));
  root.dataset.component = "window-stepper";
  listen(view);
  return view;
}

/** Show a pixel of the frame: its cell, its place in the photo, its numbers. The chosen one where none is pointed at. */
function show(view, row = view.row, column = view.col) {
  view.shown = { row: clamp(row, view.top, view.top + view.high - 1), column: clamp(column, view.left, view.left + view.wide - 1) };
  const cell = cellAt(view, view.shown.row, view.shown.column);
  if (view.marked !== cell) {
    view.marked?.classList.remove("chosen");
    cell.classList.add("chosen");
    view.marked = cell;
  }
  view.grid.setAttribute("aria-activedescendant", cell.id);
  const numbers = drawPixel(view);
  writeCell(view, cell, numbers);
  Object.assign(view.root.dataset, { row: view.shown.row, col: view.shown.column, value: numbers.join(" ") });
  place(view);
}

function cellAt(view, row, column) {
  return view.cellElements[row - view.top][column - view.left];
}

function moveFrame(view, top, left) {
  view.row += top - view.top;
  view.col += left - view.left;
  Object.assign(view, { top, left });
  refresh(view);
  tellLater(view);
}

/** Choose a pixel; the frame follows where it stands outside. */
function choose(view, row, column) {
  view.row = clamp(row, 0, view.rows - 1);
  view.col = clamp(column, 0, view.columns - 1);
  const top = clamp(view.top, view.row - view.high + 1, view.row);
  const left = clamp(view.left, view.col - view.wide + 1, view.col);
  const moved = top !== view.top || left !== view.left;
  Object.assign(view, { top, left });
  if (moved) refresh(view);
  else show(view);
  tellLater(view);
}

function refresh(view, atRest = false) {
  drawCells(view, atRest);
  show(view);
  view.root.dataset.drawn = ++view.drawn;
}

function tellLater(view) {
  clearTimeout(view.timer);
  view.timer = setTimeout(() => {
    if (!view.root.isConnected) return;
    view.known = placeOf(view);
    view.told += 1;
    view.send("place", [...view.known, view.told]);
  }, LATER_MS);
}

const placeOf = ({ row, col, top, left }) => [row, col, top, left];

function listen(view) {
  const { stage, canvas } = view.photo;
  const where = () => ({ rows: view.rows, columns: view.columns, high: view.high, wide: view.wide, row: view.top, col: view.left });
  draggable(stage, canvas, view.frame, where, (top, left) => moveFrame(view, top, left));
  view.frame.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    const along = (at, start, length, cells) => Math.floor(((at - start) / length) * cells);
    if (!event.buttons) show(view, along(event.clientY, box.top, box.height, view.rows), along(event.clientX, box.left, box.width, view.columns));
  });
  const placeOfCell = (event) => {
    for (const [r, line] of view.cellElements.entries()) {
      const c = line.indexOf(event.target);
      if (c >= 0) return [view.top + r, view.left + c];
    }
    return null;
  };
  const on = (kind, act) => view.grid.addEventListener(kind, (event) => { const at = placeOfCell(event); if (at) act(...at); });
  on("pointerover", (row, column) => show(view, row, column));
  on("click", (row, column) => choose(view, row, column));
  for (const element of [view.grid, view.frame]) element.addEventListener("pointerleave", () => show(view));
  view.grid.addEventListener("keydown", (event) => {
    const { row, col, left, high, wide } = view;
    const far = { Home: [0, left - col], End: [0, left + wide - 1 - col], PageUp: [-high, 0], PageDown: [high, 0] };
    const step = STEPS[event.key] ?? far[event.key];
    if (!step) return;
    event.preventDefault();
    choose(view, row + step[0], col + step[1]);
  });
}

// Python repeats what it was told, and late where it is busy; only after the last number can its place be a new one.
function takePlace(view, data, fresh) {
  const asked = placeOf(data);
  const heard = data.told >= view.told;
  view.told = Math.max(view.told, data.told);
  if (fresh || (heard && asked.some((cell, i) => cell !== view.known[i]))) {
    clearTimeout(view.timer);
    Object.assign(view, { row: data.row, col: data.col, top: data.top, left: data.left, known: asked });
  }
  view.top = Math.min(view.top, view.rows - view.high);
  view.left = Math.min(view.left, view.columns - view.wide);
  view.row = clamp(view.row, view.top, view.top + view.high - 1);
  view.col = clamp(view.col, view.left, view.left + view.wide - 1);
}

// Draw what Python asked for, once the numbers are there.
function draw(view, data) {
  const stored = globalThis.convscope?.pixels?.get(data.picture);
  if (!stored) return;
  const fresh = view.picture !== data.picture;
  const { picture, rows, columns, channel, form, levels, table, weights, closed, words } = data;
  const painted = [picture, levels, weights].join();
  Object.assign(view, { picture, rows, columns, channel, form, levels, table, weights, closed, words, values: stored.values });
  view.grey = data.grey?.getChildAt(0).get(0);
  view.high = Math.min(data.cells, rows);
  view.wide = Math.min(data.cells, columns);
  takePlace(view, data, fresh);
  layCells(view);
  if (view.painted !== painted) paint(view);
  view.painted = painted;
  write(view.note, words.note);
  view.shown = { row: view.row, column: view.col };
  fit(view);
  drawLegend(view);
  refresh(view, true);
}

export default function ({ data, parentElement, setStateValue }) {
  let view = views.get(parentElement);
  if (!view) {
    view = build(parentElement.querySelector(".root"));
    views.set(parentElement, view);
  }
  view.send = setStateValue;
  draw(view, data);
  const stored = () => { if (view.picture !== data.picture) draw(view, data); };
  window.addEventListener("convscope-pixels", stored);
  const watch = new ResizeObserver(() => { if (view.picture) { fit(view); drawCells(view); } });
  watch.observe(view.root);
  return () => {
    window.removeEventListener("convscope-pixels", stored);
    watch.disconnect();
  };
}
