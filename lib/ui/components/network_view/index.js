// A whole network from the photo to the answer: a column a layer, every feature map a picture.
// data: {stamp, legend, scale, title, compact, closed, words,
//   selected: {layer, channel, row, col}} (the last two where a cell is chosen)
// from the store, by its stamp: {columns, pictures (Arrow: v), wires (Arrow: sources, sizes)}
// trigger: pick {layer: name or null, channel: number or null}
// The scripts in front of this one are named in __init__.py.
const states = new WeakMap();
const places = new Map(); // how far each network was scrolled: Streamlit may build the component anew, or hide it for a moment

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.pick = (layer, channel) => {
    if (s.data.selected.layer === null) s.stood = pageOf(s)?.scrollTop;
    setTriggerValue("pick", { layer, channel });
    requestAnimationFrame(() => choose(s, layer, channel)); // while the server works out what is inside
  };
  receive(s, data);
  s.arrived = ({ detail }) => detail === data.stamp && receive(s, data);
  window.addEventListener("convscope-network", s.arrived);
  s.observer.observe(s.root);
  s.observer.observe(s.flow);
  window.addEventListener("convscope-cell", s.cellMoved);
  return () => {
    s.observer.disconnect();
    window.removeEventListener("convscope-cell", s.cellMoved);
    window.removeEventListener("convscope-network", s.arrived);
  };
}

// What is chosen comes with each run of the page, what is drawn once, through the store.
function receive(s, chosen) {
  const drawing = globalThis.convscope?.networks?.get(chosen.stamp);
  if (!drawing) return;
  const data = { ...drawing, ...chosen };
  const told = JSON.stringify(chosen);
  if (told === s.told) return; // drawn already, when it was chosen here
  s.told = told;
  s.chosen = chosen;
  const run = ++s.runs;
  const known = data.stamp === s.stamp; // the same pictures again: only what is chosen differs
  (known ? Promise.resolve(s.sheets) : openSheets(data.pictures)).then((sheets) => {
    const current = run === s.runs;
    const spare = current ? s.sheets : sheets;
    if (current) show(s, data, sheets);
    if (spare !== s.sheets) spare.forEach((sheet) => URL.revokeObjectURL(sheet.src));
  });
}

// Show a choice at once; the server's answer finds it drawn.
function choose(s, layer, channel) {
  const place = s.data.columns.findIndex((column) => column.name === layer);
  s.chosen = { ...s.chosen, compact: place >= 0, selected: { layer: place < 0 ? null : place, channel: place < 0 ? null : channel } };
  s.told = JSON.stringify(s.chosen);
  s.data = { ...s.data, ...s.chosen };
  s.target = null;
  build(s);
}

function start(parent) {
  const root = parent.querySelector(".root");
  const s = { root, runs: 0, drawn: 0, unfolded: new Set(), units: new Map(), views: [], sheets: [], target: null, beat: 0, focus: null };
  root.dataset.component = "network-view";
  const bar = make("div", "bar");
  s.path = make("nav", "path");
  s.hint = make("span", "hint");
  s.legend = make("span", "legend");
  s.fold = buildFold(s);
  bar.append(s.path, s.hint, s.fold, s.legend);
  s.frame = make("div", "frame");
  s.scroller = make("div", "scroller");
  s.flow = make("div", "flow");
  s.flow.setAttribute("role", "group");
  [s.arcs, s.mesh, s.wires] = ["arcs", "mesh", "wires"].map((name) => svg("svg", { class: name, "aria-hidden": "true" }));
  s.scroller.append(s.flow);
  s.frame.append(s.scroller, ...buildMore(s));
  s.note = make("p", "note");
  root.replaceChildren(bar, s.frame, s.note);
  s.flow.addEventListener("pointerleave", () => point(s, null));
  s.flow.addEventListener("keydown", (event) => move(s, event));
  s.scroller.addEventListener("scroll", () => {
    if (s.data && root.clientWidth) places.set(s.data.title, s.scroller.scrollLeft);
    if (s.target) light(s);
  }, { passive: true });
  s.cellMoved = ({ detail: { row, col } }) => {
    if (!s.data || s.data.selected.channel === null) return;
    Object.assign(s.data.selected, { row, col });
    drawPath(s);
  };
  s.observer = new ResizeObserver(() => {
    if (!s.data || !root.clientWidth) return; // React hides what it is not ready to show; nothing is laid out then
    if (root.clientWidth !== s.width) return build(s);
    if ([s.flow.offsetWidth, s.flow.offsetHeight].join() !== s.size) place(s);
  });
  return s;
}

function show(s, data, sheets) {
  Object.assign(s, { data, sheets, stamp: data.stamp, words: data.words, target: null });
  s.tables = Array.from({ length: data.wires.numRows }, (_, row) => ({
    sources: new Uint16Array(data.wires.getChild("sources").get(row).slice().buffer),
    sizes: data.wires.getChild("sizes").get(row),
  }));
  s.flow.setAttribute("aria-label", data.words.keys);
  build(s);
}

// Lay out and draw; columns that would be the same again are only filled.
function build(s) {
  s.width = s.root.clientWidth;
  s.folded = folded(s);
  s.layout = measure(s);
  s.pinned = pinned(s);
  s.flow.classList.toggle("vertical", s.layout.vertical);
  s.flow.classList.toggle("compact", s.data.compact);
  s.flow.classList.toggle("narrow", s.width < 600 * s.layout.u);
  const names = { "--photo": s.layout.photo, "--answer": s.layout.answer, "--tall": s.layout.high };
  for (const [name, value] of Object.entries(names)) s.frame.style.setProperty(name, `${value}px`);
  const plan = JSON.stringify([s.layout, [...s.folded], s.data.compact, s.data.closed, s.words, s.data.columns.map((c, i) => [c.name, c.shape, c.h, c.form === "classes" ? classesShown(s, c, i) : shown(s, c, i), c.form])]);
  const anew = plan !== s.plan;
  s.plan = plan;
  const focused = s.flow.contains(s.root.getRootNode().activeElement);
  if (anew) buildColumns(s);
  fillColumns(s);
  if (anew) settle(s, focused);
  bringIntoView(s, anew);
  place(s);
  drawPath(s);
  tellFold(s);
  tellOrder(s);
  s.root.dataset.drawn = ++s.drawn;
}

// What depends on where columns stand. All is measured before anything is drawn, for each change between costs a layout.
function place(s) {
  forget(s);
  s.size = [s.flow.offsetWidth, s.flow.offsetHeight].join();
  const [arcs, lines, beyond] = [skipArcs(s), meshLines(s), countBeyond(s)];
  light(s);
  s.arcs.replaceChildren(...arcs);
  s.mesh.replaceChildren(...lines);
  tellMore(s, beyond);
}

// The path from the network to a cell; each step but the last leads back.
function drawPath(s) {
  const { title, columns, selected, words } = s.data;
  s.path.setAttribute("aria-label", words.path);
  const { layer, channel, row, col } = selected;
  const name = layer === null ? null : columns[layer].name;
  const steps = [[title, null, null]];
  if (layer !== null) steps.push([name, name, null]);
  const what = layer !== null && columns[layer].form === "maps" ? words.channel : words.unit;
  if (layer !== null && channel !== null) steps.push([fill(what, selected), name, channel]);
  if (row !== undefined && col !== undefined) steps.push([fill(words.cell, selected), name, channel]);
  s.path.replaceChildren(
    ...steps.flatMap(([text, ...place], i) => {
      const step = make("button", "", text);
      if (i === steps.length - 1) step.setAttribute("aria-current", "true");
      else step.addEventListener("click", () => s.pick(...place));
      return i ? [make("span", "soft", "›"), step] : [step];
    }),
  );
}

// What counting and order mean here, once, below the whole network.
function tellOrder(s) {
  const folds = s.data.columns.some((column) => column.form === "maps" && column.n > s.layout.most);
  s.note.hidden = s.data.compact;
  s.note.textContent = [s.words.took, ...(folds ? [s.words.order] : []), s.words.count].join(" ");
}

function unfold(s, name) {
  if (!s.unfolded.delete(name)) s.unfolded.add(name);
  build(s);
}

// What is chosen is in sight: its column in the frame, and the path on the page. Back at the whole network the page
// stands where it stood, and columns built anew are scrolled as far as the old ones were.
function bringIntoView(s, anew) {
  const { layer } = s.data.selected;
  if (anew) s.scroller.scrollLeft = places.get(s.data.title) ?? 0;
  if (layer === s.broughtIn) return;
  s.broughtIn = layer;
  const page = pageOf(s);
  if (layer === null) {
    if (page && s.stood !== undefined) page.scrollTop = s.stood;
    return;
  }
  const { offsetLeft, offsetWidth } = s.views[layer].element;
  const { photo, answer } = s.layout;
  const { scrollLeft, clientWidth } = s.scroller;
  const hidden = offsetLeft < scrollLeft + photo || offsetLeft + offsetWidth > scrollLeft + clientWidth - answer;
  const last = s.data.columns[layer].form === "classes"; // always in sight itself, what it reads is not
  if (!s.layout.vertical && last) s.scroller.scrollLeft = s.scroller.scrollWidth;
  else if (!s.layout.vertical && hidden) s.scroller.scrollLeft = offsetLeft - (clientWidth - offsetWidth) / 2;
  if (page && s.root.getBoundingClientRect().top < page.getBoundingClientRect().top) s.root.scrollIntoView({ block: "start" });
}

// What scrolls the page, or null where the component stands alone.
function pageOf(s) {
  return s.root.getRootNode().host?.closest('[data-testid="stMain"]') ?? null;
}
