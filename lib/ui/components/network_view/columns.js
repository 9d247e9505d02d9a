// The columns of the overview: one for the photo, one for each layer, each a header and its maps.

function buildColumns(s) {
  s.views = s.data.columns.map((column, place) => buildColumn(s, column, place));
  s.flow.replaceChildren(s.arcs, s.mesh, s.wires, ...seen(s).map((view) => view.element));
}

function buildColumn(s, column, place) {
  const element = make("section", `column of-${column.form}`);
  const { photo, answer, column: usual } = s.layout;
  element.style.setProperty("--width", `${{ photo, classes: answer }[column.form] ?? usual}px`);
  const view = { element, place, column, items: [], maps: new Map(), boxes: new Map(), strip: null };
  if (!s.folded.has(place)) element.append(header(s, view), body(s, view), footer(s, view));
  return view;
}

function header(s, view) {
  const { column, place } = view;
  const head = make(column.form === "photo" ? "div" : "button", "head");
  const name = make("b");
  column.name.split("_").forEach((part, i) => name.append(...(i ? ["_", make("wbr")] : []), part));
  const [shape, parameters] = column.form === "photo" ? [column.shape, ""] : [told(s, column.shape), s.data.closed ? "" : column.parameters];
  head.append(name, make("span", "", shape), make("span", "par", parameters));
  if (column.skips && s.layout.vertical) head.append(make("span", "skip", fill(s.words.joins, { layers: column.inputs.map((i) => s.data.columns[i].name).join(" + ") })));
  if (column.form === "photo") return head;
  head.setAttribute("aria-label", `${column.name}, ${column.kind}, ${shape} ${parameters}`.trim());
  addItem(s, view, head, { place, channel: null });
  return head;
}

function body(s, view) {
  const { column, place } = view;
  const box = make("div", "maps");
  if (column.form === "classes") box.append(...classRows(s, view));
  else if (column.form === "units" && column.n > MOST) box.append(strip(s, view));
  else box.append(...shown(s, column, place).map((i) => mapButton(s, view, i)));
  settleRows(s, view, box);
  return box;
}

// The rows of a column, as the layout says; an unfolded layer fills several columns of rows.
function settleRows(s, { column, strip: field }, box) {
  const { layout } = s;
  const count = field ? 1 : Math.min(box.childElementCount, column.form === "maps" ? layout.most : MOST);
  const units = column.form === "units" || column.form === "classes";
  const apart = units && layout.rows < layout.unitRows;
  const compact = s.data.compact && column.form === "classes";
  const top = field ? 0 : compact ? 0 : rowsFrom(layout, count, units);
  const pitch = field || compact ? "auto" : `${apart ? layout.unitPitch : layout.pitch}px`;
  const numbers = { "--count": count, "--pitch": pitch, "--top": `${top + layout.lane}px`, "--high": `${layout.high + layout.lane}px` };
  for (const [name, value] of Object.entries(numbers)) box.style.setProperty(name, value);
}

function mapButton(s, view, channel) {
  const { column, place } = view;
  const photo = column.form === "photo";
  const element = make(photo ? "span" : "button", "map");
  const picture = make("span", "picture");
  element.append(picture);
  Object.assign(element.dataset, { layer: column.key, channel });
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
  const element = make("button", "strip");
  const canvas = make("canvas");
  const picture = make("span", "picture");
  picture.append(canvas);
  element.append(picture);
  view.strip = { element, canvas, picture, ...unitCells(s, column) };
  element.dataset.layer = column.key;
  element.addEventListener("pointermove", (event) => {
    const channel = unitAt(view, event);
    element.dataset.channel = channel;
    point(s, { place, channel });
  });
  addItem(s, view, element, { place, channel: 0, strip: true });
  return element;
}

function unitAt(view, event) {
  const { canvas, wide, high, columns } = view.strip;
  const box = canvas.getBoundingClientRect();
  const column = Math.min(columns - 1, Math.max(0, Math.floor((event.clientX - box.left) / wide)));
  const row = Math.max(0, Math.floor((event.clientY - box.top) / high));
  return Math.min(view.column.n - 1, row * columns + column);
}

// The answer: a row a class.
function classRows(s, view) {
  const { column, place } = view;
  return classesShown(s, column, place).map((label) => {
    const element = make("button", "class");
    Object.assign(element.dataset, { layer: column.key, channel: label });
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
  for (const view of seen(s)) {
    const { place } = view;
    const column = (view.column = s.data.columns[place]);
    const sheet = s.sheets[place];
    for (const channel of view.maps.keys()) {
      if (column.form === "classes") fillClass(s, view, channel);
      else paintMap(s, view, sheet, channel);
    }
    if (view.strip) {
      paintUnits(view.strip.canvas, sheet, column, view.strip.columns);
      const { canvas, columns, wide, high } = view.strip;
      Object.assign(canvas.style, { width: `${columns * wide}px`, height: `${Math.ceil(column.n / columns) * high}px` });
      nameUnit(s, view, s.units.get(column.name) ?? 0);
    }
    const limit = view.element.querySelector(".limit");
    limit.textContent = s.data.scale === "layer" && !s.data.compact && column.limit && column.form !== "classes" ? `±${figure(column.limit[0])}` : "";
  }
}

function paintMap(s, view, sheet, channel) {
  const { column, place, maps } = view;
  const { element, picture } = maps.get(channel);
  if (column.form === "units") paintUnit(s, view, sheet, channel);
  else {
    const { w, h, across } = column;
    const { scale, smooth } = enlargement(s.layout, column);
    Object.assign(picture.style, { width: `${w * scale}px`, height: `${h * scale}px` });
    picture.style.backgroundImage = `url(${sheet.src})`;
    picture.style.backgroundSize = `${sheet.width * scale}px ${sheet.height * scale}px`;
    picture.style.backgroundPosition = `${-(channel % across) * w * scale}px ${-Math.floor(channel / across) * h * scale}px`;
    picture.classList.toggle("smooth", smooth);
  }
  element.setAttribute("aria-label", describe(s, { place, channel }));
}

// One number as a cell of its colour, with the number where it has room.
function paintUnit(s, { column, maps }, sheet, channel) {
  const { element, picture } = maps.get(channel);
  const { u, vertical, unitPitch, column: usual } = s.layout;
  const high = vertical ? 28 * u : Math.min(30 * u, unitPitch - GAP);
  Object.assign(picture.style, { width: `${Math.min(52 * u, usual - 6)}px`, height: `${high}px` });
  const colour = pixelsOf(sheet).data.subarray(4 * channel, 4 * channel + 3);
  const value = element.querySelector(".value");
  picture.style.backgroundColor = `rgb(${colour.join(" ")})`;
  value.textContent = high < 14 * u ? "" : told(s, figure(column.high[channel]));
  value.style.color = contrast(colour);
}

function fillClass(s, { column, maps }, label) {
  const { element, picture } = maps.get(label);
  const share = told(s, column.shares[label]);
  picture.style.width = `${s.data.closed ? 0 : Math.max(0, column.high[label]) * 100}%`;
  element.lastChild.textContent = share;
  element.classList.toggle("likeliest", column.order[0] === label);
  element.setAttribute("aria-label", fill(s.words.classLabel, { name: column.classes[label], share }));
}

// A map in words, for those who do not see it; `here` where the path beside the words names it already.
function describe(s, { place, channel }, here = false) {
  const column = s.data.columns[place];
  if (channel === null) return `${column.name}, ${column.kind}, ${told(s, column.shape)}`;
  if (column.form === "photo") return fill(s.words.photoLabel, { channel: column.channels[channel], low: figure(column.low[channel]), high: figure(column.high[channel]) });
  const [low, high] = [column.low ?? column.high, column.high].map((values) => told(s, figure(values[channel])));
  const values = { layer: column.name, channel, all: column.n, low, high };
  const [map, unit] = here ? [s.words.mapHere, s.words.unitHere] : [s.words.mapLabel, s.words.unitLabel];
  return fill(column.form === "maps" ? map : unit, values);
}

// What the reader is to find, while answers are closed.
function told(s, text) {
  return s.data.closed ? "?" : text;
}
