// A convolution: each input map × its kernel → what it adds, those first that add most at the chosen cell → the sum →
// plus the bias → the layer's map → batch normalisation → activation.

const STRONGEST = 4;

function drawConvolution(s) {
  const { data, words } = s;
  const rule = data.rules[0];
  s.sum = new Float64Array(data.height * data.width);
  s.added = new Map();
  data.sources.forEach((_source, k) => contributionOf(s, k).forEach((value, i) => { s.sum[i] += value; }));
  s.addedLimit = Math.max(...Array.from(s.added.values(), (each) => each.reduce((most, value) => Math.max(most, Math.abs(value)), 0)));
  if (s.added.size > 24) s.added.clear(); // many maps: those in sight are computed again when they are drawn
  const reads = make("section", "reads");
  s.list = make("div", "list");
  s.rest = restOf(s);
  const legends = make("div", "legends");
  legends.append(legendOfAll(data.inputScales, data.palette, words.inputs, words.ownInputs), legend({ limit: data.kernelLimit }, data.palette, words.kernels), legend({ limit: s.addedLimit }, data.palette, words.added));
  reads.append(heading("input", fill(data.sources.length > STRONGEST ? words.strongest : words.pairs, { n: STRONGEST, all: data.sources.length })), s.list, s.rest, legends);
  const sums = make("section", "sums");
  sums.append(heading("output", sumHeading(s, rule)), sumFlow(s, rule), s.proof);
  s.flow.replaceChildren(reads, sums);
  orderRows(s);
}

function heading(kind, text) {
  return make("h2", kind, text);
}

function sumHeading({ data, words }, rule) {
  const n = data.sources.length;
  const steps = [n === 1 ? words.subtotal : fill(words.subtotals, { n })];
  if (rule.bias !== null) steps.push(words.plusBias);
  data.layers.slice(1).forEach((name) => steps.push(fill(words.through, { layer: name })));
  return steps.join(", ");
}

function contributionOf(s, k) {
  if (!s.added.has(k)) s.added.set(k, contribution(s.data.rules[0], planeOf(s, k), s.input, s.kernels[k], s.data));
  return s.added.get(k);
}

const planeOf = ({ input }, k) => input.values.subarray(k * input.height * input.width, (k + 1) * input.height * input.width);

const subtotalOf = (s, k) => subtotal(s.data.rules[0], planeOf(s, k), s.input, s.kernels[k], s.at.row, s.at.col);

// Which rows are shown follows the chosen cell; while the window slides they stay.
function orderRows(s) {
  const sizes = s.data.sources.map((_source, k) => Math.abs(subtotalOf(s, k)));
  s.order = sizes.map((_size, k) => k).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const strongest = s.order.slice(0, STRONGEST);
  if (strongest.join() !== s.rows?.map((row) => row.k).join()) {
    s.rows = strongest.map((k) => rowOf(s, k));
    s.list.replaceChildren(...s.rows.map((row) => row.element));
  }
  if (s.rest.open) fillRest(s);
}

function rowOf(s, k) {
  const { data, words } = s;
  const u = unit() * (s.narrow ? 0.62 : 1);
  const element = make("div", "pair");
  const input = surface({ ...sizeOf(s.input), room: 76 * u, kind: "input", name: fill(words.inputMap, { name: data.names[k] }), act: (row, col) => centre(s, row, col) });
  const [kh, kw] = data.rules[0].size;
  const kernel = surface({ height: kh, width: kw, room: 54 * u, kind: "kernel", name: fill(words.kernelOf, { name: data.names[k] }) });
  const added = surface({ ...sizeOf(data), room: 76 * u, kind: "middle", name: fill(words.addedMap, { name: data.names[k] }), act: (row, col) => go(s, row, col) });
  for (const view of [input, added]) view.box.tabIndex = -1;
  paintMap(input, planeOf(s, k), data.inputScales[k], data.palette);
  paintMap(kernel, s.kernels[k], { limit: data.kernelLimit }, data.palette);
  const told = make("span", "figure value");
  const name = make("button", "name", data.names[k]);
  const [layer, channel] = data.sources[k];
  name.setAttribute("aria-label", fill(words.open, { name: data.names[k] }));
  name.disabled = layer === "input";
  name.addEventListener("click", () => s.pick(layer, channel));
  element.append(input.box, sign("∗"), kernel.box, sign("→"), added.box, told, name);
  const row = { k, element, input, added, told };
  paintAdded(s, row);
  return row;
}

const sizeOf = ({ height, width }) => ({ height, width });

function sign(text, words) {
  const element = make("span", "sign", text);
  if (words) element.setAttribute("aria-label", words);
  else element.setAttribute("aria-hidden", "true");
  return element;
}

function paintAdded(s, { k, added }) {
  paintMap(added, contributionOf(s, k), { limit: s.addedLimit }, s.data.palette, s.upto);
}

// All other maps: one line with their sum, which opens to a row each.
function restOf(s) {
  const rest = make("details", "rest");
  const summary = make("summary");
  s.restValue = make("span", "figure value");
  summary.append(make("span", "", fill(s.words.others, { n: s.data.sources.length - STRONGEST })), s.restValue);
  s.restList = make("div", "list");
  rest.append(summary, s.restList);
  rest.hidden = s.data.sources.length <= STRONGEST;
  summary.addEventListener("click", () => { // before it opens: the event "toggle" comes later, when something else may be drawn
    fillRest(s);
    mark(s);
  });
  s.restRows = [];
  return rest;
}

function fillRest(s) {
  const others = s.order.slice(STRONGEST);
  if (others.join() === s.restRows.map((row) => row.k).join()) return;
  s.restRows = others.map((k) => rowOf(s, k));
  s.restList.replaceChildren(...s.restRows.map((row) => row.element));
}

// sum → + bias → the layer's map → each layer that follows.
function sumFlow(s, rule) {
  const { data, words } = s;
  const flow = make("div", "chain");
  const limit = s.sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  s.steps = [step(s, { values: s.sum, limit, name: words.sumOfMaps, kind: "middle" })];
  flow.append(s.steps[0].element);
  if (rule.bias !== null) flow.append(sign("+"), biasOf(s, rule));
  data.layers.forEach((layer, i) => {
    const made = step(s, { values: s.maps[i], limit: data.limits[i], name: data.titles[i], kind: i ? "after" : "output", layer: i ? layer : null });
    const leg = make("span", "leg"); // a line never breaks between a sign and what it leads to
    leg.append(sign(i ? operationSign(data.rules[i]) : rule.bias === null ? "=" : "→"), made.element);
    flow.append(leg);
    s.steps.push(made);
  });
  s.output = s.steps[1];
  return flow;
}

function operationSign(rule) {
  return { normalise: "norm →", relu: "ReLU →", tanh: "tanh →", sigmoid: "σ →" }[rule.op] ?? "→";
}

function biasOf({ words }, rule) {
  const element = make("div", "bias");
  element.append(make("span", "soft", words.bias), make("b", "figure", figure(rule.bias, 4)));
  return element;
}

// A map of the flow with its number at the chosen cell below it.
function step(s, { values, limit, name, kind, layer }) {
  const { data, words } = s;
  const element = make("figure", `step ${kind}`);
  const room = (s.narrow ? 100 : data.layers.length > 2 ? 96 : 116) * unit();
  const said = kind === "output" ? words.outputMap : words.map;
  const view = surface({ ...sizeOf(data), room, kind, name: fill(said, { name }), act: (row, col) => go(s, row, col) });
  const told = make("b", "figure value");
  const caption = layer ? make("button", "name", name) : make("span", "soft", name);
  if (layer) caption.addEventListener("click", () => s.pick(layer, data.channel));
  element.append(view.box, caption, told);
  if (kind !== "output") view.box.tabIndex = -1;
  else steer(s, view);
  const made = { element, view, told, values, limit };
  paintMap(view, values, { limit }, data.palette, s.upto);
  return made;
}

// What another cell changes: frames and figures; maps only while they fill.
function markConvolution(s) {
  const rule = s.data.rules[0];
  const { row, col } = s.at;
  const at = row * s.data.width + col;
  const span = rule.size.map((cells) => (cells - 1) * rule.dilation + 1);
  const shown = [...s.rows, ...s.restRows];
  let rest = 0;
  let sum = 0;
  s.data.sources.forEach((_source, k) => {
    const value = subtotalOf(s, k);
    sum += value;
    if (!s.rows.some((each) => each.k === k)) rest += value;
  });
  for (const each of shown) {
    markCells(each.input, row * rule.stride - rule.before[0], col * rule.stride - rule.before[1], ...span);
    markCells(each.added, row, col, 1, 1);
    each.told.textContent = told(s, subtotalOf(s, each.k));
  }
  s.restValue.textContent = told(s, rest);
  s.steps.forEach((each, i) => {
    markCells(each.view, row, col, 1, 1);
    each.told.textContent = told(s, i ? each.values[at] : sum);
  });
  return sum + (rule.bias ?? 0);
}

// A figure that is an answer: "?" where answers stay closed.
function told({ data }, value, digits = 4) {
  return data.closed ? "?" : figure(value, digits);
}

// While the window slides, what it has not reached is still to come.
function repaintConvolution(s) {
  s.rows.forEach((row) => paintAdded(s, row));
  s.steps.forEach((each) => paintMap(each.view, each.values, { limit: each.limit }, s.data.palette, s.upto));
}
