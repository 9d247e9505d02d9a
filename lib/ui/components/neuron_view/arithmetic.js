// What a layer does with the numbers of its inputs, in float64. A rule is what lib/ui/components/neuron_view/rules.py says.

const CURVES = {
  linear: (x) => x,
  relu: (x, { slope = 0 }) => (x > 0 ? x : slope * x),
  tanh: (x) => Math.tanh(x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

// The input rows (or columns) that output cell `at` reads along one axis.
function under(rule, axis, at) {
  return Array.from({ length: rule.size[axis] }, (_, k) => at * rule.stride - rule.before[axis] + k * rule.dilation);
}

// What plane × kernel adds at one cell; `plane` and `kernel` are views of float32 numbers, zero outside the plane.
function subtotal(rule, plane, { height, width }, kernel, row, col) {
  const [rows, cols] = [under(rule, 0, row), under(rule, 1, col)];
  let sum = 0;
  rows.forEach((r, i) => {
    if (r < 0 || r >= height) return;
    cols.forEach((c, j) => {
      if (c >= 0 && c < width) sum += plane[r * width + c] * kernel[i * cols.length + j];
    });
  });
  return sum;
}

// The same for every cell of the output: Float64Array of rows × columns.
function contribution(rule, plane, input, kernel, { height, width }) {
  const out = new Float64Array(height * width);
  const [kh, kw] = rule.size;
  for (let row = 0; row < height; row++) {
    for (let i = 0; i < kh; i++) {
      const r = row * rule.stride - rule.before[0] + i * rule.dilation;
      if (r < 0 || r >= input.height) continue;
      for (let j = 0; j < kw; j++) {
        const weight = kernel[i * kw + j];
        const shift = j * rule.dilation - rule.before[1];
        for (let col = 0; col < width; col++) {
          const c = col * rule.stride + shift;
          if (c >= 0 && c < input.width) out[row * width + col] += plane[r * input.width + c] * weight;
        }
      }
    }
  }
  return out;
}

// The cells of a pooling window that lie inside the input, with their values.
function windowOf(rule, plane, { height, width }, row, col) {
  return under(rule, 0, row).flatMap((r) => under(rule, 1, col).map((c) => ({ row: r, col: c })))
    .filter(({ row: r, col: c }) => r >= 0 && c >= 0 && r < height && c < width)
    .map((cell) => ({ ...cell, value: plane[cell.row * width + cell.col] }));
}

// The number of one cell where a layer works cell by cell, or on a window of one map; null where nothing here knows it.
function valueOf(rule, values) {
  const [x] = values;
  if (rule.op in CURVES) return CURVES[rule.op](x, rule);
  if (rule.op === "rescale") return x * rule.scale + rule.offset;
  if (rule.op === "normalise") return ((x - rule.mean) / Math.sqrt(rule.variance + rule.epsilon)) * rule.gamma + rule.beta;
  if (rule.op === "add") return values.reduce((sum, value) => sum + value, 0);
  if (rule.op === "copy") return x;
  if (rule.op === "max") return values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (rule.op === "average") return values.reduce((sum, value) => sum + value, 0) / values.length;
  return null;
}

// The same in figures, as a list of lines: what is computed.
function written(rule, values) {
  const [x] = values.map((value) => figure(value, 5));
  const signed = (value) => (value < 0 ? `− ${figure(-value, 5)}` : `+ ${figure(value, 5)}`);
  const put = (value) => (value < 0 ? `(${figure(value, 5)})` : figure(value, 5));
  if (rule.op === "relu") return rule.slope ? [`max(0, ${x}) + ${figure(rule.slope)} · min(0, ${x})`] : [`max(0, ${x})`];
  if (rule.op === "tanh") return [`tanh(${x})`];
  if (rule.op === "sigmoid") return [`1 / (1 + e^${values[0] < 0 ? figure(-values[0], 5) : `−${x}`})`];
  if (rule.op === "rescale") return [`${x} · ${figure(rule.scale, 5)} ${signed(rule.offset)}`];
  if (rule.op === "normalise") return [`(${x} ${signed(-rule.mean)}) / √(${figure(rule.variance, 5)} + ${figure(rule.epsilon)})`, `· ${put(rule.gamma)} ${signed(rule.beta)}`];
  if (rule.op === "add") return [values.map(put).join(" + ")];
  if (rule.op === "max") return [`max(${values.map((value) => figure(value, 4)).join(", ")})`];
  if (rule.op === "average") return [`(${values.map((value) => put(Number(value.toPrecision(4)))).join(" + ")}) / ${values.length}`];
  return [x];
}
