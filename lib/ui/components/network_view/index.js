// A whole network from the photo to the answer: a column a layer, every feature map a picture.
// data: {columns, pictures (Arrow: v), wires (Arrow: sources, sizes), legend, scale, title, selected: {layer, channel}, compact, words}
// trigger: pick {layer: name or null, channel: number or null}
// Scripts in front of this one: maps.js, columns.js, light.js.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.pick = (layer, channel) => setTriggerValue("pick", { layer, channel });
  const run = ++s.runs;
  openSheets(data.pictures).then((sheets) => {
    const late = run === s.runs ? s.sheets : sheets;
    if (run === s.runs) show(s, data, sheets);
    late.forEach((sheet) => URL.revokeObjectURL(sheet.src));
  });
  s.observer.observe(s.root);
  s.observer.observe(s.flow);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  const s = { root, runs: 0, drawn: 0, unfolded: new Set(), units: new Map(), views: [], sheets: [], target: null, frame: 0, focus: null };
  root.dataset.component = "network_view";
  const bar = make("div", "bar");
  s.path = make("nav", "path");
  s.hint = make("span", "hint");
  s.legend = make("span", "legend");
  bar.append(s.path, s.hint, s.legend);
  s.scroller = make("div", "scroller");
  s.flow = make("div", "flow");
  s.flow.setAttribute("role", "group");
  s.wires = document.createElementNS(SVG, "svg");
  s.wires.setAttribute("class", "wires");
  s.wires.setAttribute("aria-hidden", "true");
  s.scroller.append(s.flow);
  root.replaceChildren(bar, s.scroller);
  s.flow.addEventListener("pointerleave", () => point(s, null));
  s.flow.addEventListener("keydown", (event) => move(s, event));
  s.scroller.addEventListener("scroll", () => s.target && light(s), { passive: true });
  s.observer = new ResizeObserver(() => {
    if (!s.data) return;
    if (root.clientWidth !== s.width) return build(s);
    forget(s);
    light(s);
  });
  return s;
}

function show(s, data, sheets) {
  Object.assign(s, { data, sheets, words: data.words, target: null });
  s.tables = Array.from({ length: data.wires.numRows }, (_, row) => ({
    sources: new Uint16Array(data.wires.getChild("sources").get(row).slice().buffer),
    sizes: data.wires.getChild("sizes").get(row),
  }));
  s.flow.setAttribute("aria-label", data.words.keys);
  drawPath(s);
  build(s);
}

// Lay out and draw; columns that would be the same again are only filled.
function build(s) {
  s.width = s.root.clientWidth;
  s.layout = measure(s);
  s.pinned = pinned(s);
  s.flow.classList.toggle("vertical", s.layout.vertical);
  s.flow.classList.toggle("compact", s.data.compact);
  s.flow.classList.toggle("narrow", s.width < 600 * s.layout.u);
  const plan = JSON.stringify([s.layout, s.data.compact, s.words, s.data.columns.map((c, i) => [c.name, c.shape, c.h, shown(s, c, i), c.form])]);
  if (plan !== s.plan) {
    s.plan = plan;
    const at = s.focus && { ...s.focus };
    const focused = s.flow.contains(s.root.getRootNode().activeElement);
    buildColumns(s);
    settle(s, at, focused);
  }
  fillColumns(s);
  forget(s);
  light(s);
  bringIntoView(s);
  s.root.dataset.drawn = ++s.drawn;
}

function drawPath(s) {
  const { title, columns, selected, words } = s.data;
  s.path.setAttribute("aria-label", words.path);
  const steps = [[title, null, null]];
  if (selected.layer !== null) steps.push([columns[selected.layer].name, columns[selected.layer].name, null]);
  if (selected.channel !== null) steps.push([fill(words.channel, selected), columns[selected.layer].name, selected.channel]);
  s.path.replaceChildren(
    ...steps.flatMap(([text, layer, channel], i) => {
      const step = make("button", "", text);
      if (i === steps.length - 1) step.setAttribute("aria-current", "true");
      step.addEventListener("click", () => s.pick(layer, channel));
      return i ? [make("span", "soft", "›"), step] : [step];
    }),
  );
}

// A focusable thing of a column. `target` is what it shows, or null for the unfold button.
function addItem(s, view, element, target) {
  const item = { element, target };
  view.items.push(item);
  element.tabIndex = -1;
  const unit = (event) => (target.strip && event?.detail ? unitAt(view, event) : target.strip ? (s.units.get(view.column.name) ?? 0) : target.channel);
  element.addEventListener("focus", () => {
    s.focus = { place: view.place, index: view.items.indexOf(item) };
    rove(s);
    point(s, target && { place: target.place, channel: unit() });
  });
  element.addEventListener("blur", () => point(s, null));
  if (!target) return;
  if (!target.strip) element.addEventListener("pointerenter", () => point(s, { place: target.place, channel: target.channel }));
  element.addEventListener("click", (event) => s.pick(view.column.name, unit(event)));
}

// One stop of the Tab key for the whole network; the arrow keys go on from it.
function rove(s) {
  s.views.forEach((view) => view.items.forEach((item, index) => {
    item.element.tabIndex = view.place === s.focus.place && index === s.focus.index ? 0 : -1;
  }));
}

function settle(s, at, focused) {
  const views = s.views.filter((view) => view.items.length);
  const view = views.find((each) => each.place === at?.place) ?? views[0];
  s.focus = { place: view.place, index: Math.min(at?.index ?? 0, view.items.length - 1) };
  rove(s);
  if (focused) view.items[s.focus.index].element.focus({ preventScroll: true });
}

function move(s, event) {
  const { vertical } = s.layout;
  const steps = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
  const ends = { Home: 0, End: Infinity }[event.key];
  if (event.key === "Escape") return s.data.selected.layer !== null && s.pick(null, null);
  if (!s.focus || (!steps && ends === undefined)) return;
  event.preventDefault();
  const [along, within] = steps ? (vertical ? [steps[1], steps[0]] : steps) : [0, 0];
  if (within && moveUnit(s, within)) return;
  const places = s.views.filter((view) => view.items.length).map((view) => view.place);
  const here = places.indexOf(s.focus.place) + along;
  const at = ends === undefined ? here : Math.min(ends, places.length - 1);
  const view = s.views[places[Math.min(Math.max(at, 0), places.length - 1)]];
  const index = Math.min(Math.max(s.focus.index + within, 0), view.items.length - 1);
  view.items[index].element.focus();
  view.element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// In a strip of units the arrows go from unit to unit before they leave it.
function moveUnit(s, step) {
  const view = s.views[s.focus.place];
  const item = view.items[s.focus.index];
  if (!item.target?.strip) return false;
  const unit = (s.units.get(view.column.name) ?? 0) + step;
  if (unit < 0 || unit >= view.column.n) return false;
  s.units.set(view.column.name, unit);
  item.element.setAttribute("aria-label", describe(s, { place: view.place, channel: unit }));
  point(s, { place: view.place, channel: unit });
  return true;
}

function unfold(s, name) {
  if (!s.unfolded.delete(name)) s.unfolded.add(name);
  build(s);
}

// The chosen layer into the middle of the frame, once for each choice.
function bringIntoView(s) {
  const { layer } = s.data.selected;
  if (layer === s.broughtIn) return;
  s.broughtIn = layer;
  const view = s.views[layer]?.element;
  if (view && !s.layout.vertical) s.scroller.scrollLeft = view.offsetLeft - (s.scroller.clientWidth - view.offsetWidth) / 2;
  if (layer === null) s.scroller.scrollLeft = 0;
}
