// Where the window stands. Rows, columns and channels are counted from 0; nothing here knows the page.

const CELLS = 12; // cells of the input shown along each side, where the window leaves room to move

/** What is shown of input and output round the cell (row, col), moving on from what was shown before. */
function block(data, row, col, before) {
  const along = (kernel, out, pad, at, last) => {
    const span = (kernel - 1) * data.dilation + 1;
    const cells = Math.max(CELLS, span + data.stride);
    const count = Math.min(out, Math.floor((cells - span) / data.stride) + 1);
    let first = last ?? at - Math.floor(count / 2);
    if (at < first || at >= first + count) first = at - Math.floor(count / 2);
    first = Math.max(0, Math.min(first, out - count));
    return { first, count, start: first * data.stride - pad, cells: (count - 1) * data.stride + span, span };
  };
  return {
    rows: along(data.kernelHeight, data.outHeight, data.padTop, row, before?.rows.first),
    cols: along(data.kernelWidth, data.outWidth, data.padLeft, col, before?.cols.first),
  };
}

/** The input rows and columns under the window of the output cell (row, col), in the order of the kernel. */
function taps(data, row, col) {
  const along = (kernel, at, pad) => Array.from({ length: kernel }, (_, k) => at * data.stride - pad + k * data.dilation);
  return { rows: along(data.kernelHeight, row, data.padTop), cols: along(data.kernelWidth, col, data.padLeft) };
}

/** Whether an input row (or column) is read by the window at `at` along that side. */
function reads(data, cell, at, pad, kernel) {
  const offset = cell - (at * data.stride - pad);
  return offset >= 0 && offset % data.dilation === 0 && offset / data.dilation < kernel;
}

/** The input's value, 0 in the padding. */
function valueAt(input, plane, row, col) {
  if (row < 0 || col < 0 || row >= input.height || col >= input.width) return 0;
  return input.values[(plane * input.height + row) * input.width + col];
}

function isInside(input, row, col) {
  return row >= 0 && col >= 0 && row < input.height && col < input.width;
}

/** Every product of one output cell, per plane, with the sums; for pooling the values and which is kept. Float64. */
function workings(data, input, row, col) {
  const under = taps(data, row, col);
  if (data.operation !== "convolution") return pooled(data, input, under);
  const parts = data.planes.map((plane) => {
    const rows = under.rows.map((r, i) =>
      under.cols.map((c, j) => ({ value: valueAt(input, plane, r, c), weight: data.kernel[i][j], pad: !isInside(input, r, c) })),
    );
    const subtotals = rows.map((cells) => cells.reduce((sum, cell) => sum + cell.value * cell.weight, 0));
    return { plane, rows, subtotals, subtotal: subtotals.reduce((a, b) => a + b, 0) };
  });
  const sum = parts.reduce((total, part) => total + part.subtotal, 0) + data.bias;
  return { parts, sum, result: data.relu ? Math.max(0, sum) : sum };
}

function pooled(data, input, under) {
  const plane = data.planes[0];
  const cells = under.rows.flatMap((r) => under.cols.map((c) => ({ row: r, col: c, value: valueAt(input, plane, r, c) })));
  const inside = cells.filter((cell) => isInside(input, cell.row, cell.col));
  const sum = inside.reduce((total, cell) => total + cell.value, 0);
  const kept = inside.reduce((best, cell) => (cell.value > best.value ? cell : best), inside[0]);
  return { cells, inside, sum, kept, result: data.operation === "max" ? kept.value : sum / inside.length };
}
