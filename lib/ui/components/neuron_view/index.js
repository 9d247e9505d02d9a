// One map of a layer and how it comes about: what it reads, what is done with it, and what follows, at a chosen cell.
// data: see lib/ui/components/neuron_view/flow.py, and key (tells this map from every other), input (name in the pixel
//   store), row, col (the chosen cell, or null), largest (of the layer), alone (the arithmetic
//   of one number is here), proved (the proof stands below this view), closed
//   (answers stay "?"), words; or only idle: no map is open, and nothing is shown
// state: cell [row, col, key], told 300 ms after the last move; trigger: pick [layer, channel]
// Scripts in front of this one: ../network_view/maps.js, ../svg.js, ../unit_view/proof.js, surface.js, arithmetic.js, convolution.js,
// cellwise.js.
const WAIT = 300;
const SLIDE = 6; // seconds through a whole map
const states = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  if (data.idle) return rest(parentElement);
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  Object.assign(s, { fresh: data, tell: setStateValue });
  s.pick = (layer, channel) => setTriggerValue("pick", [layer, channel]);
  show(s);
  window.addEventListener("convscope-pixels", s.arrived);
  window.addEventListener("convscope-cell", s.moved);
  window.addEventListener("convscope-back", s.left);
  s.observer.observe(s.root);
  return () => end(s);
}

function end(s) {
  clearTimeout(s.timer);
  s.sliding = false;
  s.observer.disconnect();
  window.removeEventListener("convscope-pixels", s.arrived);
  window.removeEventListener("convscope-cell", s.moved);
  window.removeEventListener("convscope-back", s.left);
}

function rest(parent) {
  const root = parent.querySelector(".root");
  if (states.has(parent)) end(states.get(parent));
  states.delete(parent);
  root.hidden = true;
  root.onkeydown = null;
  root.replaceChildren();
  for (const name of Object.keys(root.dataset)) delete root.dataset[name];
  root.dataset.component = "idle";
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "neuron-view";
  root.hidden = false;
  const s = { root, drawn: 0, at: { row: 0, col: 0 }, known: [], upto: Infinity };
  s.readout = make("p", "readout");
  s.readout.setAttribute("role", "status");
  s.slider = make("button", "slide");
  s.slider.addEventListener("click", () => (s.sliding ? stop(s) : slide(s)));
  s.flow = make("div", "flow");
  s.proof = make("div", "proofs");
  const head = make("div", "head");
  head.append(s.readout, s.slider);
  root.replaceChildren(head, s.flow);
  s.arrived = (event) => event.detail === s.fresh?.input && show(s);
  s.moved = ({ detail }) => detail.from !== "neuron" && detail.key === s.data?.key && follow(s, detail);
  s.left = ({ detail }) => detail === s.data?.key && back(s, true);
  root.onkeydown = (event) => event.key === "Escape" && back(s);
  s.observer = new ResizeObserver(() => s.data && root.clientWidth !== s.width && draw(s));
  return s;
}

// Draw anew for another map; for the same one only go where Python says.
function show(s) {
  const data = s.fresh;
  const input = globalThis.convscope?.pixels?.get(data.input);
  if (!input && data.sources.length) return;
  const same = s.data && s.data.key === data.key && s.data.palette === data.palette && JSON.stringify(s.data.limits) === JSON.stringify(data.limits);
  const asked = data.row === null ? data.strongest : [data.row, data.col];
  const place = same ? s.known.indexOf(asked.join()) : -1; // a slow answer must not move the window back
  Object.assign(s, { data, words: data.words, input: input ?? { height: 1, width: 1, values: new Float32Array(1) } });
  if (place < 0) s.at = { row: asked[0], col: asked[1] };
  s.known = place < 0 ? [asked.join()] : s.known.slice(place);
  if (same) return settle(s);
  s.maps = numbersOf(data.maps);
  const [kernels] = numbersOf(data.kernels);
  const cells = data.sources.length ? kernels.length / data.sources.length : 0;
  s.kernels = data.sources.map((_source, k) => kernels.subarray(k * cells, (k + 1) * cells));
  stop(s);
  draw(s);
}

function numbersOf(table) {
  const rows = table.getChild("v");
  return Array.from({ length: table.numRows }, (_, row) => new Float32Array(rows.get(row).slice().buffer));
}

function draw(s) {
  const { root, data } = s;
  s.width = root.clientWidth;
  s.narrow = s.width < 560 * unit();
  s.rows = undefined;
  s.dot = undefined;
  s.isConvolution = data.rules[0].op === "convolution";
  root.dataset.layer = data.layer;
  root.dataset.channel = data.channel;
  root.classList.toggle("narrow", s.narrow);
  (s.isConvolution ? drawConvolution : drawCellwise)(s);
  s.slider.hidden = data.rules[0].op === "none";
  settle(s);
  root.dataset.drawn = ++s.drawn;
}

/** All that depends on the chosen cell. */
function mark(s) {
  const { data, root, at } = s;
  const sum = (s.isConvolution ? markConvolution : markCellwise)(s);
  const network = s.maps[0][at.row * data.width + at.col];
  Object.assign(root.dataset, { row: at.row, col: at.col });
  s.proof.hidden = data.proved || data.closed;
  if (sum !== null && !s.proof.hidden) s.proof.replaceChildren(proofLine(data.words.proof, { sum, network, limit: data.largest }));
  if (!data.alone || sum === null) return;
  Object.assign(s.numbers.dataset, { component: "number-view", layer: data.layer, channel: data.channel, row: at.row, col: at.col, sum, network, drawn: s.drawn });
}

/** The window has come to rest: the strongest inputs first, and the sentence for all who listen. */
function settle(s) {
  if (s.isConvolution) orderRows(s);
  mark(s);
  s.slider.textContent = s.words.slide;
  s.readout.textContent = fill(s.data.row === null && s.data.strongest.join() === [s.at.row, s.at.col].join() ? s.words.atStrongest : s.words.at, { ...s.at, value: told(s, s.maps[0][s.at.row * s.data.width + s.at.col]) });
}

function go(s, row, col) {
  stop(s);
  const within = (at, cells) => Math.max(0, Math.min(at, cells - 1));
  s.at = { row: within(row, s.data.height), col: within(col, s.data.width) };
  mark(s);
  window.dispatchEvent(new CustomEvent("convscope-cell", { detail: { key: s.data.key, from: "neuron", ...s.at } }));
  clearTimeout(s.timer);
  s.timer = setTimeout(() => {
    settle(s);
    s.known.push([s.at.row, s.at.col].join());
    s.tell("cell", [s.at.row, s.at.col, s.data.key]); // with the map, for the same cell of another one is news
  }, WAIT);
}

/** Escape: from what slides to rest, from a number to its map, from a map to its layer. */
function back(s, fromBelow) {
  if (s.sliding) return stop(s);
  clearTimeout(s.timer); // a cell that Python has not heard of is left, too
  s.pick(s.data.layer, s.data.row === null ? null : s.data.channel);
  if (fromBelow) s.output.view.box.focus({ preventScroll: true }); // what had the focus goes
}

/** Another component has moved to a cell: it tells Python by itself. */
function follow(s, { row, col }) {
  stop(s);
  s.at = { row, col };
  s.known.push([row, col].join());
  mark(s);
  clearTimeout(s.timer);
  s.timer = setTimeout(() => settle(s), WAIT);
}

/** Go to the output cell whose window has its middle at a cell of the input. */
function centre(s, row, col) {
  const rule = s.data.rules[0];
  if (!rule.size) return go(s, row, col);
  const along = (cell, axis) => Math.round((cell + rule.before[axis] - ((rule.size[axis] - 1) * rule.dilation) / 2) / rule.stride);
  go(s, along(row, 0), along(col, 1));
}

/** The arrow keys on the output map move the window; Shift goes eight cells at once. */
function steer(s, view) {
  view.box.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const far = event.shiftKey ? 8 : 1;
    if (event.key === "Enter" || event.key === " ") go(s, s.at.row, s.at.col);
    else if (step) go(s, s.at.row + far * step[0], s.at.col + far * step[1]);
    else return;
    event.preventDefault();
  });
}

/** The window runs over the map, which fills as it goes. */
function slide(s) {
  const cells = s.data.height * s.data.width;
  const began = performance.now();
  s.sliding = true;
  s.slider.textContent = s.words.stop;
  const beat = (now) => {
    if (!s.sliding || !s.root.isConnected) return;
    const at = Math.max(0, Math.min(cells - 1, Math.floor(((now - began) / 1000 / SLIDE) * cells))); // a frame may have begun before
    s.at = { row: Math.floor(at / s.data.width), col: at % s.data.width };
    s.upto = at + 1;
    (s.isConvolution ? repaintConvolution : repaintCellwise)(s);
    mark(s);
    if (at === cells - 1) stop(s);
    else requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
}

function stop(s) {
  if (!s.sliding) return;
  s.sliding = false;
  s.upto = Infinity;
  (s.isConvolution ? repaintConvolution : repaintCellwise)(s);
  settle(s);
}
