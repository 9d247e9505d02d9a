// Pictures of numbers: sharp cells on the diverging scale, to point at.

// The colour [r, g, b] of a value: purple below zero, orange above; as lib.render.colours.
function colourAt(palette, value, limit) {
  const place = Number.isNaN(value) ? 0 : 128 + Math.round(limit > 0 ? Math.max(-1, Math.min(1, value / limit)) * 127 : 0);
  return [0, 2, 4].map((at) => parseInt(palette.slice(6 * place + at, 6 * place + at + 2), 16));
}

// options: {values (rows × columns), rows, columns, limit, room (px of the longer side), name, kind ("input", "kernel" or "output"),
//   digits (numbers inside cells of 28 px and more), onPoint({row, column, value}, or null), first ([row, column] that the keyboard
//   comes to; without it the picture is for the pointer alone)}. Gives {box, at, mark(row, column), clear(), point(row, column)}.
function picture(s, { values, rows, columns, limit, room, name, kind, digits, onPoint, first }) {
  const box = make("div", `cells of-${kind}`);
  const canvas = make("canvas");
  Object.assign(canvas, { width: columns, height: rows });
  const image = new ImageData(columns, rows);
  values.forEach((value, i) => image.data.set([...colourAt(s.data.palette, value, limit), 255], 4 * i));
  canvas.getContext("2d").putImageData(image, 0, 0);
  const cell = Math.max(1, Math.floor(room / Math.max(rows, columns)));
  Object.assign(canvas.style, { width: `${columns * cell}px`, height: `${rows * cell}px` });
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", name);
  const marker = make("i", "marker");
  box.append(canvas);
  if (digits && cell >= 28) box.append(cellDigits(s, values, columns, limit, cell));
  box.append(marker);
  const view = {
    box,
    at: null,
    mark: (row, column) => Object.assign(marker.style, { display: "block", left: `${column * cell - 1}px`, top: `${row * cell - 1}px`, width: `${cell + 2}px`, height: `${cell + 2}px` }),
    clear: () => { marker.style.display = "none"; },
    point: (row, column) => {
      view.at = row === null ? null : [inRange(row, rows), inRange(column, columns)];
      onPoint(view.at && { row: view.at[0], column: view.at[1], value: values[view.at[0] * columns + view.at[1]] });
    },
  };
  if (onPoint) listenTo(view, canvas, { rows, columns });
  if (first) steer(view, first);
  return view;
}

const inRange = (at, cells) => Math.min(cells - 1, Math.max(0, at));

function listenTo(view, canvas, { rows, columns }) {
  view.box.addEventListener("pointermove", (event) => {
    const edge = canvas.getBoundingClientRect();
    view.point(Math.floor(((event.clientY - edge.top) / edge.height) * rows), Math.floor(((event.clientX - edge.left) / edge.width) * columns));
  });
  view.box.addEventListener("pointerleave", () => view.point(null));
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// One stop of the Tab key: it comes to the cell `first`, the arrow keys go from cell to cell.
function steer(view, first) {
  view.box.tabIndex = 0;
  view.box.setAttribute("role", "application"); // a screen reader leaves the arrow keys to the page
  view.box.addEventListener("focus", () => view.point(...(view.at ?? first)));
  view.box.addEventListener("blur", () => view.point(null));
  view.box.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, column] = view.at ?? first;
    view.point(row + step[0], column + step[1]);
  });
}

// What a cell holds is told to a screen reader, too.
function readoutOf(words) {
  const readout = make("p", "readout soft", words);
  readout.setAttribute("aria-live", "polite");
  return readout;
}

function cellDigits(s, values, columns, limit, cell) {
  const layer = make("div", "digits");
  layer.style.gridTemplateColumns = `repeat(${columns}, 1fr)`;
  layer.setAttribute("aria-hidden", "true");
  values.forEach((value) => {
    const digit = make("span", "figure", cell >= 40 && Math.abs(value) >= 0.005 ? fixed(value, 2) : short(value));
    digit.style.color = contrast(colourAt(s.data.palette, value, limit));
    layer.append(digit);
  });
  return layer;
}

// At most four characters: 12, 1.2, .12, and with a sign.
function short(value) {
  const size = Math.abs(value);
  if (size < 0.005) return "0";
  const text = size >= 9.95 ? size.toFixed(0) : size >= 0.995 ? size.toFixed(1) : size.toFixed(2).slice(1);
  return `${value < 0 ? "−" : ""}${text}`;
}

// The colours with the numbers at their ends.
function scaleOf(s, limit, words) {
  return legendFrom(s, `−${figure(limit)}`, figure(limit), words);
}

// The same for maps of a layer; where each has its own largest value it says so, without figures.
function scaleOfMaps(s, layer, limit, words) {
  const { length } = s.data.limits[layer] ?? [limit];
  return length === 1 ? scaleOf(s, limitOf(s, layer, 0, limit), words) : legendFrom(s, "−", "+", fill(s.words.ownScales, { what: words }));
}

// The value of the strongest colour of a map on the page's scale, or `own` for the photo.
function limitOf({ data }, layer, map, own) {
  const limits = data.limits[layer];
  return limits ? limits[limits.length === 1 ? 0 : map] : own;
}

function legendFrom(s, low, high, words) {
  const stops = Array.from({ length: 9 }, (_, i) => `rgb(${colourAt(s.data.palette, i / 4 - 1, 1).join()})`);
  const element = make("span", "legend");
  drawLegend(element, stops, low, high, words);
  return element;
}

function largestOf(values) {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
