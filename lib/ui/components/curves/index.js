// Training histories as two diagrams over one row of epochs, and the figures at one epoch as a table.
// data: {series: [{id, name, slot, told, epochs, loss, val_loss, accuracy, val_accuracy (null where missing),
//        best: {loss, accuracy}: epoch or null}], words}
// No trigger: pointing, the slider and the arrow keys choose an epoch here in the browser.
// Scripts in front of this one: scale.js, panel.js.
const states = new WeakMap();
const METRICS = ["loss", "accuracy"];

export default function ({ data, parentElement }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  const shown = JSON.stringify(data);
  if (shown !== s.shown) {
    Object.assign(s, { data, shown, words: data.words, pinned: null, pointed: null });
    s.all = [...new Set(data.series.flatMap((one) => one.epochs))].sort((a, b) => a - b);
    frame(s);
    draw(s);
  }
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "curves";
  const s = { root, drawn: 0, width: 0 };
  s.observer = new ResizeObserver(() => s.data && root.clientWidth && root.clientWidth !== s.width && draw(s));
  return s;
}

// What stands round the diagrams; built anew when the histories change.
function frame(s) {
  s.root.replaceChildren();
  const metrics = METRICS.filter((metric) => s.data.series.some((one) => has(one[metric]) || has(one[`val_${metric}`])));
  const row = make("div", "panels", s.root);
  s.hosts = metrics.map((metric) => {
    const figureElement = make("figure", "panel", row);
    const caption = make("figcaption", "", figureElement);
    make("b", "", caption, s.words[metric]);
    caption.append(key(s, ""), key(s, "dashed"));
    const host = make("div", "host", figureElement);
    host.addEventListener("pointermove", (event) => point(s, nearest(s, host, event)));
    host.addEventListener("pointerleave", () => point(s, null));
    host.addEventListener("click", (event) => pin(s, nearest(s, host, event)));
    return { host, metric };
  });
  slider(s);
  s.table = make("div", "table", s.root);
}

function key(s, style) {
  const element = make("span", "key");
  const sample = svg("svg", { width: 28, height: 10, "aria-hidden": "true" }, element);
  svg("path", { class: `line ${style}`, d: "M1 5H27" }, sample);
  element.append(style ? s.words.validation : s.words.training);
  return element;
}

function slider(s) {
  const row = make("div", "slider", s.root);
  const label = make("label", "", row, s.words.epoch);
  s.range = make("input", "", row);
  Object.assign(s.range, { type: "range", min: 0, max: s.all.length - 1, step: 1, id: "epoch" });
  label.htmlFor = "epoch";
  s.value = make("output", "figure", row);
  s.back = make("button", "", row, s.words.showBest);
  s.back.type = "button";
  s.range.addEventListener("input", () => pin(s, s.all[s.range.valueAsNumber]));
  s.back.addEventListener("click", () => pin(s, null));
  row.hidden = s.all.length < 2;
}

function draw(s) {
  s.width = s.root.clientWidth;
  s.height = s.width < 560 ? 14 : 16.5;
  s.panels = s.hosts.map(({ host, metric }) => drawPanel(host, metric, s));
  update(s);
  s.root.dataset.drawn = ++s.drawn;
}

function nearest(s, host, event) {
  const panel = s.panels.find(({ root }) => host.contains(root));
  const x = event.clientX - panel.root.getBoundingClientRect().left;
  if (x < panel.view.left - panel.view.rem || x > panel.view.right + panel.view.rem) return null;
  return s.all.reduce((a, b) => (Math.abs(panel.view.x(b) - x) < Math.abs(panel.view.x(a) - x) ? b : a));
}

function point(s, epoch) {
  if (epoch === s.pointed) return;
  s.pointed = epoch;
  update(s);
}

function pin(s, epoch) {
  s.pinned = epoch;
  update(s);
}

function update(s) {
  const epoch = s.pointed ?? s.pinned;
  s.panels.forEach((panel) => moveCursor(panel, epoch));
  const lead = s.data.series[0]?.best.loss ?? s.all.at(-1);
  s.range.value = s.all.indexOf(epoch ?? lead);
  s.range.setAttribute("aria-valuetext", grouped(epoch ?? lead, 0));
  const best = s.data.series.length > 1 ? s.words.atBest : fill(s.words.theBest, { epoch: grouped(lead, 0) });
  s.value.textContent = epoch === null ? best : grouped(epoch, 0);
  s.back.disabled = s.pinned === null;
  table(s, epoch);
  s.root.dataset.epoch = epoch ?? "best";
}

// The figures of each history at its best epoch, or of all at the chosen one.
function table(s, epoch) {
  const element = make("table");
  make("caption", "", element, epoch === null ? s.words.captionBest : fill(s.words.captionEpoch, { epoch: grouped(epoch, 0) }));
  const head = make("tr", "", make("thead", "", element));
  for (const name of s.words.columns) make("th", "", head, name).scope = "col";
  const body = make("tbody", "", element);
  for (const one of s.data.series) body.append(row(s, one, epoch));
  s.table.replaceChildren(element);
}

function row(s, one, epoch) {
  const element = make("tr");
  element.addEventListener("pointerenter", () => fade(s, one.id));
  element.addEventListener("pointerleave", () => fade(s, null));
  const name = make("th", "", element);
  name.scope = "row";
  const sample = svg("svg", { width: 14, height: 12, "aria-hidden": "true", style: own(one.slot) }, name);
  svg("path", { class: "mark", d: markPath(one.slot, 4), transform: "translate(7 6)" }, sample);
  name.append(one.name);
  const at = epoch ?? one.best.loss ?? one.best.accuracy ?? one.epochs.at(-1);
  const i = one.epochs.indexOf(at);
  make("td", "", element, i < 0 ? "–" : grouped(at, 0));
  for (const metric of METRICS) {
    const [training, validation] = i < 0 ? [null, null] : [one[metric][i], one[`val_${metric}`][i]];
    make("td", "", element, figure(training, metric));
    make("td", "", element, figure(validation, metric));
    const known = training !== null && validation !== null;
    make("td", "gap", element, known ? gapText((validation - training) * (metric === "loss" ? 1 : -1), metric, s) : "–");
  }
  return element;
}

// The other histories fade while the pointer is on one.
function fade(s, id) {
  for (const { root } of s.panels) {
    for (const group of root.querySelectorAll(".history")) group.classList.toggle("faded", id !== null && group.dataset.history !== id);
  }
}
