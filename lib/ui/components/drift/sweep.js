// The answer along one strength: a band of the answers, and the probability of each class that is an answer somewhere.
// data: {name, unit, strengths (rising), at, answers (a class a strength), lines: [{name, values}], threshold or null, words}
// trigger: strength (one that was pressed). The slider beside it does the same by keyboard.
// Scripts in front of this one: ../network_view/maps.js, axes.js.
const states = new WeakMap();
const PATTERNS = ["", "7 4", "2 4", "10 3 2 3"];
const COLOURS = ["var(--cs-output)", "var(--cs-above)", "var(--cs-below)", "var(--cs-mlp)"];

export default function ({ data, parentElement, setTriggerValue }) {
  const s = mounted(states, parentElement, "drift_sweep", drawSweep);
  s.pick = (strength) => setTriggerValue("strength", strength);
  const shown = JSON.stringify(data);
  if (shown !== s.shown) {
    Object.assign(s, { data, shown, words: data.words });
    s.redraw();
  }
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function drawSweep(s) {
  const view = measure(s);
  const plot = make("div", "plot");
  const root = svg("svg", { width: view.width, height: view.height, role: "img", "aria-label": s.words.told }, plot);
  s.readout = make("p", "readout");
  s.readout.setAttribute("aria-live", "polite");
  s.root.replaceChildren(plot, s.readout);
  s.view = view;
  band(root, view, s);
  axes(root, view, s);
  lines(root, view, s);
  const x = view.x(s.data.at);
  svg("line", { class: "present", x1: x, x2: x, y1: view.band, y2: view.bottom }, root);
  s.cursor = svg("g", { class: "cursor" }, root);
  const nearest = (event) => {
    const at = event.clientX - plot.getBoundingClientRect().left;
    const far = (strength) => Math.abs(view.x(strength) - at);
    return s.data.strengths.reduce((best, one, i) => (far(one) < far(s.data.strengths[best]) ? i : best), 0);
  };
  plot.addEventListener("pointermove", (event) => point(s, nearest(event)));
  plot.addEventListener("pointerleave", () => point(s, null));
  plot.addEventListener("click", (event) => s.pick(s.data.strengths[nearest(event)]));
  point(s, null);
}

function measure(s) {
  const { rem, small } = sizes();
  const { strengths } = s.data;
  const view = { rem, small, width: s.room, left: 3.6 * small, right: s.room - 0.9 * rem };
  view.band = 1.9 * small;
  view.top = view.band + 0.9 * rem;
  view.bottom = view.top + 7.5 * rem;
  view.height = view.bottom + 3 * small;
  const [low, high] = [strengths[0], strengths.at(-1)];
  view.x = (strength) => view.left + ((strength - low) / (high - low)) * (view.right - view.left);
  view.y = (share) => view.bottom - share * (view.bottom - view.top);
  return view;
}

const style = (s, name) => {
  const place = s.data.lines.findIndex((line) => line.name === name) % COLOURS.length;
  return { style: `--own: ${COLOURS[place]}`, "stroke-dasharray": PATTERNS[place] };
};

// Neighbouring strengths with one answer are one piece, which ends half-way to the next.
function band(root, view, s) {
  const { strengths, answers } = s.data;
  const group = svg("g", { class: "band" }, root);
  let start = 0;
  for (let i = 1; i <= answers.length; i++) {
    if (answers[i] === answers[start]) continue;
    const left = start ? view.x((strengths[start - 1] + strengths[start]) / 2) : view.left;
    const right = i < answers.length ? view.x((strengths[i - 1] + strengths[i]) / 2) : view.right;
    piece(group, view, s, answers[start], left, right);
    start = i;
  }
}

function piece(group, view, s, name, left, right) {
  const own = style(s, name).style;
  const box = svg("rect", { x: left, y: 0, width: Math.max(1, right - left), height: view.band, style: own }, group);
  svg("title", {}, box, name);
  const room = Math.floor((right - left - 0.5 * view.rem) / (0.56 * view.small));
  if (room < Math.min(4, name.length)) return;
  const text = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  svg("text", { class: "answer", x: (left + right) / 2, y: view.band / 2 + 0.33 * view.small }, group, text);
}

function axes(root, view, s) {
  const group = svg("g", { class: "axes" }, root);
  rows(group, view, [0, 0.5, 1], (share) => fill(s.words.percent, { value: 100 * share }));
  const { strengths, threshold } = s.data;
  for (const strength of ticks(strengths[0], strengths.at(-1), Math.min(8, (view.right - view.left) / (4 * view.small)))) {
    svg("text", { class: "below", x: view.x(strength), y: view.bottom + 1.3 * view.small }, group, plain(strength));
  }
  svg("text", { class: "words", x: (view.left + view.right) / 2, y: view.bottom + 2.6 * view.small }, group, s.words.axis);
  if (threshold === null) return;
  const y = Math.round(view.y(threshold)) + 0.5;
  svg("line", { class: "much", x1: view.left, x2: view.right, y1: y, y2: y }, group);
  const words = fill(s.words.threshold, { value: figure(threshold) });
  svg("text", { class: "words end", x: view.right, y: y - 0.35 * view.small }, group, words);
}

function lines(root, view, s) {
  for (const line of s.data.lines) {
    const points = line.values.map((share, i) => `${view.x(s.data.strengths[i]).toFixed(1)},${view.y(share).toFixed(1)}`);
    const group = svg("g", { style: style(s, line.name).style }, root);
    svg("polyline", { class: "share", points: points.join(" "), "stroke-dasharray": style(s, line.name)["stroke-dasharray"] }, group);
  }
}

// What the network answers at strength number i, or at the present one.
function point(s, i) {
  const { strengths, answers, lines: known, name } = s.data;
  s.cursor.replaceChildren();
  const near = (strength) => Math.abs(strength - s.data.at);
  const at = i ?? strengths.reduce((best, one, place) => (near(one) < near(strengths[best]) ? place : best), 0);
  for (const line of known) {
    svg("circle", { cx: s.view.x(strengths[at]), cy: s.view.y(line.values[at]), r: 0.3 * s.view.rem, style: style(s, line.name).style }, s.cursor);
  }
  if (i !== null) svg("line", { x1: s.view.x(strengths[at]), x2: s.view.x(strengths[at]), y1: s.view.band, y2: s.view.bottom }, s.cursor);
  const share = known.find((line) => line.name === answers[at]).values[at];
  const words = { name, value: plain(strengths[at]), answer: answers[at], share: fill(s.words.percent, { value: (100 * share).toFixed(1) }) };
  s.readout.textContent = fill(s.words.here, words);
}
