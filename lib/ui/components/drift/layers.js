// How far each layer moved: a point a layer in the order of computing, the first that moved much marked and named.
// data: {layers: [{name, kind, far (null where it was all zeros)}], much, first, chosen: name or null, words}
// trigger: layer (the name of one that was pressed, or chosen with Enter)
// Scripts in front of this one: ../network_view/maps.js, axes.js.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = mounted(states, parentElement, "drift_layers", drawLayers);
  s.pick = (name) => setTriggerValue("layer", name);
  const shown = JSON.stringify(data);
  if (shown !== s.shown) {
    Object.assign(s, { data, shown, words: data.words });
    s.redraw();
  }
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function drawLayers(s) {
  const before = s.root.querySelector(".scroll")?.scrollLeft ?? 0;
  const focused = s.plot && s.root.getRootNode().activeElement === s.plot;
  s.readout = make("p", "readout", s.words.invite);
  s.readout.setAttribute("aria-live", "polite");
  s.plot = make("div", "scroll");
  Object.assign(s.plot, { tabIndex: 0 });
  s.plot.setAttribute("role", "group");
  s.plot.setAttribute("aria-label", s.words.label);
  const foot = make("div", "foot");
  foot.append(s.readout, keyOf(s.words.much));
  s.root.replaceChildren(s.plot, foot);
  const view = measure(s);
  const root = svg("svg", { width: view.width, height: view.height, "aria-hidden": "true" }, s.plot);
  axes(root, view, s);
  curve(root, view, s);
  s.cursor = svg("g", { class: "cursor" }, root);
  s.view = view;
  s.plot.scrollLeft = before;
  listen(s);
  rest(s);
  if (focused) s.plot.focus({ preventScroll: true });
}

function keyOf(words) {
  const key = make("span", "key", words);
  const sample = svg("svg", { width: 28, height: 8, "aria-hidden": "true" });
  svg("line", { class: "much", x1: 0, x2: 28, y1: 4, y2: 4 }, sample);
  key.prepend(sample);
  return key;
}

function measure(s) {
  const { rem, small } = sizes();
  const { layers, much } = s.data;
  const n = layers.length;
  const longest = Math.max(...layers.map((layer) => layer.name.length));
  const known = layers.map((layer) => layer.far).filter((far) => far !== null);
  const most = 1.12 * Math.max(much * 1.1, ...known);
  const steps = ticks(0, most, 4);
  const view = { rem, small, most, steps, left: (0.6 * inPercent(steps.at(-1)).length + 0.8) * small, top: 2.4 * small };
  const step = Math.max(1.45 * small, (s.room - view.left - 1.2 * rem) / Math.max(1, n - 0.5));
  view.x = (i) => view.left + 0.5 * Math.min(step, 3 * rem) + i * step;
  view.width = Math.max(s.room, view.x(n - 1) + 1.2 * rem);
  view.right = view.width - 0.4 * rem;
  view.step = step;
  view.flat = step > 0.62 * small * longest + 4; // names lie flat where each has the room
  view.below = view.flat ? 2 * small : 0.47 * small * longest + 1.6 * small;
  view.height = 11 * rem + view.below;
  view.bottom = view.height - view.below;
  view.y = (far) => view.bottom - (Math.min(far ?? view.most, view.most) / view.most) * (view.bottom - view.top);
  return view;
}

// A share of the size of a layer's values, with three digits at most: 0.5 → "50 %".
function inPercent(far) {
  return `${figure(Number((100 * far).toPrecision(3))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")}\u00a0%`;
}

function axes(root, view, s) {
  const group = svg("g", { class: "axes" }, root);
  rows(group, view, view.steps, inPercent);
  const y = Math.round(view.y(s.data.much)) + 0.5;
  svg("line", { class: "much", x1: view.left, x2: view.right, y1: y, y2: y }, group);
  s.data.layers.forEach((layer, i) => {
    const [x, at] = [view.x(i), view.bottom + 1.1 * view.small];
    const slant = view.flat ? {} : { transform: `rotate(-45 ${x} ${at})` };
    const name = `name${view.flat ? " flat" : ""}${layer.name === s.data.chosen ? " chosen" : ""}`;
    svg("text", { class: name, x: view.flat ? x : x + 0.3 * view.small, y: at, ...slant }, group, layer.name);
  });
}

function curve(root, view, s) {
  const { layers, first, chosen } = s.data;
  const group = svg("g", {}, root);
  svg("polyline", { class: "line", points: layers.map((layer, i) => `${view.x(i)},${view.y(layer.far)}`).join(" ") }, group);
  layers.forEach((layer, i) => {
    const state = `dot${layer.name === first ? " first" : ""}${layer.name === chosen ? " chosen" : ""}`;
    svg("circle", { class: state, cx: view.x(i), cy: view.y(layer.far), r: (layer.name === first ? 0.42 : 0.26) * view.rem }, group);
  });
  const i = layers.findIndex((layer) => layer.name === first);
  if (i < 0) return;
  const { far, name } = layers[i];
  const words = far === null ? fill(s.words.firstAll, { name }) : fill(s.words.first, { name, far: inPercent(far) });
  const x = view.x(i);
  svg("line", { class: "lead", x1: x, x2: x, y1: 1.3 * view.small, y2: view.y(far) - 0.42 * view.rem }, group);
  svg("text", { class: `tag ${x < view.width / 2 ? "start" : "end"}`, x, y: view.small }, group, words);
}

function listen(s) {
  const { layers } = s.data;
  const nearest = (event) => {
    const x = event.clientX - s.plot.getBoundingClientRect().left + s.plot.scrollLeft;
    return Math.min(layers.length - 1, Math.max(0, Math.round((x - s.view.x(0)) / s.view.step)));
  };
  s.plot.addEventListener("pointermove", (event) => point(s, nearest(event)));
  s.plot.addEventListener("pointerleave", () => rest(s));
  s.plot.addEventListener("blur", () => rest(s));
  s.plot.addEventListener("click", (event) => s.pick(layers[nearest(event)].name));
  s.plot.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && s.at !== null) return s.pick(layers[s.at].name);
    const here = s.at ?? Math.max(0, layers.findIndex((layer) => layer.name === s.data.chosen));
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: layers.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    point(s, Math.min(layers.length - 1, Math.max(0, next)), true);
  });
}

function rest(s) {
  s.at = null;
  s.cursor.replaceChildren();
  s.readout.textContent = s.words.invite;
}

function point(s, i, follow) {
  if (i === s.at) return;
  s.at = i;
  const { view } = s;
  const { far, name, kind } = s.data.layers[i];
  const x = view.x(i);
  s.cursor.replaceChildren();
  svg("line", { x1: x, x2: x, y1: view.top, y2: view.bottom }, s.cursor);
  svg("circle", { cx: x, cy: view.y(far), r: 0.4 * view.rem }, s.cursor);
  s.readout.textContent = far === null ? fill(s.words.all, { name, kind }) : fill(s.words.point, { name, kind, far: inPercent(far) });
  if (follow) s.plot.scrollTo({ left: x - s.room / 2 });
}
