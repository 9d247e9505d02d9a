// Units that are made of one whole map: global pooling, and the copy that Flatten takes of a cell.

const MAP_ROOM = 280;

function drawPooled(s) {
  const { data, words } = s;
  const [values] = s.rows;
  const [rows, columns] = data.source.shape;
  const view = wholeMap(s, values, [rows, columns], data.map, data.pool === "max" && !data.closed ? data.kept : [0, 0]);
  const total = values.reduce((sum, value) => sum + value, 0);
  const flow = make("div", "perceptron");
  if (data.pool === "max") {
    if (!data.closed) view.mark(...data.kept);
    flow.append(step(s, s.data.closed ? "" : fill(words.largestAt, { row: data.kept[0], column: data.kept[1] }), Math.max(...values), "max"));
  } else {
    flow.append(step(s, fill(words.sumOf, { n: values.length }), total, "Σ"), make("span", "sign", "÷"), step({ data: {} }, words.cells, values.length, "n", 0));
  }
  const sum = data.pool === "max" ? Math.max(...values) : total / values.length;
  const result = step(s, unitOf(s, data.layer), sum, "y");
  result.classList.add("value");
  flow.append(make("span", "sign", "="), result);
  return { left: [view.panel], right: [flow], sum };
}

function step(s, label, value, sign, decimals) {
  const element = make("div", "step");
  element.append(make("span", "disc", sign ?? ""), make("span", "soft", label), make("b", "figure", answer(s, fixed(value, decimals ?? Math.max(4, decimalsFor([value]))))));
  return element;
}

function drawCopied(s) {
  const { data, words } = s;
  const [values] = s.rows;
  const [rows, columns, maps] = data.source.shape;
  const [row, column, map] = data.reads[0].place;
  const view = wholeMap(s, values, [rows, columns], map, [row, column]);
  view.mark(row, column);
  const box = make("div", "formula");
  box.append(
    make("p", "", fill(words.copyOf, { layer: data.source.layer, map, row, column })),
    make("p", "figure written", fill(words.counted, { unit: data.channel, row, columns, column, maps, map })),
    make("p", "soft", words.countedWords),
  );
  return { left: [view.panel], right: [box], sum: data.sum };
}

// A second frame, for the cell that is read; the first stands round the one that the unit is made of.
function cursorIn({ box }) {
  const frame = make("i", "marker cursor");
  box.append(frame);
  return (at) => {
    frame.style.display = at ? "block" : "none";
    if (!at) return;
    const cell = box.querySelector("canvas").clientHeight / box.querySelector("canvas").height;
    Object.assign(frame.style, { left: `${at.column * cell}px`, top: `${at.row * cell}px`, width: `${cell}px`, height: `${cell}px` });
  };
}

// The map with its legend, its numbers inside where there is room, and a line that reads the cell under the pointer or the
// one that the arrow keys have come to, `first` at first.
function wholeMap(s, values, [rows, columns], map, first) {
  const { words, data } = s;
  const panel = make("div", "panel");
  const readout = readoutOf(words.inviteCell);
  const limit = limitOf(s, data.source.layer, map, largestOf(values));
  const onPoint = (at) => {
    readout.textContent = at ? fill(words.cellValue, { row: at.row, column: at.column, value: figure(at.value, 5) }) : words.inviteCell;
    cursor(at);
  };
  const name = fill(words.steered, { name: fill(words.inputMap, { layer: sourceName(s), map }) });
  const room = Math.min(MAP_ROOM * unit(), s.root.clientWidth - 40);
  const view = picture(s, { values, rows, columns, limit, room, name, kind: "input", digits: true, onPoint, first });
  const cursor = cursorIn(view);
  const title = make("h3", "input");
  title.append(opener(s, fill(words.mapOf, { layer: sourceName(s), map }), data.source.layer, map));
  panel.append(title, view.box, scaleOf(s, limit), readout);
  if (data.source.shuffled) panel.append(make("p", "soft", words.shuffled));
  return { panel, mark: view.mark };
}
