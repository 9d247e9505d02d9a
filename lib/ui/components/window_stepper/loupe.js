// data: {picture: name in the pixel store, rows, columns, row, col, cells, channel, words}
// state: place {row, col}, the upper left cell of the frame, sent 0.3 s after its last move
const CHANNELS = ["red", "green", "blue", "grey"]; // the planes of the store, in its order
const COLOURS = CHANNELS.slice(0, 3);
const LATER_MS = 300;
const BLACK_ABOVE = Math.sqrt(1.05 * 0.05) - 0.05; // the luminance at which black and white are equally readable
const views = new WeakMap();

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
const linear = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const valueOf = (view, row, column, channel) =>
  view.values[(CHANNELS.indexOf(channel) * view.rows + row) * view.columns + column];

const colourOf = (value, channel) => COLOURS.map((name) => (channel === "grey" || channel === name ? value : 0));

function build(root) {
  const view = { root, timer: 0, drawn: 0, cellElements: [], channels: {} };
  view.photo = picture("photo");
  view.frame = element("button", { type: "button", class: "frame" });
  view.dot = element("span", { class: "dot" });
  view.photo.stage.append(view.frame, view.dot);
  view.place = element("span", { class: "place figure" });
  view.name = element("span", { class: "name" });
  view.grid = element("div", { class: "grid", role: "grid", "data-grid": "input" });
  view.legend = element("p", { class: "legend figure" });
  view.pixel = element("p", { class: "pixel" });
  const scroll = element("div", { class: "scroll" }, view.grid);
  const crop = element("figure", { class: "crop" }, element("figcaption", {}, view.name, view.place), scroll, view.legend);
  view.photo.figure.append(view.pixel);
  const column = element("div", { class: "channels" });
  for (const name of COLOURS) {
    view.channels[name] = picture(`channel ${name}`);
    view.channels[name].mark = element("span", { class: "mark" });
    view.channels[name].stage.append(view.channels[name].mark);
    column.append(view.channels[name].figure);
  }
  root.replaceChildren(element("div", { class: "flow" }, view.photo.figure, crop, column));
  root.dataset.component = "window-stepper";
  listen(view);
  return view;
}

function picture(kind) {
  const canvas = element("canvas", { role: "img" });
  const stage = element("div", { class: "stage" }, canvas);
  const caption = element("figcaption");
  return { canvas, stage, caption, figure: element("figure", { class: kind }, caption, stage) };
}

// Each canvas has the picture's own pixels; the style enlarges them by a whole number, or shrinks the canvas to fit.
function paint(view) {
  const { rows, columns, values } = view;
  const pixels = rows * columns;
  const name = (channel) => (channel ? fill(view.words.channel, { name: view.words.names[channel] }) : view.caption);
  const draw = (target, channel) => {
    const image = new ImageData(columns, rows);
    const only = CHANNELS.indexOf(channel);
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let part = 0; part < 3; part++) {
        image.data[4 * pixel + part] = channel && part !== only ? 0 : values[part * pixels + pixel];
      }
      image.data[4 * pixel + 3] = 255;
    }
    Object.assign(target.canvas, { width: columns, height: rows });
    target.canvas.getContext("2d").putImageData(image, 0, 0);
    target.canvas.setAttribute("aria-label", name(channel));
    target.caption.textContent = channel ? view.words.names[channel] : view.caption;
  };
  view.caption = fill(view.words.photo, { rows, columns });
  draw(view.photo, null);
  for (const [channel, target] of Object.entries(view.channels)) draw(target, channel);
}

function fit(view) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const scaled = (target, width, height) => {
    const exact = Math.min(width / view.columns, height / view.rows);
    target.scale = exact >= 1 ? Math.floor(exact) : exact;
    target.canvas.style.width = `${Math.max(1, view.columns * target.scale)}px`;
    target.canvas.style.height = `${Math.max(1, view.rows * target.scale)}px`;
    target.stage.classList.toggle("sharp", exact >= 1);
  };
  view.root.classList.toggle("wall", rem > 24);
  const width = view.root.clientWidth / rem;
  const [high, side] = [width >= 80 ? 32 : 26, (width >= 80 ? 15 : width < 46 ? (width - 2) / 3 : 8.6) * rem];
  scaled(view.photo, view.photo.figure.clientWidth, high * rem);
  for (const target of Object.values(view.channels)) scaled(target, side, side);
  place(view);
}

function place(view) {
  const set = (mark, scale, row, column, rows, columns) =>
    Object.assign(mark.style, {
      top: `${row * scale}px`, left: `${column * scale}px`, height: `${rows * scale}px`, width: `${columns * scale}px`,
    });
  set(view.frame, view.photo.scale, view.row, view.col, view.high, view.wide);
  for (const target of Object.values(view.channels)) set(target.mark, target.scale, view.row, view.col, view.high, view.wide);
  const { row, column } = view.chosen;
  set(view.dot, view.photo.scale, row, column, 1, 1);
}

// The grid has a row of column numbers, a column of row numbers, and one cell a pixel, made anew only when its size changes.
function layCells(view) {
  if (view.laid === `${view.high}×${view.wide}`) return;
  view.laid = `${view.high}×${view.wide}`;
  view.grid.style.setProperty("--columns", view.wide);
  view.cellElements = [];
  const head = element("div", { role: "row" }, element("span", { class: "corner", role: "none" }, "\u00a0"));
  for (let c = 0; c < view.wide; c++) head.append(element("span", { class: "head", role: "columnheader" }));
  const lines = [head];
  for (let r = 0; r < view.high; r++) {
    const line = element("div", { role: "row" }, element("span", { class: "head", role: "rowheader" }));
    const cells = Array.from({ length: view.wide }, () => element("span", { class: "cell", role: "gridcell", tabindex: "-1" }));
    line.append(...cells);
    view.cellElements.push(cells);
    lines.push(line);
  }
  view.grid.replaceChildren(...lines);
}

function figures(view) {
  const { row, col, high, wide, channel, words } = view;
  const heads = view.grid.querySelectorAll(".head");
  for (let c = 0; c < wide; c++) heads[c].textContent = col + c;
  for (let r = 0; r < high; r++) {
    heads[wide + r].textContent = row + r;
    for (let c = 0; c < wide; c++) {
      const value = valueOf(view, row + r, col + c, channel);
      const colour = colourOf(value, channel);
      const cell = view.cellElements[r][c];
      cell.textContent = value;
      cell.style.background = `rgb(${colour})`;
      cell.style.color = luminance(colour) > BLACK_ABOVE ? "#000" : "#fff";
    }
  }
  const ends = { top: row, bottom: row + high - 1, left: col, right: col + wide - 1 };
  view.place.textContent = fill(words.place, ends);
  view.frame.setAttribute("aria-label", fill(words.frame, ends));
  view.name.textContent = fill(words.grid, { name: words.names[channel] });
  const bar = element("i", { style: `background: linear-gradient(to right, #000, rgb(${colourOf(255, channel)}))` });
  view.legend.replaceChildren("0", bar, "255");
  view.grid.setAttribute("aria-label", view.name.textContent);
  Object.assign(view.grid.dataset, { row, col, channel });
}

// The pixel that is pointed at or has the focus: its cell, its place in the photo, and its three numbers.
function choose(view, row, column) {
  view.chosen = { row: clamp(row, view.row, view.row + view.high - 1), column: clamp(column, view.col, view.col + view.wide - 1) };
  const at = view.chosen;
  view.grid.querySelector(".chosen")?.classList.remove("chosen");
  view.grid.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
  const cell = view.cellElements[at.row - view.row][at.column - view.col];
  cell.classList.add("chosen");
  cell.setAttribute("tabindex", "0");
  const [red, green, blue] = COLOURS.map((name) => valueOf(view, at.row, at.column, name));
  const grey = valueOf(view, at.row, at.column, "grey");
  const { names } = view.words;
  const swatch = element("span", { class: "swatch", style: `background: rgb(${red} ${green} ${blue})` });
  const figure = (text) => element("span", { class: "figure" }, text);
  view.pixel.replaceChildren(
    swatch, fill(view.words.pixel, at), element("br"),
    `${names.red} `, figure(red), `, ${names.green} `, figure(green), `, ${names.blue} `, figure(blue), element("br"),
    `${names.grey} `, figure(`0.299·${red} + 0.587·${green} + 0.114·${blue} ≈ ${grey}`));
  place(view);
  return cell;
}

function moveTo(view, row, col) {
  const before = { row: view.row, col: view.col };
  view.row = clamp(Math.round(row), 0, view.rows - view.high);
  view.col = clamp(Math.round(col), 0, view.columns - view.wide);
  if (view.row === before.row && view.col === before.col) return;
  figures(view);
  choose(view, view.chosen.row + view.row - before.row, view.chosen.column + view.col - before.col);
  view.root.dataset.drawn = ++view.drawn;
  clearTimeout(view.timer);
  view.timer = setTimeout(() => {
    if (!view.root.isConnected) return;
    view.known = { row: view.row, col: view.col };
    view.send("place", view.known);
  }, LATER_MS);
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listen(view) {
  const { stage, canvas } = view.photo;
  const where = () => ({ rows: view.rows, columns: view.columns, high: view.high, wide: view.wide, row: view.row, col: view.col });
  draggable(stage, canvas, view.frame, where, (row, col) => moveTo(view, row, col));
  view.frame.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    const along = (at, start, length, cells) => Math.floor(((at - start) / length) * cells);
    if (!event.buttons) choose(view, along(event.clientY, box.top, box.height, view.rows), along(event.clientX, box.left, box.width, view.columns));
  });
  const cellOf = (event) => {
    for (const [r, line] of view.cellElements.entries()) {
      const c = line.indexOf(event.target);
      if (c >= 0) return [view.row + r, view.col + c];
    }
    return null;
  };
  for (const kind of ["pointerover", "focusin"]) {
    view.grid.addEventListener(kind, (event) => { const at = cellOf(event); if (at) choose(view, ...at); });
  }
  view.grid.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const row = view.chosen.row + step[0];
    const column = view.chosen.column + step[1];
    if (row < view.row || row >= view.row + view.high) moveTo(view, view.row + step[0], view.col); // the frame follows
    if (column < view.col || column >= view.col + view.wide) moveTo(view, view.row, view.col + step[1]);
    choose(view, row, column).focus();
  });
}

// Draw what Python asked for, once the numbers are there.
function draw(view, data) {
  const stored = globalThis.convscope?.pixels?.get(data.picture);
  if (!stored) return;
  const fresh = view.picture !== data.picture;
  const { picture, rows, columns, cells, channel, words } = data;
  Object.assign(view, { picture, rows, columns, cells, channel, words, values: stored.values });
  view.high = Math.min(cells, rows);
  view.wide = Math.min(cells, columns);
  // Python repeats what it was told; only a place that it has not heard from here is a new one.
  if (fresh || data.row !== view.known.row || data.col !== view.known.col) {
    clearTimeout(view.timer);
    Object.assign(view, { row: data.row, col: data.col, known: { row: data.row, col: data.col } });
  }
  view.row = Math.min(view.row, rows - view.high);
  view.col = Math.min(view.col, columns - view.wide);
  layCells(view);
  if (fresh) paint(view);
  figures(view);
  const at = fresh ? { row: view.row + (view.high >> 1), column: view.col + (view.wide >> 1) } : view.chosen;
  choose(view, at.row, at.column);
  fit(view);
  view.root.dataset.drawn = ++view.drawn;
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
  const watch = new ResizeObserver(() => { if (view.picture) fit(view); });
  watch.observe(view.root);
  return () => {
    window.removeEventListener("convscope-pixels", stored);
    watch.disconnect();
  };
}
