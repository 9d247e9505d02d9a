// A window on the input, the number it gives, and both in the whole picture.
//
// data: input (name in the pixel store), planes (summed), shown (plane in the grid), cells (along each side of the
//   input's grid), operation, kernels (one a plane, or null), editable, kernelHeight, kernelWidth, stride, padTop, padLeft,
//   dilation, bias, relu, outHeight, outWidth, row, col, first ([row, col] of the first output cell in sight, or null),
//   closed (answers stay "?"), sizeClosed (the output's size does), asking (the next cell is asked about), outputs [labels], chosen, pictures (Arrow, one cell of
//   bytes), pictureHeight, pictureWidth, inputScale, outputScale, inputSigned, outputSigned (whether any
//   value is below zero), palette, formula, decimals, inputDecimals, kernelDecimals, biasDecimals, dark, words
// state: position [row, col, first row, first col], told 300 ms after the last move and never while it plays;
// triggers: weights (changed kernels), output (index)
const WAIT = 300;
const states = new WeakMap();

function build(root, words) {
  root.innerHTML = `
    <section class="column in"><h2 class="input"></h2><span class="note"></span>
      <div class="scroll"><div class="ruled"><div class="across" aria-hidden="true"></div><div class="down" aria-hidden="true"></div>
        <div class="grid" role="grid" tabindex="0" data-grid="input"></div></div></div></section>
    <section class="column mid"><h2 class="kernel"></h2><span class="note"></span>
      <div class="grid" role="grid" tabindex="0" data-grid="kernel"></div>
      <label class="edit"><span></span><input type="number" step="any" min="-1000000" max="1000000"></label>
      <div class="formula"></div><div class="legend"></div></section>
    <section class="column out"><h2 class="output"></h2><span class="note"></span>
      <div class="scroll"><div class="ruled"><div class="across" aria-hidden="true"></div><div class="down" aria-hidden="true"></div>
        <div class="grid" role="grid" tabindex="0" data-grid="output"></div></div></div></section>
    <section class="column pictures"><div class="picture photo"><canvas role="img"></canvas><button type="button" class="frame"></button></div>
      <div class="outputs"></div></section>
    <section class="arithmetic" tabindex="0" role="group"></section>
    <p class="told" role="status"></p>`;
  const find = (selector) => root.querySelector(selector);
  const parts = {
    input: find("[data-grid=input]"), kernel: find("[data-grid=kernel]"), output: find("[data-grid=output]"),
    inputNote: find(".in .note"), kernelNote: find(".mid .note"), outputNote: find(".out .note"), edit: find(".edit"),
    formula: find(".formula"), legend: find(".legend"), photo: find(".photo"), photoFrame: find(".photo .frame"),
    outputs: find(".outputs"), arithmetic: find(".arithmetic"), told: find(".told"), bar: toolbar(words),
  };
  find(".pictures").prepend(parts.bar);
  find("h2.input").textContent = words.input;
  find("h2.output").textContent = words.output;
  parts.input.setAttribute("aria-label", words.inputGrid);
  parts.output.setAttribute("aria-label", words.outputGrid);
  parts.arithmetic.setAttribute("aria-label", words.arithmetic);
  return parts;
}

/** Draw all that depends on where the window stands. */
function drawPosition(state) {
  const { data, input, at, root } = state;
  const work = workings(data, input, at.row, at.col);
  state.work = work;
  setPosition(state, work);
  drawArithmetic(state, work);
  Object.assign(root.dataset, { row: at.row, col: at.col, value: work.result });
  state.drawn?.(state, work);
}

/** Show the stretch of both axes, and everything in it. */
function drawBlock(state, rows, cols) {
  state.shown = { rows, cols };
  state.room = layOut(state);
  layBlock(state);
  markPictures(state);
  drawPosition(state);
}

/** Beside each other, in two rows or in one column, and the room for a grid, in rem: as wide as the page leaves it. The
 * sum stands right under kernel and output, or under all where its lines are long. */
function layOut({ root, data, input, shown }) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = root.clientWidth / rem;
  const ruler = rulerRoom(Math.max(input.height, data.outHeight) - 1);
  root.dataset.columns = width < 34 ? 1 : width < 64 ? 2 : 4;
  const short = data.kernelWidth <= NARROW && data.planes.length <= NARROW && data.kernelDecimals + data.inputDecimals <= 4;
  root.dataset.sum = short ? "narrow" : "wide";
  root.dataset.kernel = data.kernelWidth <= WIDE ? "small" : "large";
  if (width < 64) return Math.min(22.4, Math.max(12, width - ruler - 0.3));
  const { rows, cols } = shown;
  const other = Math.min(cols.count / Math.min(12, data.cells), cols.count / Math.max(rows.count, cols.count)); // the output's width, as a part of the room
  const fixed = Math.max(rem > 24 ? 11.4 : 10.4, 1.75 * data.kernelWidth) + 2 * ruler + 12.2;
  return Math.max(19.5, Math.min(width < 85 ? 22.4 : 29, (width - fixed) / (1 + other)));
}

/** Show another input channel in the grids, with its kernel; false where it is shown already. */
function showPlane(state, plane) {
  if (state.data.shown === plane) return false;
  state.data = { ...state.data, shown: plane };
  paintPictures(state);
  drawBlock(state, state.shown.rows, state.shown.cols);
  return true;
}

/** Move the window to an output cell; the cells in sight follow. */
function moveTo(state, row, col) {
  goTo(state, row, col);
  tellLater(state);
}

/** The same where something else has moved, which tells Python by itself. */
function followTo(state, row, col) {
  state.known.push([row, col]);
  goTo(state, row, col);
}

function goTo(state, row, col) {
  const { data, shown } = state;
  const within = (at, out) => Math.max(0, Math.min(at, out - 1));
  state.at = { row: within(row, data.outHeight), col: within(col, data.outWidth) };
  const rows = stretchRound(data, "rows", state.at.row, shown.rows.first);
  const cols = stretchRound(data, "cols", state.at.col, shown.cols.first);
  if (rows.first === shown.rows.first && cols.first === shown.cols.first) drawPosition(state);
  else drawBlock(state, rows, cols);
}

/** Move the cells in sight; the window stays at its place among them. */
function moveSight(state, firstRow, firstCol) {
  const { data, shown, at } = state;
  const rows = stretch(data, "rows", firstRow);
  const cols = stretch(data, "cols", firstCol);
  state.at = { row: rows.first + at.row - shown.rows.first, col: cols.first + at.col - shown.cols.first };
  drawBlock(state, rows, cols);
  tellLater(state);
}

/** Python hears of a place once, when the window has stood for a while; a screen reader too. */
function tellLater(state) {
  clearTimeout(state.timer);
  if (state.playing) return;
  state.timer = setTimeout(() => {
    const { at, shown, data, work } = state;
    const value = data.closed ? data.words.closed : fixed(work.result, data.decimals);
    state.parts.told.textContent = `${data.words.row} ${at.row}, ${data.words.column} ${at.col}: ${value}`;
    const place = [at.row, at.col, shown.rows.first, shown.cols.first];
    state.known.push(place);
    state.tell("position", place);
  }, WAIT);
}

function listen(state) {
  const { parts } = state;
  listenToToolbar(state, state.data.words);
  listenToPointer(state);
  listenToKeys(state);
  parts.output.onclick = (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    pause(state);
    moveTo(state, Number(cell.dataset.row), Number(cell.dataset.col));
  };
  parts.input.onclick = (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    probe(state, parts.input.cells.indexOf(cell));
    pause(state);
    centreOn(state, Number(cell.dataset.row), Number(cell.dataset.col));
  };
  parts.kernel.onclick = (event) => edit(state, event.target.closest(".cell"));
  parts.edit.querySelector("input").onchange = (event) => change(state, event.target.valueAsNumber);
  state.release = draggable(parts.photo, parts.photo.querySelector("canvas"), parts.photoFrame, () => sight(state), (row, col) => drag(state, row, col));
}

/** The input cells in sight, without padding. */
function sight({ shown, input }) {
  const { rows, cols } = shown;
  const [row, col] = [Math.max(0, rows.start), Math.max(0, cols.start)];
  const [high, wide] = [Math.min(rows.start + rows.cells, input.height) - row, Math.min(cols.start + cols.cells, input.width) - col];
  return { rows: input.height, columns: input.width, high, wide, row, col };
}

/** Move the cells in sight so that they begin at an input cell, as nearly as the stride allows, and at least by one. */
function drag(state, row, col) {
  const { data, shown } = state;
  const before = sight(state);
  const along = (axis, to, from) => {
    const exact = (to + data[AXES[axis].pad]) / data.stride;
    if (to === from) return shown[axis].first;
    return to > from ? Math.max(Math.ceil(exact), shown[axis].first + 1) : Math.min(Math.floor(exact), shown[axis].first - 1);
  };
  pause(state);
  moveSight(state, along("rows", row, before.row), along("cols", col, before.col));
}

/** Move the window so that its middle stands on an input cell, as nearly as the stride allows. */
function centreOn(state, row, col) {
  const { data } = state;
  const along = (axis, cell) => Math.round((cell + data[AXES[axis].pad] - (spanOf(data, axis) - 1) / 2) / data.stride);
  moveTo(state, along("rows", row), along("cols", col));
}

/** Whether Python asks for a place, or only repeats what it was told: a slow answer must not move the window back. */
function isNews(state) {
  const asked = [state.data.row, state.data.col, ...(state.data.first ?? [])];
  const place = state.known.findIndex((told) => asked.every((at, i) => at === told[i]));
  state.known = place < 0 ? [asked] : state.known.slice(place);
  return place < 0;
}

function show(state) {
  const { parts, data, root } = state;
  state.input = globalThis.convscope?.pixels?.get(data.input);
  if (!state.input) return;
  root.querySelector("h2.kernel").textContent = data.words.kernel;
  parts.kernelNote.textContent = data.words.kernelNote;
  parts.kernel.setAttribute("aria-label", data.editable ? data.words.kernelGrid : data.words.kernel);
  parts.kernel.classList.toggle("editable", data.editable);
  if (isNews(state)) {
    state.at = { row: data.row, col: data.col };
    if (data.first) state.shown = { rows: { first: data.first[0] }, cols: { first: data.first[1] } };
  }
  state.at = { row: Math.min(state.at.row, data.outHeight - 1), col: Math.min(state.at.col, data.outWidth - 1) };
  drawScales(state);
  paintPictures(state);
  const first = (axis) => state.shown?.[axis].first;
  drawBlock(state, stretchRound(data, "rows", state.at.row, first("rows")), stretchRound(data, "cols", state.at.col, first("cols")));
  markEdited(state);
  drawToolbar(state);
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}

/** Draw the stepper into `root`, or what changed in it; `drawn` is called with the state and the workings of each place. */
function mountStepper({ data, parentElement, setStateValue, setTriggerValue }, root, drawn) {
  let state = states.get(parentElement);
  if (!state) {
    state = { root, data, parts: build(root, data.words), at: { row: data.row, col: data.col }, edited: { row: 0, col: 0 }, unfolded: new Set(data.planes.length > MANY ? [data.planes.indexOf(data.shown)] : []), known: [] };
    states.set(parentElement, state);
    state.wait = (event) => event.detail === state.data.input && show(state);
    window.addEventListener("convscope-pixels", state.wait);
    state.sized = new ResizeObserver(() => state.room && state.room !== layOut(state) && drawBlock(state, state.shown.rows, state.shown.cols));
    state.sized.observe(root);
    listen(state);
  }
  Object.assign(state, { data, drawn });
  state.tell = setStateValue;
  state.trigger = setTriggerValue;
  show(state);
  return () => {
    clearTimeout(state.timer);
    state.playing = false;
    state.release();
    state.sized.disconnect();
    window.removeEventListener("convscope-pixels", state.wait);
    states.delete(parentElement);
  };
}
