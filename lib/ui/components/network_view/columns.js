// The columns of the overview: one for the photo, one for each layer, each a header and its maps.

const MOST = 12; // maps of a layer that are shown before it is unfolded
const MOST_COMPACT = 3;
const GAP = 2;

// What fits: the room for one map and the width of a column.
function measure(s) {
  const { columns, compact } = s.data;
  const u = unit();
  const width = s.root.clientWidth;
  const vertical = !compact && width < 600 * u;
  const height = compact ? 104 * u : Math.min(760 * u, Math.max(360, window.innerHeight - 312 * u));
  const most = compact ? MOST_COMPACT : Math.min(MOST, Math.max(MOST_COMPACT, Math.floor(height / (34 * u))));
  const between = columns.filter((c) => c.form !== "photo" && c.form !== "classes").length;
  const share = Math.floor((width - (69 + 168) * u - 4) / between);
  const columnWidth = Math.min(104 * u, Math.max(58 * u, share));
  const answer = Math.min(260 * u, Math.max(166 * u, width - 71 * u - between * columnWidth - 4));
  return { u, vertical, height, most, columnWidth, answer };
}

// The room along a side for one map of a column.
function roomFor({ u, vertical, height, most, columnWidth }, { n, form }) {
  if (vertical) return 44 * u;
  const largest = Math.min(90, Math.max(64, 64 * (height / (408 * u)))) * u; // more on a high screen
  if (form === "photo") return Math.min(64 * u, Math.floor(height / n) - GAP);
  const high = Math.floor(height / Math.min(n, most)) - GAP;
  return Math.min(largest, columnWidth - 2, Math.max(28 * u, high));
}

// The maps of a column to show, in order: all of a narrow layer; the strongest of a wide one, with what is pinned.
function shown(s, column, place) {
  const { most } = s.layout;
  const all = Array.from({ length: column.n }, (_, i) => i);
  if (column.form === "photo" || column.n <= most) return all;
  if (s.unfolded.has(column.name)) return column.order;
  const strongest = column.order.slice(0, most);
  const pin = s.pinned.get(place);
  if (pin !== undefined && !strongest.includes(pin)) strongest[most - 1] = pin;
  return strongest;
}

function buildColumns(s) {
  s.views = s.data.columns.map((column, place) => buildColumn(s, column, place));
  s.flow.replaceChildren(s.wires, ...s.views.map((view) => view.element));
}

function buildColumn(s, column, place) {
  const element = make("section", `column of-${column.form}`);
  const width = column.form === "classes" ? s.layout.answer : s.layout.columnWidth;
  element.style.setProperty("--width", `${width}px`);
  const view = { element, place, column, items: [], maps: new Map(), boxes: new Map(), strip: null };
  element.append(header(s, view), body(s, view), footer(s, view));
  return view;
}

function header(s, view) {
  const { column, place } = view;
  const head = make(column.form === "photo" ? "div" : "button", "head");
  const name = make("b");
  column.name.split("_").forEach((part, i) => name.append(...(i ? ["_", make("wbr")] : []), part));
  head.append(name, make("span", "", column.shape), make("span", "par", column.parameters));
  if (column.skips) head.append(make("span", "skip", fill(s.words.joins, { layers: column.inputs.map((i) => s.data.columns[i].name).join(" + ") })));
  if (column.form === "photo") return head;
  head.setAttribute("aria-label", `${column.name}, ${column.kind}, ${column.shape} ${column.parameters}`.trim());
  addItem(s, view, head, { place, channel: null });
  return head;
}

function body(s, view) {
  const { column } = view;
  const box = make("div", "maps");
  box.style.setProperty("--rows", s.layout.most);
  box.style.setProperty("--high", `${s.layout.height}px`);
  if (column.form === "classes") box.append(...classRows(s, view));
  else if (column.form === "units" && column.n > s.layout.most) box.append(strip(s, view));
  else box.append(...shown(s, column, view.place).map((i) => mapButton(s, view, i)));
  return box;
}

function mapButton(s, view, channel) {
  const { column, place } = view;
  const photo = column.form === "photo";
  const element = make(photo ? "span" : "button", "map");
  const picture = make("span", "picture");
  element.append(picture);
  if (column.form === "units") element.append(make("span", "value figure"));
  view.maps.set(channel, { element, picture });
  if (photo) {
    element.setAttribute("role", "img");
    element.addEventListener("pointerenter", () => point(s, { place, channel }));
  } else addItem(s, view, element, { place, channel });
  return element;
}

// A layer of many units: one button whose canvas has a cell a unit.
function strip(s, view) {
  const { column, place } = view;
  const { height, columnWidth, u, vertical } = s.layout;
  const [across, down] = vertical ? [s.root.clientWidth - 24, 72 * u] : [columnWidth - 4, height];
  const sizes = [12, 10, 8, 6, 5, 4, 3, 2, 1];
  const cell = sizes.find((size) => Math.ceil(column.n / Math.floor(across / size)) * size <= down) ?? 1;
  const element = make("button", "strip");
  const canvas = make("canvas");
  const columns = unitColumns(s, column, Math.floor(across / cell));
  const picture = make("span", "picture");
  picture.append(canvas);
  element.append(picture);
  view.strip = { element, canvas, picture, cell, columns };
  element.addEventListener("pointermove", (event) => point(s, { place, channel: unitAt(view, event) }));
  addItem(s, view, element, { place, channel: 0, strip: true });
  return element;
}

// Units in a row of a strip; of flattened maps whole groups, so that each map keeps its places in all rows.
function unitColumns(s, column, most) {
  const group = column.rule === "flatten" ? s.data.columns[column.inputs[0]].n : 1;
  return Math.min(column.n, group < most ? Math.floor(most / group) * group : most);
}

function unitAt(view, event) {
  const { canvas, cell, columns } = view.strip;
  const box = canvas.getBoundingClientRect();
  const column = Math.min(columns - 1, Math.max(0, Math.floor((event.clientX - box.left) / cell)));
  const row = Math.max(0, Math.floor((event.clientY - box.top) / cell));
  return Math.min(view.column.n - 1, row * columns + column);
}

// The answer: the classes in label order, or the likeliest of many.
function classRows(s, view) {
  const { column, place } = view;
  const most = s.data.compact ? MOST_COMPACT : MOST;
  const labels = column.n > most ? column.order.slice(0, most) : Array.from({ length: column.n }, (_, i) => i);
  return labels.map((label) => {
    const element = make("button", "class");
    element.append(make("span", "label", column.classes[label]), make("span", "bar"), make("span", "figure"));
    element.querySelector(".bar").append(make("i"));
    view.maps.set(label, { element, picture: element.querySelector("i") });
    addItem(s, view, element, { place, channel: label });
    return element;
  });
}

function footer(s, view) {
  const { column } = view;
  const foot = make("div", "foot");
  const hides = column.form === "maps" && column.n > s.layout.most && !s.data.compact;
  if (hides) {
    const open = s.unfolded.has(column.name);
    const more = make("button", "more", open ? s.words.fold : fill(s.words.some, { shown: s.layout.most, all: column.n }));
    more.setAttribute("aria-label", fill(open ? s.words.foldLabel : s.words.unfoldLabel, { all: column.n, layer: column.name }));
    more.setAttribute("aria-expanded", String(open));
    more.addEventListener("click", () => unfold(s, column.name));
    addItem(s, view, more, null);
    foot.append(more);
  }
  foot.append(make("span", "limit figure"));
  return foot;
}

// Pictures, numbers and names onto columns that stand already.
function fillColumns(s) {
  for (const view of s.views) {
    const { place } = view;
    const column = (view.column = s.data.columns[place]);
    const sheet = s.sheets[place];
    for (const channel of view.maps.keys()) {
      if (column.form === "classes") fillClass(s, view, channel);
      else paintMap(s, view, sheet, channel);
    }
    if (view.strip) {
      paintUnits(view.strip.canvas, sheet, column, view.strip.columns);
      view.strip.canvas.style.width = `${view.strip.columns * view.strip.cell}px`;
      view.strip.element.setAttribute("aria-label", describe(s, { place, channel: s.units.get(column.name) ?? 0 }));
    }
    const limit = view.element.querySelector(".limit");
    limit.textContent = s.data.scale === "layer" && !s.data.compact && column.limit && column.form !== "classes" ? `±${figure(column.limit[0])}` : "";
  }
}

function paintMap(s, { column, place, maps }, sheet, channel) {
  const { element, picture } = maps.get(channel);
  const { w, h, across } = column;
  const units = column.form === "units";
  const scale = units ? 1 : scaleFor(column, roomFor(s.layout, column));
  const size = units ? [Math.min(52 * s.layout.u, s.layout.columnWidth - 6), 28 * s.layout.u] : [w * scale, h * scale];
  Object.assign(picture.style, { width: `${size[0]}px`, height: `${size[1]}px` });
  if (units) {
    const colour = pixelsOf(sheet).data.subarray(4 * channel, 4 * channel + 3);
    const value = element.querySelector(".value");
    picture.style.backgroundColor = `rgb(${colour.join(" ")})`;
    value.textContent = figure(column.high[channel]);
    value.style.color = contrast(colour);
  } else {
    picture.style.backgroundImage = `url(${sheet.src})`;
    picture.style.backgroundSize = `${sheet.width * scale}px ${sheet.height * scale}px`;
    picture.style.backgroundPosition = `${-(channel % across) * size[0]}px ${-Math.floor(channel / across) * size[1]}px`;
    picture.classList.toggle("smooth", scale < 1);
  }
  element.setAttribute("aria-label", describe(s, { place, channel }));
}

function fillClass(s, { column, maps }, label) {
  const { element, picture } = maps.get(label);
  const share = column.high[label];
  picture.style.width = `${Math.max(0, share) * 100}%`;
  element.lastChild.textContent = (share * 100).toFixed(1);
  element.classList.toggle("likeliest", column.order[0] === label);
  element.setAttribute("aria-label", fill(s.words.classLabel, { name: column.classes[label], share: (share * 100).toFixed(1) }));
}

// A map in words, for those who do not see it.
function describe(s, { place, channel }) {
  const column = s.data.columns[place];
  if (channel === null) return `${column.name}, ${column.kind}, ${column.shape}`;
  if (column.form === "photo") return fill(s.words.photoLabel, { channel: column.channels[channel], low: figure(column.low[channel]), high: figure(column.high[channel]) });
  const values = { layer: column.name, channel, all: column.n, low: figure((column.low ?? column.high)[channel]), high: figure(column.high[channel]) };
  return fill(column.form === "maps" ? s.words.mapLabel : s.words.unitLabel, values);
}
