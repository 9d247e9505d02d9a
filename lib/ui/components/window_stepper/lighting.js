// What belongs together lights up: an input cell and every output cell it goes into, an output cell and its window, a
// product and its two factors. All in the browser.

const LIT = "lit";

function unlight({ root }) {
  for (const cell of root.querySelectorAll(`.${LIT}`)) cell.classList.remove(LIT);
}

/** Light the cells of the other grid that an input or output cell has to do with. */
function lightPartners(state, cell, grid) {
  unlight(state);
  if (!cell) return;
  const { parts, data } = state;
  const [row, col] = [Number(cell.dataset.row), Number(cell.dataset.col)];
  const partners = grid === "input" ? parts.output : parts.input;
  const meet = (other) => {
    const [r, c] = [Number(other.dataset.row), Number(other.dataset.col)];
    return grid === "input"
      ? reads(data, "rows", row, r) && reads(data, "cols", col, c)
      : reads(data, "rows", r, row) && reads(data, "cols", c, col);
  };
  for (const other of partners.cells) if (meet(other)) other.classList.add(LIT);
  cell.classList.add(LIT);
}

/** Light a product of the sum with its input cell and its weight, whichever of the three is pointed at. */
function lightProduct(state, row, col, i, j) {
  unlight(state);
  const { parts, data } = state;
  inputCell(state, row, col)?.classList.add(LIT);
  parts.kernel.cells[i * data.kernelWidth + j]?.classList.add(LIT);
  for (const term of parts.arithmetic.querySelectorAll(`.term[data-i="${i}"][data-j="${j}"]`)) term.classList.add(LIT);
}

function listenToPointer(state) {
  const { parts } = state;
  for (const grid of ["input", "output"]) {
    parts[grid].onpointerover = (event) => lightPartners(state, event.target.closest(".cell"), grid);
    parts[grid].onpointerleave = () => unlight(state);
  }
  parts.arithmetic.onpointerover = (event) => {
    const term = event.target.closest(".term");
    if (!term) return unlight(state);
    const { row, col, i, j } = term.dataset;
    lightProduct(state, Number(row), Number(col), Number(i), Number(j));
  };
  parts.arithmetic.onpointerleave = () => unlight(state);
  parts.kernel.onpointerover = (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return unlight(state);
    const place = parts.kernel.cells.indexOf(cell);
    const [i, j] = [Math.floor(place / state.data.kernelWidth), place % state.data.kernelWidth];
    lightProduct(state, taps(state.data, "rows", state.at.row)[i], taps(state.data, "cols", state.at.col)[j], i, j);
  };
  parts.kernel.onpointerleave = () => unlight(state);
}
