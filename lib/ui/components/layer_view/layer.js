// A layer enlarged: all its maps, each a button; or all its units as cells.

function drawLayer(s) {
  const { column, words } = s.data;
  const head = make("div", "heading");
  head.append(make("h2", "", words.heading), legendOf(s, column, 0));
  s.root.replaceChildren(head, s.readout, column.form === "units" ? unitField(s, column) : mapGrid(s, column));
}

function mapGrid(s, column) {
  const grid = make("div", "grid");
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", s.words.gridLabel);
  const room = roomInGrid(inner(s), column);
  for (let channel = 0; channel < column.n; channel++) {
    const button = make("button", "tile");
    const canvas = make("canvas");
    paint(canvas, s.bitmaps[0], column, channel);
    fit(canvas, column, room);
    button.append(canvas, make("span", "figure", String(channel)));
    const values = { layer: column.name, channel, low: figure(column.low[channel]), high: figure(column.high[channel]), mean: figure(column.mean[channel]) };
    button.setAttribute("aria-label", fill(s.words.mapLabel, values));
    button.tabIndex = channel === 0 ? 0 : -1;
    const tell = () => { s.readout.textContent = fill(s.words.mapLabel, values); };
    button.addEventListener("pointerenter", tell);
    button.addEventListener("focus", tell);
    button.addEventListener("click", () => s.pick(column.name, channel));
    grid.append(button);
  }
  grid.addEventListener("keydown", (event) => moveInGrid(grid, event));
  return grid;
}

// The largest whole enlargement with which all maps stand in about 420 pixels of height, at least 32 pixels a map.
function roomInGrid(width, { w, h, n }) {
  const u = unit();
  const side = Math.max(w, h);
  for (let factor = Math.floor((256 * u) / side); factor > 1; factor--) {
    const across = Math.max(1, Math.floor(width / (w * factor + 10 * u)));
    if (Math.ceil(n / across) * (h * factor + 26 * u) <= 420 * u && side * factor >= 32 * u) return Math.min(side * factor, width);
  }
  return Math.min(width, Math.max(side, Math.ceil((32 * u) / side) * side));
}

// Units as cells with their numbers, or without where there are too many for that.
function unitField(s, column) {
  const u = unit();
  const wide = column.n <= 400;
  const cell = (wide ? 48 : 14) * u;
  const across = Math.min(column.n, Math.max(1, Math.floor(inner(s) / cell)));
  const sheet = make("canvas");
  paintUnits(sheet, s.bitmaps[0], column, across);
  const rows = Math.ceil(column.n / across);
  const field = { w: across, h: rows, across: 1, rows, columns: across };
  const values = new Float32Array(across * rows).fill(NaN);
  values.set(s.numbers[0]);
  const unitOf = (row, at) => Math.min(column.n - 1, row * across + at);
  const view = cellPicture({
    bitmap: sheet,
    column: field,
    i: 0,
    room: Math.max(across, rows) * cell,
    values,
    name: s.words.fieldLabel,
    grid: "output",
    size: [across * cell, rows * (wide ? 28 * u : cell)],
    last: column.n,
    onPoint: (at) => { s.readout.textContent = at ? unitText(s, column, unitOf(at.row, at.column)) : s.words.invite; },
    onPick: (row, at) => s.pick(column.name, unitOf(row, at)),
  });
  view.box.classList.add("pickable");
  return view.box;
}

function unitText(s, column, channel) {
  const name = column.names ? `${channel} (${column.names[channel]})` : channel;
  return fill(s.words.unitLabel, { layer: column.name, channel: name, value: figure(column.high[channel]) });
}
