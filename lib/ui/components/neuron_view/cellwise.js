// A layer that works cell by cell, or on a window of one map: input → what is done, in figures → output.

function drawCellwise(s) {
  const { data, words } = s;
  const rule = data.rules[0];
  const room = (s.narrow ? 150 : 210) * unit();
  const several = data.sources.length > 1;
  s.inputs = data.sources.map((source, k) => {
    const name = data.names[k];
    const view = surface({ ...sizeOf(s.input), room: several ? room * 0.7 : room, kind: "input", name: fill(words.inputMap, { name }), act: (row, col) => centre(s, row, col) });
    view.box.tabIndex = -1;
    paintMap(view, planeOf(s, k), data.inputScales[k], data.palette);
    return { view, source, name, told: make("b", "figure value") };
  });
  const reads = make("section", "reads narrow");
  const alike = isAlike(data.inputScales);
  const scaleUnder = (k) => (alike ? [] : [legend(data.inputScales[k], data.palette)]);
  if (s.inputs.length) reads.append(heading("input", words.input), ...s.inputs.flatMap((each, k) => [inputFigure(s, each), ...scaleUnder(k)]));
  if (s.inputs.length && alike) reads.append(legend(data.inputScales[0], data.palette));
  const middle = make("section", "operation");
  s.lines = make("div", "lines figure");
  s.result = make("b", "figure output");
  middle.append(heading("kernel", operationName(s, rule)));
  if (rule.op === "none") middle.append(make("p", "", fill(words.unknown, { kind: data.kind })));
  else {
    if (rule.op in CURVES) middle.append(curveOf(s, rule));
    if (rule.op === "normalise") middle.append(learned(s, rule));
    middle.append(s.lines, s.result, s.proof);
  }
  s.numbers = middle;
  const out = make("section", "results");
  const view = surface({ ...sizeOf(data), room, kind: "output", name: fill(words.outputMap, { name: data.titles[0] }), act: (row, col) => go(s, row, col) });
  paintMap(view, s.maps[0], { limit: data.limits[0] }, data.palette, s.upto);
  steer(s, view);
  s.output = { view, told: make("b", "figure value") };
  out.append(heading("output", words.output), figureOf(view, make("span", "soft", data.titles[0]), s.output.told), legend({ limit: data.limits[0] }, data.palette));
  s.flow.replaceChildren(...(s.inputs.length ? [reads, sign("→")] : []), middle, sign("→"), out);
}

function figureOf(view, caption, told) {
  const element = make("figure", "step");
  element.append(view.box, caption, told);
  return element;
}

function inputFigure(s, { view, source, name, told }) {
  const caption = make("button", "name", name);
  caption.disabled = source[0] === "input";
  caption.setAttribute("aria-label", fill(s.words.open, { name }));
  caption.addEventListener("click", () => s.pick(...source));
  return figureOf(view, caption, told);
}

function operationName({ data, words }, rule) {
  return words.operations[rule.op] ?? data.kind;
}

// The four numbers of batch normalisation that this map has for itself.
function learned({ words }, rule) {
  const list = make("dl", "learned");
  for (const name of ["mean", "variance", "gamma", "beta"]) list.append(make("dt", "soft", words[name]), make("dd", "figure", figure(rule[name], 4)));
  return list;
}

const [HIGH, WIDE] = [110, 190];

// The function from −limit to +limit of the input, and a dot where this cell stands on it.
function curveOf(s, rule) {
  const limit = s.data.inputScales[0].limit || 1;
  const points = Array.from({ length: 81 }, (_, i) => {
    const x = ((i - 40) / 40) * limit;
    return [x, CURVES[rule.op](x, rule)];
  });
  const most = Math.max(...points.map(([, y]) => Math.abs(y)), 1e-9);
  s.toPlot = (x, y) => [WIDE / 2 + (x / limit) * (WIDE / 2 - 8), HIGH / 2 - (y / most) * (HIGH / 2 - 8)];
  const plot = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "curve", role: "img", "aria-label": operationName(s, rule) });
  svg("path", { class: "axis", d: `M4,${HIGH / 2}H${WIDE - 4}M${WIDE / 2},4V${HIGH - 4}` }, plot);
  svg("path", { class: "function", d: `M${points.map((point) => s.toPlot(...point).map((at) => at.toFixed(1)).join()).join("L")}` }, plot);
  s.dot = svg("circle", { r: 5, class: "dot" }, plot);
  return plot;
}

function isWindow(rule) {
  return rule.op === "max" || rule.op === "average";
}

// The values that the chosen cell is made of.
function valuesAt(s) {
  const rule = s.data.rules[0];
  const { row, col } = s.at;
  if (isWindow(rule)) return windowOf(rule, planeOf(s, 0), s.input, row, col).map((cell) => cell.value);
  return s.data.sources.map((_source, k) => planeOf(s, k)[row * s.input.width + col]);
}

function markCellwise(s) {
  const rule = s.data.rules[0];
  const { row, col } = s.at;
  const value = s.maps[0][row * s.data.width + col];
  markCells(s.output.view, row, col, 1, 1);
  s.output.told.textContent = told(s, value, 5);
  if (rule.op === "none") {
    s.inputs.forEach((each) => { each.view.marker.hidden = true; });
    return null;
  }
  const values = valuesAt(s);
  const result = valueOf(rule, values);
  s.inputs.forEach((each, k) => {
    if (isWindow(rule)) markCells(each.view, row * rule.stride - rule.before[0], col * rule.stride - rule.before[1], ...rule.size.map((cells) => (cells - 1) * rule.dilation + 1));
    else markCells(each.view, row, col, 1, 1);
    each.told.textContent = isWindow(rule) ? "" : figure(values[k], 5);
  });
  s.lines.replaceChildren(...written(rule, values).map((line) => make("div", "", line)));
  s.result.textContent = `= ${told(s, result, 5)}`;
  if (s.dot && s.toPlot) {
    const [x, y] = s.toPlot(values[0], result);
    s.dot.setAttribute("cx", x);
    s.dot.setAttribute("cy", y);
  }
  return result;
}

function repaintCellwise(s) {
  paintMap(s.output.view, s.maps[0], { limit: s.data.limits[0] }, s.data.palette, s.upto);
}
