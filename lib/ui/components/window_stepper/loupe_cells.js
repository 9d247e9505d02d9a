// The pixels in the frame as figures: a cell a pixel, a line a channel; and the shown pixel written out.

const SIDE = 26.7; // rem along the side of all cells together; 38 where the page is wide
const REST_MS = 200;
const READABLE = 10; // pixels of a figure, 18 on the wall; smaller ones are not written

/** A pixel's numbers after the levels: one, or red, green and blue. */
function numbersAt(view, row, column, channel = view.channel) {
  const at = row * view.columns + column;
  return (channel === "all" ? COLOURS : [channel]).map((name) => view.table[planeOf(view, name)[at]]);
}

/** A number of a pixel as it is written: 142, 0.56 or 8E. */
function written(value, form, decimals = 2) {
  if (form === "hex") return value.toString(16).toUpperCase().padStart(2, "0");
  return form === "0-1" ? (value / 255).toFixed(decimals) : String(value);
}

/** The colour of numbers in a channel: that of the pixel, or of this channel alone. */
function shadeOf(numbers, channel) {
  const parts = channel === "all" ? numbers : COLOURS.map((name) => (channel === "grey" || channel === name ? numbers[0] : 0));
  return `#${parts.map(hex).join("")}`;
}

/** The size of cells and figures for the room there is. */
function fitCells(view, rem) {
  const wall = view.root.classList.contains("wall");
  const most = (view.root.classList.contains("wide") ? 38 : SIDE) * rem;
  const room = Math.min(most, view.root.clientWidth - 2.2 * rem, wall ? 0.64 * innerHeight : Infinity);
  const letters = { hex: 2, "0-1": 4 }[view.form] ?? 3;
  const lines = view.channel === "all" ? 3 : 1;
  const figureOf = (side) => Math.min((0.96 * side) / (0.6 * letters), (0.95 * side) / lines, (wall ? 0.5 : 0.45) * side, 1.1 * rem);
  const least = wall ? 18 : READABLE;
  const side = room / Math.max(view.high, view.wide);
  view.small = figureOf(side) < least;
  view.cells.classList.toggle("small", view.small);
  const style = { cell: `${Math.min(side, 6 * rem)}px`, figure: `${figureOf(Math.min(side, 6 * rem))}px`, lines, columns: view.wide };
  for (const [name, value] of Object.entries(style)) view.cells.style.setProperty(`--${name}`, value);
  let cells = Math.max(view.high, view.wide);
  while (cells > 1 && figureOf(room / cells) < least) cells -= 1;
  view.hint.textContent = view.small ? filled(view.words.fewer, { cells }) : "";
}

// A row of column numbers, a column of row numbers, and a cell a pixel, made anew only when their number changes.
function layCells(view) {
  if (view.laid === `${view.high}×${view.wide}`) return;
  view.laid = `${view.high}×${view.wide}`;
  const headed = (role) => element("span", { class: "head", role });
  const head = element("div", { role: "row" }, element("span", { class: "corner", role: "none" }, "\u00a0"));
  view.heads = { columns: Array.from({ length: view.wide }, () => headed("columnheader")), rows: [] };
  head.append(...view.heads.columns);
  view.cellElements = [];
  const lines = Array.from({ length: view.high }, (_line, r) => {
    const cells = Array.from({ length: view.wide }, (_cell, c) => element("span", { class: "cell", role: "gridcell", id: `input-${r}-${c}` }));
    view.heads.rows.push(headed("rowheader"));
    view.cellElements.push(cells);
    return element("div", { role: "row" }, view.heads.rows.at(-1), ...cells);
  });
  view.grid.replaceChildren(head, ...lines);
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Every cell of the frame, and what is said of it; figures too small to be seen may come when the frame rests. */
function drawCells(view, atRest = true) {
  const { top, left, high, wide, channel, words } = view;
  const number = (head, at) => {
    write(head, String(at));
    head.classList.toggle("between", at % 4 !== 0); // small cells have no room for every number
  };
  view.heads.columns.forEach((head, c) => number(head, left + c));
  view.heads.rows.forEach((head, r) => number(head, top + r));
  if (view.small) paintCells(view);
  else eachCell(view, shadeCell);
  clearTimeout(view.resting);
  if (atRest || !view.small) eachCell(view, writeCell);
  else view.resting = setTimeout(() => eachCell(view, writeCell), REST_MS);
  const ends = { top, bottom: top + high - 1, left, right: left + wide - 1 };
  write(view.place, filled(words.place, ends));
  view.frame.setAttribute("aria-label", filled(words.frame, ends));
  write(view.name, filled(words.grid, { name: words.names[channel] }));
  view.grid.setAttribute("aria-label", view.name.textContent);
  Object.assign(view.grid.dataset, { top, left, channel });
}

function eachCell(view, act) {
  view.cellElements.forEach((line, r) => line.forEach((cell, c) => act(view, cell, numbersAt(view, view.top + r, view.left + c))));
}

function writeCell(view, cell, numbers) {
  write(cell, numbers.map((number) => written(number, view.form)).join("\n"));
}

function shadeCell(view, cell, numbers) {
  const shade = shadeOf(numbers, view.channel);
  if (cell.shade === shade) return;
  Object.assign(cell, { shade });
  Object.assign(cell.style, { background: shade, color: ink(shade) });
}

/** A thousand small cells are one picture under them: their backgrounds would take the browser longer than a frame. */
function paintCells(view) {
  const { under, top, left, high, wide } = view;
  const image = new ImageData(wide, high);
  for (let at = 0; at < high * wide; at += 1) {
    const numbers = numbersAt(view, top + Math.floor(at / wide), left + (at % wide));
    const parts = view.channel === "all" ? numbers : COLOURS.map((name) => (["grey", name].includes(view.channel) ? numbers[0] : 0));
    image.data.set([...parts, 255], 4 * at);
  }
  Object.assign(under, { width: wide, height: high });
  under.getContext("2d").putImageData(image, 0, 0);
}

/** From no light to full light, in as many steps as there are levels. */
function drawLegend(view) {
  const { channel, form, table } = view;
  const shade = (value) => shadeOf([table[value], table[value], table[value]], channel === "all" ? "grey" : channel);
  const stops = Array.from({ length: 256 }, (_, value) => `${shade(value)} ${value / 2.56}% ${(value + 1) / 2.56}%`);
  const bar = element("i", { style: `background: linear-gradient(to right, ${stops.join()})` });
  const end = (value) => (form === "0-1" ? String(value / 255) : written(value, form));
  view.legend.replaceChildren(end(0), bar, end(255));
  for (const [name, target] of Object.entries(view.channels)) {
    target.figure.classList.toggle("chosen", name === channel || (channel === "all" && name !== "grey"));
  }
}

/** The shown pixel: its colour, its place, its numbers, and its grey as the sum that it is. */
function drawPixel(view) {
  const { row, column } = view.shown;
  const { names, pixel } = view.words;
  const colours = numbersAt(view, row, column, "all");
  const code = (text) => element("span", { class: "figure" }, text);
  const swatch = element("span", { class: "swatch", style: `background: ${shadeOf(colours, "all")}` });
  const parts = colours.flatMap((value, i) => [`${i ? ", " : ""}${names[COLOURS[i]]} `, code(written(value, view.form, 3))]);
  view.pixel.replaceChildren(
    swatch, filled(pixel, view.shown), element("br"), ...parts, element("br"), `${names.grey} `, code(greySum(view, row, column)));
  view.pixel.classList.toggle("long", view.levels < 256);
  return numbersAt(view, row, column);
}

/** 0.299·172 + 0.587·132 + 0.114·112 ≈ 142, and what levels and form make of it. */
function greySum(view, row, column) {
  const { weights, form, levels, table, words } = view;
  const at = row * view.columns + column;
  const raw = COLOURS.map((name) => planeOf(view, name)[at]);
  const sum = raw.reduce((total, value, i) => total + weights[i] * value, 0);
  const value = planeOf(view, "grey")[at];
  const terms = raw.map((part, i) => `${fixed(weights[i], decimalsOf([weights[i]]))}·${part}`).join(" + ");
  if (view.closed) return `${terms} ≈ ?`;
  const outside = sum < -0.5 || sum > 255.5;
  const rounded = outside ? ` = ${fixed(sum, 1)}, ${filled(words.cut, { value })}` : ` ≈ ${value}`;
  const onLevels = levels < 256 ? `, ${filled(words.levels, { levels, value: table[value] })}` : "";
  const inForm = form === "0-255" ? "" : ` = ${written(table[value], form, 3)}`;
  return terms + rounded + onLevels + inForm;
}
