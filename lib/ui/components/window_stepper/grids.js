// The three grids of cells: input, kernel or window, output. `layBlock` fills them where the photo, the operation or the
// cells in sight changed; `setPosition` only marks what another place of the window changes.

const AIR = 0.6; // letters left free beside a figure that fills its cell
const LARGE = 1.6; // rem from which a cell has room for its figure

/** As large as figures of so many letters fit into a cell; all in rem. */
const figureSize = (side, letters) => Math.min(0.45 * side, (0.96 * side) / (0.6 * letters));

/** How many letters the figures of a grid have, so that all are of one size wherever it goes. Where nothing is below
 * zero no letter is kept for a sign, and a little room between two figures that fill their cells. */
function lettersOf(scale, decimals, signed = true) {
  if (scale.limit === undefined) return decimals ? 4 : short(scale.high, 0).length;
  const letters = short(signed ? -scale.limit : scale.limit, decimals).length;
  return Math.max(3, Math.min(5, letters)) + (signed ? 0 : AIR);
}

/** The cells of a grid, row by row; made anew only when their number changes. */
function cellsOf(holder, rows, cols, side, letters) {
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
    holder.cells = [...holder.querySelectorAll(".cell")];
    holder.removeAttribute("aria-activedescendant");
  }
  holder.style.setProperty("--cell", `${side}rem`);
  holder.letters = letters;
  if (letters) holder.style.setProperty("--figure", `${figureSize(side, letters)}rem`);
  holder.classList.toggle("small", side < LARGE);
  return holder.cells;
}

/** Fill one cell: its colour, its figure, and where it stands. */
function fillCell(cell, row, col, value, scale, data, decimals) {
  const colour = colourOf(value, scale, data.palette);
  const drawn = `${row},${col},${value},${colour},${decimals}`;
  if (cell.drawn === drawn) return;
  cell.drawn = drawn;
  cell.style.background = colour;
  cell.style.color = ink(colour);
  cell.textContent = short(value, decimals);
  cell.classList.toggle("long", cell.textContent.length > Math.max(4, cell.parentElement.parentElement.letters));
  cell.dataset.row = row;
  cell.dataset.col = col;
  name(cell, data, row, col, fixed(value, decimals));
}

function name(cell, data, row, col, value) {
  cell.setAttribute("aria-label", `${data.words.row} ${row}, ${data.words.column} ${col}: ${value}`);
}

/** Put a grid's frame round rows × cols cells from (top, left). */
function frame(holder, top, left, rows, cols) {
  putBox(holder.lastChild, top, left, rows, cols);
}

function putBox(box, top, left, rows, cols) {
  box.style.transform = `translate(calc(${left} * var(--cell)), calc(${top} * var(--cell)))`;
  box.style.height = `calc(${rows} * var(--cell))`;
  box.style.width = `calc(${cols} * var(--cell))`;
}

/** Cells of both grids alike, as large as the room has for the longer side of the larger one; never more than a 12th, or
 * a smaller number that was asked for: 28 px at a root of 15 px where room is 22.4. */
const sideFor = (cells, room, asked) => room / Math.max(cells, Math.min(12, asked));

/** Everything in the grids that does not depend on where in them the window stands. */
function layBlock(state) {
  layInput(state);
  layKernel(state);
  layOutput(state);
}

function layInput({ parts, data, input, shown, room }) {
  const { rows, cols } = shown;
  const side = sideFor(Math.max(rows.cells, cols.cells), room, data.cells);
  const cells = cellsOf(parts.input, rows.cells, cols.cells, side, lettersOf(data.inputScale, data.inputDecimals, data.inputSigned));
  layRuler(parts.input, rows.start, cols.start, rows.cells, cols.cells, side, input.height - 1);
  const readRows = Array.from({ length: rows.cells }, (_, i) => isRead(data, "rows", rows.start + i));
  const readCols = Array.from({ length: cols.cells }, (_, i) => isRead(data, "cols", cols.start + i));
  cells.forEach((cell, i) => {
    const [down, across] = [Math.floor(i / cols.cells), i % cols.cells];
    const [r, c] = [rows.start + down, cols.start + across];
    fillCell(cell, r, c, valueAt(input, data.shown, r, c), data.inputScale, data, data.inputDecimals);
    const inside = isInside(input, r, c);
    const skipped = inside && !(readRows[down] && readCols[across]);
    cell.classList.toggle("padding", !inside);
    cell.classList.toggle("skipped", skipped);
    if (!inside) cell.setAttribute("aria-label", `${data.words.row} ${r}, ${data.words.column} ${c}: ${data.words.padding}`);
    if (skipped) name(cell, data, r, c, `${fixed(valueAt(input, data.shown, r, c), data.inputDecimals)}, ${data.words.skipped}`);
    cell.classList.toggle("start", data.stride > 1 && isStart(data, r, c, rows, cols));
  });
  const channel = data.words.planes[data.shown];
  parts.inputNote.textContent = `${rows.cells}×${cols.cells} ${data.words.of} ${input.height}×${input.width}, ${channel}`;
}

/** Whether a window has its middle tap here: with a stride, positions between these are skipped. */
function isStart(data, row, col, rows, cols) {
  const along = (cell, axis, shown) => {
    const first = data[AXES[axis].kernel] - 1 >> 1;
    const offset = cell - shown.start - first * data.dilation;
    return offset >= 0 && offset % data.stride === 0 && offset / data.stride < shown.count;
  };
  return along(row, "rows", rows) && along(col, "cols", cols);
}

function layKernel({ parts, data }) {
  const side = Math.max(1.75, Math.min(2.9, 10.4 / Math.max(data.kernelHeight, data.kernelWidth)));
  const laid = (letters) => cellsOf(parts.kernel, data.kernelHeight, data.kernelWidth, side, letters);
  if (data.operation !== "convolution") return laid(lettersOf(data.inputScale, data.inputDecimals, data.inputSigned));
  const weights = data.kernels[data.planes.indexOf(data.shown)] ?? data.kernels[0];
  const longest = Math.max(...weights.flat().map((weight) => short(weight, data.kernelDecimals).length));
  const cells = laid(longest + (side > 2.4 ? AIR : 0));
  const scale = { limit: Math.max(...data.kernels.flat(2).map(Math.abs)) };
  cells.forEach((cell, i) => {
    const [r, c] = [Math.floor(i / data.kernelWidth), i % data.kernelWidth];
    cell.classList.remove("padding", "kept");
    fillCell(cell, r, c, weights[r][c], scale, data, data.kernelDecimals);
  });
}

function layOutput(state) {
  const { parts, data, input, shown, room } = state;
  const { rows, cols } = shown;
  const side = sideFor(Math.max(rows.count, cols.count), room, data.cells);
  const letters = lettersOf(data.outputScale, data.decimals, data.outputSigned);
  const cells = cellsOf(parts.output, rows.count, cols.count, side, data.operation === "convolution" ? Math.max(4, letters) : letters);
  layRuler(parts.output, rows.first, cols.first, rows.count, cols.count, side, data.outHeight - 1);
  parts.output.setAttribute("aria-rowcount", data.outHeight);
  parts.output.setAttribute("aria-colcount", data.outWidth);
  cells.forEach((cell, i) => {
    const [r, c] = [rows.first + Math.floor(i / cols.count), cols.first + (i % cols.count)];
    cell.value = workings(data, input, r, c).result;
    fillCell(cell, r, c, cell.value, data.outputScale, data, data.decimals);
    cell.setAttribute("aria-rowindex", r + 1);
    cell.setAttribute("aria-colindex", c + 1);
  });
  state.filled = undefined; // all of them are to be told anew
}

/** What another place of the window changes in the grids. */
function setPosition(state, work) {
  const { parts, data, shown, at } = state;
  const { rows, cols } = shown;
  markTaps(state, work);
  frame(parts.input, work.under.rows[0] - rows.start, work.under.cols[0] - cols.start, rows.span, cols.span);
  if (data.operation !== "convolution") fillWindow(state, work);
  fillOutput(state);
  frame(parts.output, at.row - rows.first, at.col - cols.first, 1, 1);
  markRuler(parts.input, work.under.rows, work.under.cols);
  markRuler(parts.output, [at.row], [at.col]);
  markAsked(state);
  parts.outputNote.textContent = `${data.words.row} ${at.row}, ${data.words.column} ${at.col}`;
}

/** While the next cell is asked about: a "?" where it will stand, and a frame round the cells that it will be made of. */
function markAsked(state) {
  const { parts, data, shown, playing } = state;
  if (playing && !state.asked) return;
  const next = parts.output.cells[state.filled + 1];
  state.asked?.classList.remove("asked");
  state.asked = data.asking && !playing ? next : undefined;
  state.asked?.classList.add("asked");
  let box = parts.input.querySelector(".ghost");
  if (!box) parts.input.insertBefore((box = make("div", "ghost")), parts.input.lastChild);
  box.hidden = !state.asked;
  if (box.hidden) return;
  const { rows, cols } = shown;
  const [top, left] = [taps(data, "rows", Number(next.dataset.row))[0], taps(data, "cols", Number(next.dataset.col))[0]];
  putBox(box, top - rows.start, left - cols.start, rows.span, cols.span);
}

/** The cell of the input grid at a row and column of the input; undefined where it is not in sight. */
function inputCell({ parts, shown }, row, col) {
  const [down, across] = [row - shown.rows.start, col - shown.cols.start];
  const inSight = down >= 0 && across >= 0 && down < shown.rows.cells && across < shown.cols.cells;
  return inSight ? parts.input.cells[down * shown.cols.cells + across] : undefined;
}

function markTaps(state, work) {
  for (const cell of state.tapped ?? []) cell.classList.remove("tap", "gap", "kept");
  const { under } = work;
  const marked = [];
  for (let r = under.rows[0]; r <= under.rows.at(-1); r += 1) {
    for (let c = under.cols[0]; c <= under.cols.at(-1); c += 1) {
      const cell = inputCell(state, r, c);
      if (!cell) continue;
      cell.classList.add(under.rows.includes(r) && under.cols.includes(c) ? "tap" : "gap");
      if (isKept(state.data, work, r, c)) cell.classList.add("kept");
      marked.push(cell);
    }
  }
  state.tapped = marked;
}

/** Whether the largest value of the window stands here; where answers stay closed it is not told. */
function isKept(data, work, row, col) {
  return data.operation === "max" && !data.closed && work.kept.row === row && work.kept.col === col;
}

/** Pooling has no weights: its window shows the values under it, and which is kept. */
function fillWindow({ parts, data, input }, work) {
  work.cells.forEach((value, i) => {
    const cell = parts.kernel.cells[i];
    fillCell(cell, value.i, value.j, value.value, data.inputScale, data, data.inputDecimals);
    cell.classList.toggle("kept", isKept(data, work, value.row, value.col));
    cell.classList.toggle("padding", !isInside(input, value.row, value.col));
  });
}

/** Cells up to the present one, row by row, are filled; those after it are still to come. Only what changed is touched. */
function fillOutput(state) {
  const { parts, data, shown, at } = state;
  const { cells } = parts.output;
  const here = (at.row - shown.rows.first) * shown.cols.count + at.col - shown.cols.first;
  const [from, to] = state.filled === undefined ? [0, cells.length - 1] : [Math.min(here, state.filled), Math.max(here, state.filled)];
  for (let i = from; i <= to; i += 1) {
    const is = i > here ? "coming" : data.closed ? "closed" : "filled";
    const said = { coming: data.words.coming, closed: data.words.closed, filled: fixed(cells[i].value, data.decimals) };
    cells[i].dataset.is = is;
    cells[i].textContent = is === "filled" ? short(cells[i].value, data.decimals) : "";
    cells[i].setAttribute("aria-selected", i === here);
    name(cells[i], data, cells[i].dataset.row, cells[i].dataset.col, said[is]);
  }
  state.filled = here;
  parts.output.setAttribute("aria-activedescendant", cells[here].id);
}
