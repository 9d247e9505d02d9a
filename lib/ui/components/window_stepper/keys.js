// The grids by keyboard, after the ARIA grid pattern: one stop each, arrow keys move in it.

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listenToKeys(state) {
  const { parts } = state;
  parts.output.onkeydown = (event) => moveWindow(state, event);
  parts.input.onkeydown = (event) => moveProbe(state, event);
  parts.kernel.onkeydown = (event) => moveEdited(state, event);
  parts.input.onfocus = () => probe(state, state.probe ?? 0);
  parts.input.onblur = () => { parts.input.classList.remove("probing"); unlight(state); };
}

/** Arrow keys move the window by one position, Home and End to the ends of the row in sight, Page Up and Down by all rows. */
function moveWindow(state, event) {
  const { at, shown } = state;
  const { rows, cols } = shown;
  const far = { PageUp: [-rows.count, 0], PageDown: [rows.count, 0], Home: [0, cols.first - at.col], End: [0, cols.first + cols.count - 1 - at.col] };
  const step = ARROWS[event.key] ?? far[event.key];
  if (!step) return;
  event.preventDefault();
  pause(state);
  moveTo(state, at.row + step[0], at.col + step[1]);
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
  const step = ARROWS[event.key];
  if (!step) return;
  event.preventDefault();
  const { rows, cols } = state.shown;
  const row = Math.max(0, Math.min(Math.floor(state.probe / cols.cells) + step[0], rows.cells - 1));
  const col = Math.max(0, Math.min((state.probe % cols.cells) + step[1], cols.cells - 1));
  probe(state, row * cols.cells + col);
}

/** The kernel's cell that would be changed; Enter goes to its field. */
function moveEdited(state, event) {
  const step = ARROWS[event.key];
  if (step) {
    event.preventDefault();
    const { data, edited } = state;
    edited.row = Math.max(0, Math.min(edited.row + step[0], data.kernelHeight - 1));
    edited.col = Math.max(0, Math.min(edited.col + step[1], data.kernelWidth - 1));
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
