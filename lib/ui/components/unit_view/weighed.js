// A dense unit as the perceptron it is: the largest products both ways, lines to the sum, bias, activation.

const EACH_WAY = 6;

function drawWeighed(s) {
  const terms = termsOf(s);
  const shown = chosen(terms);
  const rest = restOf(terms, shown);
  const total = [...shown, ...rest.places].reduce((sum, i) => sum + terms.products[i], 0);
  const sum = s.data.activation === "linear" ? total + s.data.bias : s.data.activated;
  s.pictures = [];
  const list = largestProducts(s, terms, shown, rest);
  const flow = perceptron(s, terms, total);
  const maps = s.data.source.shape.length === 3 ? weightMaps(s, terms) : null;
  s.after.push(() => drawFan(list, flow));
  if (maps && s.own.allMaps) return { left: [list], right: [flow], below: [maps], sum };
  return { left: [list], right: [flow], under: maps ? [maps] : s.data.behind ? [mapsBehind(s, terms, shown)] : [], sum };
}

// All there is to say of the inputs, by their places.
function termsOf(s) {
  const [inputs, weights] = s.rows;
  const products = inputs.map((value, i) => value * weights[i]);
  const bySize = Array.from(products.keys()).sort((a, b) => Math.abs(products[b]) - Math.abs(products[a]));
  const decimals = { input: decimalsFor(inputs), weight: decimalsFor(weights), product: decimalsFor(products) };
  const [, columns, maps] = s.data.source.shape;
  // Keras flattens with the channels last: i = (row · columns + column) · maps + map
  const place = (i) => (columns ? { map: i % maps, row: Math.floor(i / maps / columns), column: Math.floor(i / maps) % columns } : null);
  const name = (i) => {
    if (!columns) return fill(s.words.unit, { unit: i });
    return fill(maps > 1 ? s.words.cellOfMap : s.words.cell, place(i));
  };
  return { inputs, weights, products, bySize, decimals, place, name, count: products.length };
}

// The largest products above zero and the largest below; all of them where there are few.
function chosen({ products, bySize }) {
  if (products.length <= 2 * EACH_WAY) return [...bySize.filter((i) => products[i] >= 0), ...bySize.filter((i) => products[i] < 0)];
  const [up, down] = [bySize.filter((i) => products[i] > 0), bySize.filter((i) => products[i] < 0)];
  return [...up.slice(0, EACH_WAY), ...down.slice(0, EACH_WAY)];
}

function restOf({ products }, shown) {
  const taken = new Set(shown);
  const places = Array.from(products.keys()).filter((i) => !taken.has(i));
  return { places, sum: places.reduce((sum, i) => sum + products[i], 0), zeros: places.filter((i) => products[i] === 0).length };
}

function largestProducts(s, terms, shown, rest) {
  const box = make("div", "largest");
  const most = Math.max(...shown.map((i) => Math.abs(terms.products[i]))) || 1;
  const list = make("ul", "rows");
  const up = shown.filter((i) => terms.products[i] >= 0);
  const down = shown.filter((i) => terms.products[i] < 0);
  for (const [title, places] of [[s.words.up, up], [s.words.down, down]]) {
    if (!places.length) continue;
    list.append(make("li", "group", title), ...places.map((i) => productRow(s, terms, i, most)));
  }
  if (rest.places.length) list.append(restRow(s, terms, rest));
  box.append(list);
  if (s.own.open) box.append(allProducts(s, terms));
  return box;
}

function productRow(s, terms, i, most) {
  const row = make("li", "row");
  const place = terms.place(i);
  row.dataset.value = terms.products[i] / most;
  row.append(opener(s, terms.name(i), s.data.source.layer, place ? place.map : i), termFigures(terms, i));
  row.append(make("b", "figure product", fixed(terms.products[i], terms.decimals.product)), bar(terms.products[i], most));
  if (place) {
    row.addEventListener("pointerenter", () => markEverywhere(s, place));
    row.addEventListener("pointerleave", () => markEverywhere(s, null));
  }
  return row;
}

// Many small ones together: no bar, which would compare them with single inputs.
function restRow(s, terms, rest) {
  const row = make("li", "row rest");
  const words = rest.zeros ? s.words.othersWithZeros : s.words.others;
  const button = make("button", "more", s.own.open ? s.words.closeAll : fill(s.words.openAll, { n: terms.count.toLocaleString("en-GB") }));
  button.setAttribute("aria-expanded", String(Boolean(s.own.open)));
  button.addEventListener("click", () => {
    s.own.open = !s.own.open;
    draw(s);
    s.root.querySelector(".more").focus();
  });
  const name = make("span", "name", fill(words, { n: rest.places.length.toLocaleString("en-GB"), zeros: rest.zeros.toLocaleString("en-GB") }));
  row.append(name, button, make("b", "figure product", fixed(rest.sum, terms.decimals.product)));
  return row;
}

// From the middle to the right above zero, to the left below.
function bar(value, most) {
  const track = make("span", "track");
  const filled = make("i", value < 0 ? "below" : "above");
  filled.style.width = `${(Math.abs(value) / most) * 50}%`;
  track.append(filled);
  return track;
}

// sum + bias → value → what the next layer makes of it
function perceptron(s, terms, total) {
  const { data, words } = s;
  const flow = make("div", "perceptron");
  const decimals = Math.max(3, decimalsFor([total, data.bias, data.network]));
  const step = (kind, label, value, sign) => {
    const element = make("div", `step ${kind}`);
    element.append(make("span", "disc", sign ?? ""), make("span", "soft", label), make("b", "figure", kind === "bias" ? fixed(value, decimals) : answer(s, fixed(value, decimals))));
    return element;
  };
  const before = total + data.bias;
  flow.append(step("sum", words.products, total, "Σ"), make("span", "sign", "+"), step("bias", data.hasBias ? words.bias : words.noBias, data.bias, "b"));
  if (data.activation !== "linear") flow.append(make("span", "sign", "="), step("before", words.before, before), arrow(data.activation));
  else flow.append(make("span", "sign", "="));
  flow.append(step("value", unitOf(s, data.layer), data.activation === "linear" ? before : data.activated, "y"));
  if (data.next) {
    const next = step("after", "", data.next.value, "f(y)");
    next.querySelector(".soft").replaceWith(opener(s, unitOf(s, data.next.layer), data.next.layer, data.channel));
    flow.append(arrow(data.next.label), next);
  }
  return flow;
}

// The name of a function over an arrow.
function arrow(label) {
  const element = make("span", "sign arrow");
  element.append(make("span", "", label), make("span", "", "→"));
  return element;
}

// Lines from every row to the sum, as thick as their products; drawn when both stand side by side.
function drawFan(list, flow) {
  const sides = list.closest(".sides");
  const target = flow.querySelector(".sum .disc").getBoundingClientRect();
  const home = sides.getBoundingClientRect();
  const rows = [...list.querySelectorAll(".row")].map((row) => [row.getBoundingClientRect(), row.dataset.value]);
  sides.querySelector(".fan")?.remove();
  if (!rows.length || target.left < rows[0][0].right) return;
  const fan = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  fan.setAttribute("class", "fan");
  fan.setAttribute("aria-hidden", "true");
  const [x, y] = [target.left - home.left, target.top + target.height / 2 - home.top];
  for (const [edge, value] of rows) {
    const [left, top] = [edge.right - home.left + 2, edge.top + edge.height / 2 - home.top];
    const middle = (left + x) / 2;
    const path = document.createElementNS(fan.namespaceURI, "path");
    path.setAttribute("d", `M${left},${top} C${middle},${top} ${middle},${y} ${x},${y}`);
    path.setAttribute("class", value === undefined ? "many" : value < 0 ? "below" : "above");
    path.setAttribute("stroke-width", String(value === undefined ? 1.5 : Math.max(0.6, 5 * Math.abs(value))));
    fan.append(path);
  }
  sides.append(fan);
}
