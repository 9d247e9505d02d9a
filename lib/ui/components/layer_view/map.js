// One map enlarged with what it is made of: its inputs, its kernels, and the number of every cell.

const MOST_PAIRS = 12;

function drawMap(s) {
  const { inputs, kernels } = s.data;
  const flow = make("div", "made");
  s.windows = [];
  if (inputs && inputs.n > 2) flow.append(pairs(s));
  else {
    if (inputs) flow.append(inputPanel(s));
    flow.append(operationPanel(s, kernels));
  }
  flow.append(outputPanel(s));
  s.root.replaceChildren(s.readout, flow);
}

function panel(kind, title, ...children) {
  const element = make("section", `panel ${kind}`);
  element.append(make("h2", "", title), ...children);
  return element;
}

// One or two inputs, large.
function inputPanel(s) {
  const { inputs } = s.data;
  const room = (inputs.n > 1 ? 150 : roomFor(s)) * unit();
  const views = inputs.names.map((name, i) => {
    const values = valuesOf(s, 1, inputs, i);
    const view = cellPicture({ bitmap: s.bitmaps[1], column: inputs, i, room, values, name: inputLabel(s, i), grid: "input", plain: !values, onPoint: (at) => tellCell(s, name, at) });
    s.windows.push(view);
    const figureElement = make("figure");
    figureElement.append(view.box);
    if (inputs.n > 1) figureElement.append(make("figcaption", "figure", name));
    return figureElement;
  });
  const title = inputs.n > 1 ? s.words.input : `${s.words.input}: ${inputs.names[0]}`;
  return panel("input", title, ...views, inputs.photo ? greyLegend() : legendOf(s, inputs, 0));
}

// The kernel with its numbers, or what is done in words.
function operationPanel(s, kernels) {
  const rule = make("p", "rule", s.data.operation);
  if (!kernels) return panel("kernel", s.words.operation, rule);
  const room = Math.min(176, Math.max(44 * Math.max(kernels.w, kernels.h), 112)) * unit();
  const view = cellPicture({ bitmap: s.bitmaps[2], column: kernels, i: 0, room, values: valuesOf(s, 2, kernels, 0), name: s.words.kernel, grid: "kernel", onPoint: (at) => tellCell(s, s.words.kernel, at) });
  return panel("kernel", s.words.kernel, view.box, legendOf(s, kernels, 0), rule);
}

// Many inputs: each map beside its kernel, the largest kernels first.
function pairs(s) {
  const { inputs, kernels } = s.data;
  const most = s.unfolded ? inputs.n : Math.min(MOST_PAIRS, inputs.n);
  const list = make("div", "pairs");
  for (let i = 0; i < most; i++) list.append(onePair(s, i));
  const title = fill(kernels ? s.words.pairs : s.words.inputs, { n: inputs.n, layer: inputs.layer ?? s.words.photo });
  const legends = make("div", "legends");
  if (!inputs.photo && s.data.inputs.limit.every((limit) => limit === inputs.limit[0])) legends.append(legendOf(s, inputs, 0, s.words.inputScale));
  if (kernels) legends.append(legendOf(s, kernels, 0, s.words.kernelScale));
  const element = panel("input wide", title, list, legends, make("p", "rule", s.data.operation));
  if (inputs.n > MOST_PAIRS) {
    const more = make("button", "more", s.unfolded ? s.words.fewer : fill(s.words.more, { shown: most, all: inputs.n }));
    more.addEventListener("click", () => {
      s.unfolded = !s.unfolded;
      draw(s);
      s.root.querySelector(".more").focus();
    });
    list.after(more);
  }
  return element;
}

function onePair(s, i) {
  const { inputs, kernels } = s.data;
  const element = make("figure", "pair");
  const column = make("div", "times");
  const view = cellPicture({ bitmap: s.bitmaps[1], column: inputs, i, room: 64 * unit(), values: inputs.w === 1 ? valuesOf(s, 1, inputs, i) : null, name: inputLabel(s, i), grid: "input", plain: true });
  s.windows.push(view);
  column.append(view.box);
  if (kernels) {
    const name = fill(s.words.kernelFor, { name: inputs.names[i] });
    const kernel = cellPicture({ bitmap: s.bitmaps[2], column: kernels, i, room: 48 * unit(), values: kernels.w === 1 ? valuesOf(s, 2, kernels, i) : null, name, grid: "kernel", plain: true });
    column.append(make("span", "soft", "×"), kernel.box);
  }
  element.append(column, make("figcaption", "figure", inputs.names[i]));
  return element;
}

function outputPanel(s) {
  const { output, channel, name } = s.data;
  const values = valuesOf(s, 0, output, 0);
  const label = fill(s.words.outputLabel, { layer: name, channel, low: figure((output.low ?? output.high)[0]), high: figure(output.high[0]), mean: figure((output.mean ?? output.high)[0]) });
  const view = cellPicture({ bitmap: s.bitmaps[0], column: output, i: 0, room: roomFor(s) * unit(), values, name: label, grid: "output", onPoint: (at) => tellOutput(s, at) });
  const stats = make("dl", "stats");
  for (const key of output.low ? ["low", "high", "mean"] : []) stats.append(make("dt", "", s.words[key]), make("dd", "figure", figure(output[key][0])));
  const parts = output.rows * output.columns > 1 ? [legendOf(s, output, 0), stats] : [legendOf(s, output, 0)];
  return panel("output", fill(s.words.output, { layer: name, channel }), view.box, ...parts);
}

// Room for the large pictures: about 232 px, less on a phone.
function roomFor(s) {
  return Math.min(232, inner(s) / unit() - 12);
}

function valuesOf(s, row, { rows, columns }, i) {
  return s.numbers[row]?.subarray(i * rows * columns, (i + 1) * rows * columns) ?? null;
}

function inputLabel(s, i) {
  const { inputs } = s.data;
  return fill(s.words.inputLabel, { name: inputs.names[i], low: figure((inputs.low ?? inputs.high)[i]), high: figure(inputs.high[i]) });
}

// A cell of the output: its number, and the window of the inputs that it was made from.
function tellOutput(s, at) {
  const { window } = s.data;
  for (const view of s.windows) {
    if (!at || !window) view.marker.style.display = "none";
    else outline(view, at.row * window.stride[0] - window.before[0], at.column * window.stride[1] - window.before[1], ...window.span);
  }
  tellCell(s, fill(s.words.output, { layer: s.data.name, channel: s.data.channel }), at);
}

function tellCell(s, name, at) {
  if (!at) s.readout.textContent = s.words.invite;
  else if (at.value === undefined) s.readout.textContent = fill(s.words.cellOnly, { name, row: at.row, column: at.column });
  else s.readout.textContent = fill(s.words.cell, { name, row: at.row, column: at.column, value: figure(Number(at.value.toPrecision(4))) });
}

function greyLegend() {
  const element = make("span", "legend");
  drawLegend(element, ["#000", "#fff"], "0", "255");
  return element;
}
