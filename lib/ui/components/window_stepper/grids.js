// The three grids of cells: input, kernel or window, output. Cells are built once and filled again on every move.

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A grid of rows × cols cells in `holder`; rebuilt only when its size changes. Returns its cells, row by row. */
function cellsOf(holder, rows, cols, side) {
  const shape = `${rows}x${cols}`;
  if (holder.dataset.shape !== shape) {
    holder.dataset.shape = shape;
    const lines = Array.from({ length: rows }, (_, r) => {
      const line = make("div", "line");
      line.setAttribute("role", "row");
      for (let c = 0; c < cols; c += 1) {
        const cell = make("div", "cell");
        cell.setAttribute("role", "gridcell");
        cell.id = `${holder.dataset.grid}-${r}-${c}`;
        line.append(cell);
      }
      return line;
    });
    holder.replaceChildren(...lines, make("div", "frame"));
  }
  holder.style.setProperty("--cell", `${side}rem`);
  holder.classList.toggle("small", side < 1.7);
  return [...holder.querySelectorAll(".cell")];
}

/** Fill one cell: its colour, its figure, and where it stands. */
function fill(cell, row, col, value, scale, data, decimals) {
  const colour = colourOf(value, scale, data.palette);
  const drawn = `${row},${col},${value},${colour},${decimals}`;
  if (cell.drawn === drawn) return;
  cell.drawn = drawn;
  cell.style.background = colour;
  cell.style.color = ink(colour);
  cell.textContent = short(value, decimals);
  cell.classList.toggle("long", cell.textContent.length > 4);
  cell.dataset.row = row;
  cell.dataset.col = col;
  cell.setAttribute("aria-label", `${data.words.row} ${row}, ${data.words.column} ${col}: ${figure(value, decimals)}`);
}

/** Put a grid's frame round rows × cols cells from (top, left). */
function frame(holder, top, left, rows, cols) {
  const box = holder.querySelector(".frame");
  box.style.top = `calc(${top} * var(--cell))`;
  box.style.left = `calc(${left} * var(--cell))`;
  box.style.height = `calc(${rows} * var(--cell))`;
  box.style.width = `calc(${cols} * var(--cell))`;
}

const sideFor = (cells) => Math.min(1.87, 22.4 / cells); // 28 px at a root of 15 px, the whole grid at most 336 px

function drawInput(parts, data, input, shown, at) {
  const { rows, cols } = shown;
  const side = Math.min(sideFor(rows.cells), sideFor(cols.cells));
  const cells = cellsOf(parts.input, rows.cells, cols.cells, side);
  cells.forEach((cell, i) => {
    const r = rows.start + Math.floor(i / cols.cells);
    const c = cols.start + (i % cols.cells);
    const inside = isInside(input, r, c);
    fill(cell, r, c, valueAt(input, data.shown, r, c), data.inputScale, data, data.inputDecimals);
    cell.classList.toggle("padding", !inside);
    if (!inside) cell.setAttribute("aria-label", `${data.words.padding}, ${data.words.row} ${r}, ${data.words.column} ${c}`);
    const tap = reads(data, r, at.row, data.padTop, data.kernelHeight) && reads(data, c, at.col, data.padLeft, data.kernelWidth);
    cell.classList.toggle("tap", tap);
  });
  frame(parts.input, at.row * data.stride - data.padTop - rows.start, at.col * data.stride - data.padLeft - cols.start, rows.span, cols.span);
  const channel = data.words.planes[data.shown];
  parts.inputNote.textContent = `${rows.cells}×${cols.cells} ${data.words.of} ${input.height}×${input.width}, ${channel}`;
}

function drawOutput(parts, data, input, shown, at) {
  const { rows, cols } = shown;
  const cells = cellsOf(parts.output, rows.count, cols.count, sideFor(Math.max(rows.count, cols.count)));
  parts.output.setAttribute("aria-rowcount", data.outHeight);
  parts.output.setAttribute("aria-colcount", data.outWidth);
  cells.forEach((cell, i) => {
    const r = rows.first + Math.floor(i / cols.count);
    const c = cols.first + (i % cols.count);
    fill(cell, r, c, workings(data, input, r, c).result, data.outputScale, data, data.decimals);
    const here = r === at.row && c === at.col;
    cell.setAttribute("aria-selected", here);
    cell.setAttribute("aria-rowindex", r + 1);
    cell.setAttribute("aria-colindex", c + 1);
    if (here) parts.output.setAttribute("aria-activedescendant", cell.id);
  });
  frame(parts.output, at.row - rows.first, at.col - cols.first, 1, 1);
  parts.outputNote.textContent = `${data.words.row} ${at.row}, ${data.words.column} ${at.col}`;
}

function drawKernel(parts, data, input, at) {
  const side = Math.min(2.9, 9.6 / Math.max(data.kernelHeight, data.kernelWidth));
  const cells = cellsOf(parts.kernel, data.kernelHeight, data.kernelWidth, side);
  const convolves = data.operation === "convolution";
  const weights = data.kernel?.flat() ?? [];
  const scale = convolves ? { limit: Math.max(...weights.map(Math.abs)) } : data.inputScale;
  const under = taps(data, at.row, at.col);
  const { kept } = convolves ? {} : workings(data, input, at.row, at.col);
  cells.forEach((cell, i) => {
    const r = Math.floor(i / data.kernelWidth);
    const c = i % data.kernelWidth;
    const value = convolves ? data.kernel[r][c] : valueAt(input, data.shown, under.rows[r], under.cols[c]);
    fill(cell, r, c, value, scale, data, convolves ? data.kernelDecimals : data.inputDecimals);
    const kept_here = data.operation === "max" && kept.row === under.rows[r] && kept.col === under.cols[c];
    cell.classList.toggle("kept", kept_here);
    cell.classList.toggle("padding", !convolves && !isInside(input, under.rows[r], under.cols[c]));
  });
}
