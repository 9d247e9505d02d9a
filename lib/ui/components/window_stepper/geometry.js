// Where the window stands, and what it adds up to, in float64. Rows, columns and channels are counted from 0; nothing
// here knows the page. The two axes are "rows" and "cols"; `data` is what stepper.js names, `input` the pixel store's.

const AXES = {
  rows: { kernel: "kernelHeight", out: "outHeight", pad: "padTop", size: "height" },
  cols: { kernel: "kernelWidth", out: "outWidth", pad: "padLeft", size: "width" },
};

const spanOf = (data, axis) => (data[AXES[axis].kernel] - 1) * data.dilation + 1;

/** What the grids show of one axis: the first output cell and how many, and the input cells that they read. */
function stretch(data, axis, first) {
  const span = spanOf(data, axis);
  const out = data[AXES[axis].out];
  const room = Math.max(data.cells, span + data.stride);
  const count = Math.min(out, Math.floor((room - span) / data.stride) + 1);
  const from = Math.max(0, Math.min(first, out - count));
  return { first: from, count, span, start: from * data.stride - data[AXES[axis].pad], cells: (count - 1) * data.stride + span };
}

/** What is shown along one axis round the output cell `at`: what was shown, moved by one or anew, so that it is in it. */
function stretchRound(data, axis, at, first) {
  const { count } = stretch(data, axis, 0);
  const middle = at - Math.floor(count / 2);
  if (first === undefined) return stretch(data, axis, middle);
  const shown = stretch(data, axis, first);
  if (at === shown.first - 1) return stretch(data, axis, at);
  if (at === shown.first + count) return stretch(data, axis, at - count + 1);
  return at < shown.first || at >= shown.first + count ? stretch(data, axis, middle) : shown;
}

/** The input rows (or columns) under the window at `at`, in the order of the kernel. */
function taps(data, axis, at) {
  const { kernel, pad } = AXES[axis];
  return Array.from({ length: data[kernel] }, (_, k) => at * data.stride - data[pad] + k * data.dilation);
}

/** Whether the window at `at` reads an input row (or column). */
function reads(data, axis, cell, at) {
  const { kernel, pad } = AXES[axis];
  const offset = cell - (at * data.stride - data[pad]);
  return offset >= 0 && offset % data.dilation === 0 && offset / data.dilation < data[kernel];
}

/** Whether any window reads an input row (or column). */
function isRead(data, axis, cell) {
  const { pad, out } = AXES[axis];
  const last = Math.min(data[out] - 1, Math.floor((cell + data[pad]) / data.stride));
  const before = Math.max(0, Math.ceil((cell + data[pad] - spanOf(data, axis) + 1) / data.stride));
  for (let at = before; at <= last; at += 1) if (reads(data, axis, cell, at)) return true;
  return false;
}

function isInside(input, row, col) {
  return row >= 0 && col >= 0 && row < input.height && col < input.width;
}

/** The input's value, 0 in the padding. */
function valueAt(input, plane, row, col) {
  return isInside(input, row, col) ? input.values[(plane * input.height + row) * input.width + col] : 0;
}

/** The sums of one output cell, per kernel row and plane; for pooling the values and which is kept. */
function workings(data, input, row, col) {
  const under = { rows: taps(data, "rows", row), cols: taps(data, "cols", col) };
  return data.operation === "convolution" ? convolved(data, input, under) : pooled(data, input, under);
}

function convolved(data, input, under) {
  const parts = data.planes.map((plane, c) => {
    const kernel = data.kernels[c];
    const subtotals = under.rows.map((r, i) => {
      let sum = 0;
      for (let j = 0; j < under.cols.length; j += 1) sum += valueAt(input, plane, r, under.cols[j]) * kernel[i][j];
      return sum;
    });
    return { plane, kernel, subtotals, subtotal: subtotals.reduce((a, b) => a + b, 0) };
  });
  const products = parts.reduce((total, part) => total + part.subtotal, 0);
  const sum = products + data.bias;
  return { under, parts, products, sum, result: data.relu ? Math.max(0, sum) : sum };
}

/** The products of one channel, row by row of its kernel; only for those that are written out. */
function productsOf(part, input, under) {
  return under.rows.map((r, i) =>
    under.cols.map((k, j) => ({ row: r, col: k, i, j, value: valueAt(input, part.plane, r, k), weight: part.kernel[i][j], pad: !isInside(input, r, k) })),
  );
}

function pooled(data, input, under) {
  const plane = data.planes[0];
  const cells = under.rows.flatMap((r, i) => under.cols.map((c, j) => ({ row: r, col: c, i, j, value: valueAt(input, plane, r, c) })));
  const inside = cells.filter((cell) => isInside(input, cell.row, cell.col));
  const sum = inside.reduce((total, cell) => total + cell.value, 0);
  const kept = inside.reduce((best, cell) => (cell.value > best.value ? cell : best), inside[0]);
  return { under, cells, inside, sum, kept, result: data.operation === "max" ? kept.value : sum / inside.length };
}
