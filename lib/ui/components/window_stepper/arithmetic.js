// The sum of this cell, written out: a line a kernel row, a block a channel; long ones fold and unfold on request.

const WIDE = 5; // products that fit on one line
const NARROW = 3; // products that fit on one under kernel and output
const MANY = 6; // channels from which on only the strongest have a line each
const STRONGEST = 4;

function term(cell, data, part) {
  const box = make("span", cell.pad ? "term pad" : "term");
  Object.assign(box.dataset, { row: cell.row, col: cell.col, i: cell.i, j: cell.j, channel: part });
  box.append(make("span", "kernel", fixed(cell.weight, data.kernelDecimals)), "·", make("span", "input", fixed(cell.value, data.inputDecimals)));
  return box;
}

function line(left, right) {
  const row = make("div", "sum");
  const terms = make("span", "terms");
  terms.append(...left);
  row.append(terms, make("span", "equals", right));
  return row;
}

function joined(nodes, sign) {
  return nodes.flatMap((node, i) => (i ? [` ${sign} `, node] : [node]));
}

const hidden = (data, value, decimals) => (data.closed ? "?" : fixed(value, decimals));

function productLines({ data, input }, work, index) {
  const part = work.parts[index];
  return productsOf(part, input, work.under).map((cells, i) => {
    const terms = cells.map((cell) => term(cell, data, index));
    return line(joined(terms, "+"), `= ${hidden(data, part.subtotals[i], data.decimals)}`);
  });
}

/** A channel's products, folded behind its subtotal when there are several channels or many products. */
function partLines(state, work, index, folded) {
  const { data } = state;
  const part = work.parts[index];
  if (!folded) return productLines(state, work, index);
  const details = make("details");
  details.dataset.channel = index;
  const summary = make("summary");
  const count = `${data.words.planes[part.plane]}: ${data.kernelHeight * data.kernelWidth} ${data.words.products}`;
  summary.append(make("span", "", count), make("span", "equals", `= ${hidden(data, part.subtotal, data.decimals)}`));
  details.append(summary);
  const write = () => details.children.length === 1 && details.append(...productLines(state, work, index));
  details.open = state.unfolded.has(index);
  if (details.open) write();
  details.ontoggle = () => {
    if (details.open) write();
    state.unfolded[details.open ? "add" : "delete"](index);
  };
  summary.onclick = () => { // before it opens or closes: the event "toggle" comes later, when something else may be drawn
    write();
    state.unfolded[details.open ? "delete" : "add"](index);
    const other = data.planes.length > MANY && showPlane(state, part.plane);
    if (other) state.parts.arithmetic.querySelector(`details[data-channel="${index}"] > summary`)?.focus();
  };
  return [details];
}

/** Those that add most, up or down, by themselves; all others in one line, which opens to theirs. */
function strongestLines(state, work) {
  const { data } = state;
  const places = work.parts.map((_part, i) => i).sort((a, b) => Math.abs(work.parts[b].subtotal) - Math.abs(work.parts[a].subtotal));
  const others = places.slice(STRONGEST);
  const rest = make("details", "rest");
  const summary = make("summary");
  const sum = others.reduce((all, i) => all + work.parts[i].subtotal, 0);
  summary.append(make("span", "", data.words.others.replace("{n}", others.length)), make("span", "equals", `= ${hidden(data, sum, data.decimals)}`));
  rest.append(summary);
  const write = () => rest.children.length === 1 && rest.append(...others.flatMap((i) => partLines(state, work, i, true)));
  rest.open = state.unfolded.has("rest");
  if (rest.open) write();
  rest.ontoggle = () => {
    if (rest.open) write();
    state.unfolded[rest.open ? "add" : "delete"]("rest");
  };
  return [...places.slice(0, STRONGEST).flatMap((i) => partLines(state, work, i, true)), rest];
}

function total(words, value, className = "output") {
  const row = make("div", "total");
  const told = make("span", "soft");
  told.append(...[words].flat());
  row.append(told, make("strong", className, value));
  return row;
}

/** "sum of 9 products weight · input", each word in the colour of its factor. */
function productsWords(data) {
  const words = { n: data.kernelHeight * data.kernelWidth, weight: make("b", "kernel", data.words.weight), input: make("b", "input", data.words.factor) };
  return data.words.sumOf.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? words[part] : part));
}

/** "3 + 4 + 5 + bias −12.5" for several channels, so that the sum can be followed to its end. */
function totalWords(data, work) {
  const subtotals = work.parts.map((part) => hidden(data, part.subtotal, data.decimals));
  if (subtotals.length > MANY) return `${data.words.manySum.replace("{n}", subtotals.length)}${data.bias ? ` + ${data.words.bias} ${fixed(data.bias, data.biasDecimals)}` : `, ${data.words.noBias}`}`;
  const bias = data.bias ? `${data.words.bias} ${fixed(data.bias, data.biasDecimals)}` : "";
  if (subtotals.length > 1) return [...subtotals, bias || data.words.noBias].join(" + ").replace(`+ ${data.words.noBias}`, `, ${data.words.noBias}`);
  return [...productsWords(data), bias ? ` + ${bias}` : ""];
}

function convolutionLines(state, work) {
  const { data } = state;
  const folded = work.parts.length > 1 || data.kernelWidth > WIDE;
  const lines = work.parts.length > MANY ? strongestLines(state, work) : work.parts.flatMap((_part, i) => partLines(state, work, i, folded));
  lines.push(total(totalWords(data, work), hidden(data, work.sum, data.decimals)));
  if (data.relu) lines.push(total(`ReLU: max(0, ${hidden(data, work.sum, data.decimals)})`, hidden(data, work.result, data.decimals)));
  return lines;
}

function poolingLines({ data }, work) {
  const max = data.operation === "max";
  const values = work.inside.map((cell) => {
    const box = make("span", max && cell === work.kept && !data.closed ? "term input kept" : "term input", fixed(cell.value, data.inputDecimals));
    Object.assign(box.dataset, { row: cell.row, col: cell.col, i: cell.i, j: cell.j, channel: 0 });
    return box;
  });
  const left = max ? ["max(", ...joined(values, ",").map((node) => (node === " , " ? ", " : node)), ")"] : ["(", ...joined(values, "+"), `) / ${work.inside.length}`];
  const right = max ? "" : `= ${hidden(data, work.sum, data.inputDecimals)} / ${work.inside.length}`;
  return [line(left, right), total(max ? data.words.largest : data.words.mean, hidden(data, work.result, data.decimals))];
}

function drawArithmetic(state, work) {
  const lines = state.data.operation === "convolution" ? convolutionLines(state, work) : poolingLines(state, work);
  state.parts.arithmetic.replaceChildren(...lines);
}
