// Shared by the two diagrams: round steps, and the text size of the page.
// Needs ../network_view/maps.js and ../svg.js in front of it.

// CSS pixels of one rem, and of the smallest words: on a wall none is smaller than the others.
function sizes() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 15;
  return { rem, small: rem > 22 ? rem : Math.max(0.8 * rem, 12) };
}

// About `count` round steps inside [low, high].
function ticks(low, high, count) {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

// A strength as its slider shows it.
const plain = (value) => String(Number(value.toFixed(2))).replace("-", "−");

// Lines that a drawing has in common: the numbers at the left, each with its line across.
function rows(group, view, values, text) {
  for (const value of values) {
    const y = Math.round(view.y(value)) + 0.5;
    svg("line", { class: "rule", x1: view.left, x2: view.right, y1: y, y2: y }, group);
    svg("text", { class: "left", x: view.left - 0.5 * view.rem, y: y + 0.3 * view.small }, group, text(value));
  }
}

// One root a component, drawn anew when its data or its width changes; `draw(s)` fills s.root, which has s.room px.
function mounted(states, parent, name, draw) {
  if (states.has(parent)) return states.get(parent);
  const root = parent.querySelector(".root");
  root.dataset.component = name;
  const s = { root, drawn: 0, width: 0 };
  s.redraw = () => {
    s.width = root.clientWidth;
    const { paddingLeft, paddingRight } = getComputedStyle(root);
    s.room = s.width - parseFloat(paddingLeft) - parseFloat(paddingRight);
    draw(s);
    root.dataset.drawn = ++s.drawn;
  };
  s.observer = new ResizeObserver(() => s.data && root.clientWidth && root.clientWidth !== s.width && s.redraw());
  states.set(parent, s);
  return s;
}
