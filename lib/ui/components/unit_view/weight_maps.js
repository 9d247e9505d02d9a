// The inputs of a dense unit through Flatten as the maps they come from: map × weights = products, the largest first.

const MAPS_AT_FIRST = 2;

function weightMaps(s, terms) {
  const [rows, columns, maps] = s.data.source.shape;
  const planes = Array.from({ length: maps }, (_, map) => planeOf(terms, rows * columns, maps, map));
  planes.sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
  const limits = Object.fromEntries(["inputs", "weights", "products"].map((kind) => [kind, largestOf(terms[kind])]));
  const box = make("div", "maps");
  s.readout = readoutOf(s.words.invite);
  box.append(make("h3", "", fill(maps > 1 ? s.words.byMap : s.words.oneMap, { layer: s.data.source.layer, n: maps })));
  if (s.data.source.shuffled) box.append(make("p", "soft", s.words.shuffled));
  const grid = make("div", "planes");
  const most = s.own.allMaps ? maps : Math.min(MAPS_AT_FIRST, maps);
  grid.append(...planes.slice(0, most).map((plane) => onePlane(s, terms, plane, limits, [rows, columns])));
  box.append(grid);
  if (maps > MAPS_AT_FIRST) box.append(otherPlanes(s, planes, most, terms));
  box.append(s.readout, mapScales(s, limits));
  return box;
}

function planeOf(terms, cells, maps, map) {
  const of = (values) => Float64Array.from({ length: cells }, (_, cell) => values[cell * maps + map]);
  const products = of(terms.products);
  return { map, inputs: of(terms.inputs), weights: of(terms.weights), products, sum: products.reduce((sum, value) => sum + value, 0) };
}

function onePlane(s, terms, plane, limits, [rows, columns]) {
  const { words, data } = s;
  const room = Math.max(56, Math.min(96, (s.root.clientWidth / unit() - 170) / 3)) * unit();
  const line = make("figure", "plane");
  const names = { inputs: words.inputMap, weights: words.weightMap, products: words.productMap };
  const kinds = { inputs: "input", weights: "kernel", products: "output" };
  const onPoint = (at) => {
    markEverywhere(s, at && { map: plane.map, row: at.row, column: at.column });
    s.readout.textContent = at ? told(s, terms, plane, at, columns) : words.invite;
  };
  for (const kind of ["inputs", "weights", "products"]) {
    const plain = fill(names[kind], { layer: data.source.layer, map: plane.map });
    const steered = kind === "products"; // one stop of the Tab key for a map: its three pictures have the same cells
    const name = steered ? fill(words.steered, { name: plain }) : plain;
    const view = picture(s, { values: plane[kind], rows, columns, limit: kind === "inputs" ? limitOf(s, data.source.layer, plane.map, limits.inputs) : limits[kind], room, name, kind: kinds[kind], onPoint, first: steered && [0, 0] });
    s.pictures.push({ map: plane.map, view });
    if (kind !== "inputs") line.append(make("span", "sign", kind === "weights" ? "×" : "="));
    line.append(view.box);
  }
  const said = make("figcaption");
  said.append(opener(s, fill(words.map, { map: plane.map }), data.source.layer, plane.map), make("b", "figure", fixed(plane.sum, terms.decimals.product)));
  line.append(said);
  return line;
}

function told(s, terms, plane, { row, column }, columns) {
  const at = row * columns + column;
  const values = { input: fixed(plane.inputs[at], terms.decimals.input), weight: fixed(plane.weights[at], terms.decimals.weight), product: fixed(plane.products[at], terms.decimals.product) };
  return fill(s.words.cellTold, { map: plane.map, row, column, ...values });
}

// What the maps that are not drawn add together, and the button that draws all.
function otherPlanes(s, planes, most, terms) {
  const line = make("p", "others");
  const rest = planes.slice(most).reduce((sum, plane) => sum + plane.sum, 0);
  const button = make("button", "more", s.own.allMaps ? s.words.fewerMaps : fill(s.words.allMaps, { n: planes.length }));
  button.addEventListener("click", () => {
    s.own.allMaps = !s.own.allMaps;
    draw(s);
    s.root.querySelector(".others .more").focus();
  });
  if (most < planes.length) line.append(s.words.otherMaps, " ", make("b", "figure", fixed(rest, terms.decimals.product)), " ");
  line.append(button);
  return line;
}

function mapScales(s, limits) {
  const box = make("div", "legends");
  box.append(scaleOfMaps(s, s.data.source.layer, limits.inputs, s.words.inputs), scaleOf(s, limits.weights, s.words.weights), scaleOf(s, limits.products, s.words.productsScale));
  return box;
}

// The same cell in all three pictures of its map; null clears.
function markEverywhere(s, place) {
  for (const { map, view } of s.pictures) {
    if (place?.map === map) view.mark(place.row, place.column);
    else view.clear();
  }
}

// Inputs that come from global pooling: the maps behind the strongest of them.
function mapsBehind(s, terms, shown) {
  const { layer, kind, shape: [rows, columns] } = s.data.behind;
  const cells = rows * columns;
  const maps = shown.map((i) => [i, s.rows[2].subarray(i * cells, (i + 1) * cells)]);
  const limit = largestOf(maps.flatMap(([, values]) => [...values]));
  const box = make("div", "maps");
  const grid = make("div", "behind");
  for (const [i, values] of maps) {
    const element = make("figure");
    const name = fill(s.words.inputMap, { layer, map: i });
    const view = picture(s, { values, rows, columns, limit: limitOf(s, layer, i, limit), room: 48 * unit(), name, kind: "input" });
    element.append(view.box, opener(s, fill(s.words.map, { map: i }), layer, i), make("span", "figure", fixed(terms.products[i], 3)));
    grid.append(element);
  }
  box.append(make("h3", "", fill(s.words.means[kind], { layer })), grid, scaleOfMaps(s, layer, limit, layer));
  return box;
}
