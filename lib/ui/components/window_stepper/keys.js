// The grids by keyboard, after the ARIA grid pattern: one stop each, arrow keys move in it.

/** Where a key leads in a grid of rows × cols from a cell of it, maybe beyond its edges; undefined for other keys. */
function ledTo({ key, ctrlKey }, row, col, rows, cols) {
  const to = {
    ArrowUp: [row - 1, col], ArrowDown: [row + 1, col], ArrowLeft: [row, col - 1], ArrowRight: [row, col + 1],
    PageUp: [row - rows, col], PageDown: [row + rows, col],
    Home: [ctrlKey ? 0 : row, 0], End: [ctrlKey ? rows - 1 : row, cols - 1],
  };
  return to[key];
}

/** The same, kept inside the grid. */
function ledInside(event, row, col, rows, cols) {
  const to = ledTo(event, row, col, rows, cols);
  return to && [Math.max(0, Math.min(to[0], rows - 1)), Math.max(0, Math.min(to[1], cols - 1))];
}

function listenToKeys(state) {
  const { parts } = state;
  parts.output.onkeydown = (event) => moveWindow(state, event);
  parts.input.onkeydown = (event) => moveProbe(state, event);
  parts.kernel.onkeydown = (event) => moveEdited(state, event);
  parts.input.onfocus = () => probe(state, state.probe ?? 0);
  parts.input.onblur = () => { parts.input.classList.remove("probing"); unlight(state); };
}

/** Arrow keys move the window by one position, Home and End to the ends of the row in sight, with Ctrl to the first and the
 * last cell in sight, Page Up and Down by all rows. */
function moveWindow(state, event) {
  const { at, shown } = state;
  const { rows, cols } = shown;
  const to = ledTo(event, at.row - rows.first, at.col - cols.first, rows.count, cols.count);
  if (!to) return;
  event.preventDefault();
  pause(state);
  moveTo(state, rows.first + to[0], cols.first + to[1]);
}

/** The input grid has a cell of its own that the keys move: it lights every output cell that it goes into. */
function probe(state, place) {
  const { parts } = state;
  state.probe = Math.max(0, Math.min(place, parts.input.cells.length - 1));
  const cell = parts.input.cells[state.probe];
  for (const other of parts.input.querySelectorAll(".probe")) other.classList.remove("probe");
  cell.classList.add("probe");
  parts.input.classList.add("probing");
  parts.input.setAttribute("aria-activedescendant", cell.id);
  lightPartners(state, cell, "input");
}

function moveProbe(state, event) {
  const { rows, cols } = state.shown;
  const to = ledInside(event, Math.floor(state.probe / cols.cells), state.probe % cols.cells, rows.cells, cols.cells);
  if (!to) return;
  event.preventDefault();
  probe(state, to[0] * cols.cells + to[1]);
}

/** The kernel's cell that would be changed; Enter goes to its field. */
function moveEdited(state, event) {
  const { data, edited } = state;
  const to = ledInside(event, edited.row, edited.col, data.kernelHeight, data.kernelWidth);
  if (to) {
    event.preventDefault();
    [edited.row, edited.col] = to;
    markEdited(state);
  } else if (event.key === "Enter" && !state.parts.edit.hidden) {
    state.parts.edit.querySelector("input").focus();
  }
}

function markEdited(state) {
  const { parts, data, edited } = state;
  edited.row = Math.min(edited.row, data.kernelHeight - 1);
  edited.col = Math.min(edited.col, data.kernelWidth - 1);
  frame(parts.kernel, edited.row, edited.col, 1, 1);
  parts.kernel.cells.forEach((cell, i) => {
    const here = i === edited.row * data.kernelWidth + edited.col;
    cell.setAttribute("aria-selected", here);
    if (here) parts.kernel.setAttribute("aria-activedescendant", cell.id);
  });
  parts.edit.hidden = !data.editable;
  if (parts.edit.hidden) return;
  const weights = data.kernels[data.planes.indexOf(data.shown)] ?? data.kernels[0];
  parts.edit.querySelector("span").textContent = `${data.words.cell} ${edited.row}, ${edited.col}`;
  const field = parts.edit.querySelector("input");
  if (field !== field.getRootNode().activeElement) field.value = Number(weights[edited.row][edited.col].toPrecision(6));
}

function edit(state, cell) {
  if (!cell || !state.data.editable) return;
  state.edited = { row: Number(cell.dataset.row), col: Number(cell.dataset.col) };
  markEdited(state);
  const field = state.parts.edit.querySelector("input");
  field.focus();
  field.select();
}

/** Draw with one weight changed, and send the kernels; Python makes them the person's own. */
function change(state, weight) {
  if (!Number.isFinite(weight)) return;
  const { data, edited } = state;
  const kernels = data.kernels.map((rows) => rows.map((row) => [...row]));
  kernels[Math.max(0, data.planes.indexOf(data.shown))][edited.row][edited.col] = Math.max(-1e6, Math.min(weight, 1e6));
  state.data = { ...data, kernels }; // so that the next change keeps this one
  drawBlock(state, state.shown.rows, state.shown.cols);
  state.trigger("weights", kernels);
}
