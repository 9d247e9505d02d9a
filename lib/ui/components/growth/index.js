// How parameters grow with the picture: two curves, the formula at each, a line at the present picture.
// data: {sides, lines: [{kind, name, formula, values (null where it does not fit), here}], side, label, words,
//   limit: {value, label, side (null for none)} or null}
// trigger: side (of a square picture that was chosen). Pointing shows figures; a click or the slider chooses.
// Script in front of this one: axes.js.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.choose = (side) => setTriggerValue("side", side);
  const shown = JSON.stringify(data);
  if (shown !== s.shown) {
    Object.assign(s, { data, shown, pointed: null });
    draw(s);
  }
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "growth";
  const s = { root, drawn: 0, width: 0 };
  s.title = make("p", "title", root);
  s.plot = make("div", "plot", root);
  const row = make("div", "row", root);
  s.label = make("label", "", row);
  s.label.htmlFor = "side";
  s.range = make("input", "", row);
  Object.assign(s.range, { type: "range", min: 0, step: 1, id: "side" });
  s.told = make("output", "told", row);
  s.plot.addEventListener("pointermove", (event) => point(s, nearest(s, event)));
  s.plot.addEventListener("pointerleave", () => point(s, null));
  s.plot.addEventListener("click", (event) => s.choose(s.data.sides[nearest(s, event)]));
  s.range.addEventListener("input", () => point(s, s.range.valueAsNumber));
  s.range.addEventListener("change", () => s.choose(s.data.sides[s.range.valueAsNumber]));
  s.observer = new ResizeObserver(() => s.data && root.clientWidth && root.clientWidth !== s.width && draw(s));
  return s;
}

function draw(s) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  s.width = s.root.clientWidth;
  s.title.textContent = s.data.words.title;
  s.label.textContent = s.data.words.slider;
  s.range.max = s.data.sides.length - 1;
  s.range.value = closest(s, s.data.side);
  const root = svg("svg", { role: "img", "aria-label": described(s) });
  s.plot.replaceChildren(root);
  s.box = measure(s, rem);
  root.setAttribute("width", s.box.width);
  root.setAttribute("height", s.box.height);
  axes(root, s.box, s);
  const x = s.box.x(s.data.side);
  svg("line", { class: "present", x1: x, x2: x, y1: s.box.top, y2: s.box.bottom }, root);
  limit(root, s.box, s.data);
  for (const line of s.data.lines) curve(root, s, line);
  formulas(root, s);
  s.cursor = svg("g", { class: "cursor" }, root);
  point(s, null);
  s.root.dataset.drawn = ++s.drawn;
}

function curve(root, s, line) {
  const group = svg("g", { class: line.kind }, root);
  const points = s.data.sides.flatMap((side, i) => (line.values[i] ? [`${s.box.x(side).toFixed(1)},${s.box.y(line.values[i]).toFixed(1)}`] : []));
  svg("polyline", { points: points.join(" ") }, group);
  if (line.here) svg("circle", { class: "dot", cx: s.box.x(s.data.side), cy: s.box.y(line.here), r: 0.3 * s.box.rem }, group);
}

// The upper line's formula above it, ending at it; the lower line's below it.
function formulas(root, s) {
  const { box, data } = s;
  const last = (line) => line.values.findLast((value) => value) ?? 0;
  const ordered = [...data.lines].sort((a, b) => last(b) - last(a));
  ordered.forEach((line, i) => {
    const text = svg("text", { class: `formula ${line.kind}` }, root, `${line.name}: ${line.formula}`);
    const width = text.getComputedTextLength();
    const at = (x) => box.y(value(line, data.sides, box, x));
    let x = i ? Math.min(box.left + 0.55 * (box.right - box.left), box.right - width) : box.left + 0.5 * box.rem;
    x = Math.max(x, Math.min(box.left + 0.5 * box.rem, box.right - width));
    const samples = [0, 0.25, 0.5, 0.75, 1].map((part) => at(x + part * width));
    const y = i ? Math.max(...samples) + 1.15 * box.rem : Math.min(...samples) - 0.6 * box.rem;
    const least = box.top + 0.9 * box.rem;
    text.setAttribute("x", x);
    const wanted = Math.max(least, y > box.bottom - 0.2 * box.rem ? Math.min(...samples) - 0.6 * box.rem : y);
    text.setAttribute("y", clear(s, wanted, least));
  });
}

// A height of words that the level line does not run through: above it, or below where it lies at the top.
function clear({ box, data }, y, least) {
  const level = data.limit ? box.y(data.limit.value) : -Infinity;
  if (Math.abs(y - 0.3 * box.rem - level) > 0.75 * box.rem) return y;
  return level - 0.45 * box.rem >= least ? level - 0.45 * box.rem : level + 1.05 * box.rem;
}

// The value of a line at a place, between its points.
function value(line, sides, box, x) {
  const known = sides.map((side, i) => [box.x(side), line.values[i]]).filter(([, one]) => one);
  const next = known.findIndex(([place]) => place >= x);
  if (next <= 0) return known.at(next === 0 ? 0 : -1)[1];
  const [[x0, a], [x1, b]] = [known[next - 1], known[next]];
  return Math.exp(Math.log(a) + ((x - x0) / (x1 - x0)) * (Math.log(b) - Math.log(a)));
}

function closest(s, side) {
  const far = (one) => Math.abs(Math.log(one) - Math.log(side));
  return s.data.sides.reduce((best, one, i) => (far(one) < far(s.data.sides[best]) ? i : best), 0);
}

function nearest(s, event) {
  const x = event.clientX - s.plot.getBoundingClientRect().left;
  const far = (side) => Math.abs(s.box.x(side) - x);
  return s.data.sides.reduce((best, side, i) => (far(side) < far(s.data.sides[best]) ? i : best), 0);
}

// Show the figures at one of the sides, or those of the present picture.
function point(s, index) {
  s.pointed = index;
  s.cursor.replaceChildren();
  const side = index === null ? s.data.side : s.data.sides[index];
  const name = index === null ? s.data.label : `${grouped(side)}×${grouped(side)}`;
  s.told.replaceChildren(make("span", "size", null, name));
  for (const line of s.data.lines) {
    const count = index === null ? line.here : line.values[index];
    make("span", line.kind, s.told, `${line.name} ${count ? grouped(count) : s.data.words.none}`);
    if (index !== null && count) svg("circle", { class: line.kind, cx: s.box.x(side), cy: s.box.y(count), r: 0.34 * s.box.rem }, s.cursor);
  }
  s.range.setAttribute("aria-valuetext", s.told.textContent);
  s.root.dataset.side = index === null ? "" : side;
  if (index === null) return;
  svg("line", { x1: s.box.x(side), x2: s.box.x(side), y1: s.box.top, y2: s.box.bottom }, s.cursor);
}

function described(s) {
  const told = s.data.lines.map((line) => {
    const known = s.data.sides.map((side, i) => [side, line.values[i]]).filter(([, one]) => one);
    const [[low, first], [high, last]] = [known[0], known.at(-1)];
    return fill(s.data.words.told, { name: line.name, formula: line.formula, first: grouped(first), low, last: grouped(last), high });
  });
  const level = s.data.limit;
  if (level?.side) told.push(fill(s.data.words.passed, { label: level.label, side: grouped(level.side) }));
  return `${s.data.words.title}. ${told.join(" ")}`;
}
