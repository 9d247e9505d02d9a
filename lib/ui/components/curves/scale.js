// From numbers to places and words: axes, ticks, figures, marks.

const grouped = (value, decimals) =>
  value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", "−");

// An accuracy in per cent, a loss with four decimals as Keras prints it; a gap in accuracy in percentage points.
function figure(value, metric) {
  if (value === null || value === undefined) return "–";
  if (metric === "accuracy") return `${grouped(value * 100, 2)} %`;
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential(2).replaceAll("-", "−");
  return grouped(value, size < 10 ? 4 : size < 1000 ? 2 : 0);
}

// About `count` round steps inside [low, high].
function ticks(low, high, count, whole) {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  let step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough);
  if (whole) step = Math.max(1, Math.round(step));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

// A tick's figure with as many decimals as its step needs.
function tickText(value, step, metric) {
  const [shown, width] = metric === "accuracy" ? [value * 100, step * 100] : [value, step];
  if (Math.abs(shown) >= 1e6 || (shown !== 0 && width < 1e-6)) return shown.toExponential(1);
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(width) + 1e-9)));
  return grouped(shown, decimals) + (metric === "accuracy" ? " %" : "");
}

function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

// A history's own mark and colour, by its slot: no line is told by its colour alone, and 36 pairs are different.
const MARKS = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}Z`,
  (r) => `M0 ${-1.3 * r}L${1.2 * r} ${r}H${-1.2 * r}Z`,
  (r) => `M0 ${-1.4 * r}L${1.4 * r} 0L0 ${1.4 * r}L${-1.4 * r} 0Z`,
  (r) => `M0 ${1.3 * r}L${1.2 * r} ${-r}H${-1.2 * r}Z`,
  (r) => `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`,
];
const markPath = (slot, r) => MARKS[(slot + Math.floor(slot / MARKS.length)) % MARKS.length](r);
const own = (slot) => `--own: var(--slot-${slot % MARKS.length})`;
