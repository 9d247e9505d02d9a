// From sides and values to places: logarithmic scales, ticks, figures.
const TICKS = [4, 8, 16, 28, 64, 128, 224, 400, 800, 1600];
const POWERS = [[1e15, "P"], [1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""]];

const grouped = (value) => value.toLocaleString("en-GB", { maximumFractionDigits: 0 });

function short(value) {
  const [size, letter] = POWERS.find(([least]) => value >= least);
  return `${grouped(value / size)} ${letter}`.trim();
}

// The box of the drawing and its two scales.
function measure(s, rem) {
  const { data } = s;
  const values = data.lines.flatMap((line) => [...line.values, line.here]).concat(data.limit?.value).filter((value) => value);
  const sides = [...data.sides, data.side];
  const low = Math.floor(Math.log10(Math.min(...values)) - 0.35);
  const high = Math.max(low + 2, Math.ceil(Math.log10(Math.max(...values)) + 0.05));
  const box = { rem, width: s.plot.clientWidth, height: s.plot.clientHeight, low: Math.max(0, low), high };
  box.left = 3.7 * rem;
  box.right = box.width - 0.9 * rem;
  box.top = 0.6 * rem;
  box.bottom = box.height - 1.7 * rem;
  box.sides = [Math.min(...sides), Math.max(...sides)];
  const [first, last] = box.sides.map(Math.log);
  box.x = (side) => box.left + ((Math.log(side) - first) / (last - first)) * (box.right - box.left);
  box.y = (value) => box.bottom - ((Math.log10(value) - box.low) / (box.high - box.low)) * (box.bottom - box.top);
  return box;
}

function axes(root, box, s) {
  const room = ((box.bottom - box.top) / (box.high - box.low)) / box.rem;
  const step = Math.ceil(1.25 / room);
  for (let power = box.low; power <= box.high; power += step) {
    const y = Math.round(box.y(10 ** power)) + 0.5;
    svg("line", { class: "grid", x1: box.left, x2: box.right, y1: y, y2: y }, root);
    svg("text", { class: "tick left", x: box.left - 0.5 * box.rem, y: y + 0.28 * box.rem }, root, short(10 ** power));
  }
  const y = box.bottom + 1.3 * box.rem;
  const here = svg("text", { class: "tick here", x: box.x(s.data.side), y }, root, s.data.label);
  const half = here.getComputedTextLength() / 2;
  const at = Math.min(box.right - half + 0.8 * box.rem, Math.max(half, box.x(s.data.side)));
  here.setAttribute("x", at);
  let edge = -Infinity;
  for (const tick of TICKS.filter((one) => one >= box.sides[0] && one <= box.sides[1])) {
    const place = { x: box.x(tick), half: (grouped(tick).length * 0.6 * box.rem) / 2 };
    const free = Math.abs(place.x - at) > half + place.half + 0.3 * box.rem && place.x - place.half > edge + 0.5 * box.rem;
    if (!free) continue;
    svg("text", { class: "tick", x: place.x, y }, root, grouped(tick));
    edge = place.x + place.half;
  }
}

// The level line, and the side from which on a curve is above it. Its words stand right of there, above the line or
// below it, where the curve is not; where there is no room, they end left of there.
function limit(root, box, { limit: level, lines, sides }) {
  if (!level) return;
  const y = box.y(level.value);
  const group = svg("g", { class: "limit" }, root);
  svg("line", { x1: box.left, x2: box.right, y1: y, y2: y }, group);
  const words = svg("text", { class: "left", x: box.right, y: y - 0.4 * box.rem }, group, level.label);
  if (!level.side) return;
  const x = box.x(level.side);
  svg("line", { x1: x, x2: x, y1: y, y2: box.bottom }, group);
  svg("circle", { cx: x, cy: y, r: 0.28 * box.rem }, group);
  words.textContent = `${level.label}: ${grouped(level.side)}×${grouped(level.side)}`;
  const start = () => box.right - words.getComputedTextLength();
  if (start() < x + 0.6 * box.rem && x - box.left < box.right - x) words.textContent = level.label;
  if (start() < x + 0.6 * box.rem) words.setAttribute("x", x - 0.6 * box.rem);
  else if (y - box.y(value(lines[0], sides, box, start())) < 1.4 * box.rem) words.setAttribute("y", y + 1.05 * box.rem);
}
