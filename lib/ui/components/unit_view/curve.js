// Units that come from one number by a formula: the function's curve with this unit on it; and what has no curve.

const SIZE = { width: 420, height: 270, left: 58, right: 12, top: 10, bottom: 30 };
const SVG = "http://www.w3.org/2000/svg";

function drawCurve(s) {
  const [along, across, units] = s.rows;
  const [read] = s.data.reads;
  const axes = axesOf(along, [...across, s.data.sum]);
  const svg = shape("svg", { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, class: "graph", role: "img" });
  svg.setAttribute("aria-label", fill(s.words.curveLabel, { formula: s.data.formula, x: figure(read.value), y: answer(s, figure(s.data.sum)) }));
  svg.append(...axisLines(axes, along, across), ...others(axes, units, along, across), line(axes, along, across), ...(s.data.closed ? [] : spot(axes, read.value, s.data.sum)));
  const caption = make("p", "soft", units.length ? fill(s.words.othersOnCurve, { n: units.length - 1 }) : "");
  return { left: [svg, caption], right: [formulaBox(s)], sum: s.data.sum };
}

function axesOf(along, across) {
  const [low, high] = [Math.min(0, ...across), Math.max(0, ...across)];
  const span = high - low || 1;
  const [x0, x1] = [along[0], along.at(-1)];
  const wide = SIZE.width - SIZE.left - SIZE.right;
  const tall = SIZE.height - SIZE.top - SIZE.bottom;
  return {
    low,
    high: low + span,
    x: (value) => SIZE.left + ((value - x0) / (x1 - x0)) * wide,
    y: (value) => SIZE.top + ((low + span - value) / span) * tall,
  };
}

function shape(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

function axisLines({ x, y, low, high }, along) {
  const ends = [along[0], along.at(-1)];
  const parts = [
    shape("line", { x1: x(ends[0]), x2: x(ends[1]), y1: y(0), y2: y(0), class: "axis" }),
    shape("line", { x1: x(0), x2: x(0), y1: y(low), y2: y(high), class: "axis" }),
  ];
  const under = SIZE.height - 10;
  for (const [value, anchor] of [[ends[0], "start"], [0, "middle"], [ends[1], "end"]]) parts.push(shape("text", { x: x(value), y: under, "text-anchor": anchor, class: "tick" }, figure(value)));
  for (const value of new Set([low, 0, high])) parts.push(shape("text", { x: SIZE.left - 8, y: y(value) + 4, "text-anchor": "end", class: "tick" }, figure(value)));
  return parts;
}

function line({ x, y }, along, across) {
  return shape("polyline", { points: Array.from(along, (value, i) => `${x(value)},${y(across[i])}`).join(" "), class: "line" });
}

// The other units where they stand on the curve, between the two nearest of its points.
function others({ x, y }, units, along, across) {
  const gap = along[1] - along[0];
  return Array.from(units, (value) => {
    const at = Math.max(0, Math.min(along.length - 2, Math.floor((value - along[0]) / gap)));
    const share = (value - along[at]) / gap;
    return shape("circle", { cx: x(value), cy: y(across[at] + share * (across[at + 1] - across[at])), r: 3, class: "other" });
  });
}

function spot({ x, y }, value, result) {
  return [
    shape("line", { x1: x(value), x2: x(value), y1: y(0), y2: y(result), class: "guide" }),
    shape("line", { x1: x(0), x2: x(value), y1: y(result), y2: y(result), class: "guide" }),
    shape("circle", { cx: x(value), cy: y(0), r: 4, class: "from" }),
    shape("circle", { cx: x(value), cy: y(result), r: 7, class: "spot" }),
  ];
}

function drawFormula(s) {
  return { left: [formulaBox(s)], sum: s.data.sum };
}

// The values that are read, the formula with symbols and with numbers, and the result.
function formulaBox(s) {
  const { data, words } = s;
  const box = make("div", "formula");
  for (const { layer, place, value } of data.reads) {
    const from = make("p");
    const name = layer === "input" ? words.photo : placeOf(s, layer, place);
    from.append(opener(s, name, layer, place.at(-1)), " = ", make("b", "figure x", figure(value, 5)));
    box.append(from);
  }
  box.append(make("p", "figure written", `y = ${data.formula}`));
  const list = make("dl", "figures");
  for (const [name, value] of data.figures.filter(([name]) => data.figures.length > 1 || name !== "x")) list.append(make("dt", "figure", name), make("dd", "figure", figure(value, 5)));
  if (list.children.length) box.append(list);
  if (data.formula !== "x") box.append(make("p", "figure written", `y = ${data.written}`));
  const result = make("p");
  result.append(`${unitOf(s, data.layer)} = `, make("b", "figure value", answer(s, figure(data.sum, 5))));
  box.append(result);
  if (data.next) box.append(nextOf(s));
  return box;
}

// "relu_1, unit 7", or the cell of a map.
function placeOf({ words }, layer, place) {
  if (place.length === 1) return fill(words.title, { layer, unit: place[0] });
  const [row, column, map] = place;
  return fill(words.cellOf, { layer, map, row, column });
}

function nextOf(s) {
  const { next, channel } = s.data;
  const said = make("p", "soft");
  said.append(opener(s, unitOf(s, next.layer), next.layer, channel), ` = ${answer(s, figure(next.value, 5))}`);
  return said;
}

// A kind that is not taken apart: the numbers it reads and the one it gives.
function drawUnknown(s) {
  const { data, words } = s;
  const result = make("p");
  result.append(`${unitOf(s, data.layer)} = `, make("b", "figure value", answer(s, figure(data.network, 6))));
  const [values] = s.rows;
  const readings = { inputs: values, count: values.length };
  return { left: [make("p", "", fill(words.unknown, { kind: data.kind })), result, numbersRead(s, readings)] };
}

function numbersRead(s, { inputs, count }) {
  const box = make("div", "all");
  const list = make("div", "list plain figure");
  Object.assign(list, { tabIndex: 0, role: "region" });
  list.setAttribute("aria-label", fill(s.words.numbersRead, { layer: sourceName(s), n: count }));
  list.textContent = Array.from(inputs.subarray(0, 4096), (value) => figure(value)).join("  ");
  box.append(make("p", "soft", fill(s.words.numbersRead, { layer: sourceName(s), n: count })), list);
  return box;
}
