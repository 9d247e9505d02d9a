// A window on the input, the number it gives, and both in the whole picture.
//
// data: input (name in the pixel store), planes (summed), shown (plane in the grid), operation, kernel, kernelHeight,
//   kernelWidth, stride, padTop, padLeft, dilation, bias, relu, outHeight, outWidth, row, col, outputs [labels], chosen,
//   pictures (Arrow, one cell of bytes), pictureHeight, pictureWidth, inputScale, outputScale, palette, decimals, words
// state: position [row, col], told 300 ms after the last move; triggers: weights (a changed kernel), output (index)
const WAIT = 300;
const states = new WeakMap();

function build(root, words) {
  root.innerHTML = `
    <section class="column in"><h2 class="input"></h2><span class="note"></span>
      <div class="scroll"><div class="grid" role="grid" data-grid="input"></div></div></section>
    <section class="column mid"><h2 class="kernel"></h2><span class="note"></span>
      <div class="grid" role="grid" data-grid="kernel"></div>
      <label class="edit"><span></span><input type="number" step="any" min="-1000000" max="1000000"></label>
      <div class="formula"></div><div class="legend"></div></section>
    <section class="column out"><h2 class="output"></h2><span class="note"></span>
      <div class="scroll"><div class="grid" role="grid" tabindex="0" data-grid="output"></div></div></section>
    <section class="column pictures"><div class="picture photo"><canvas role="img"></canvas><div class="frame"></div></div>
      <div class="outputs"></div></section>
    <section class="arithmetic" tabindex="0" role="group"></section>`;
  const find = (selector) => root.querySelector(selector);
  const parts = {
    input: find("[data-grid=input]"), kernel: find("[data-grid=kernel]"), output: find("[data-grid=output]"),
    inputNote: find(".in .note"), kernelNote: find(".mid .note"), outputNote: find(".out .note"), edit: find(".edit"),
    formula: find(".formula"), legend: find(".legend"), photo: find(".photo"), outputs: find(".outputs"), arithmetic: find(".arithmetic"),
  };
  find("h2.input").textContent = words.input;
  find("h2.output").textContent = words.output;
  parts.input.setAttribute("aria-label", words.input);
  parts.output.setAttribute("aria-label", words.outputGrid);
  parts.arithmetic.setAttribute("aria-label", words.arithmetic);
  return parts;
}

/** Draw everything that depends on where the window stands. */
function draw(state) {
  const { parts, data, input, at } = state;
  state.shown = block(data, at.row, at.col, state.shown);
  const work = workings(data, input, at.row, at.col);
  drawInput(parts, data, input, state.shown, at);
  drawKernel(parts, data, input, at);
  drawOutput(parts, data, input, state.shown, at);
  drawArithmetic(parts.arithmetic, data, work);
  markPictures(parts, data, input, state.shown);
  markEdited(state);
  const { root } = state;
  root.dataset.row = at.row;
  root.dataset.col = at.col;
  root.dataset.value = work.result;
}

function markEdited(state) {
  const { parts, data, edited } = state;
  parts.edit.hidden = data.operation !== "convolution";
  if (parts.edit.hidden) return;
  edited.row = Math.min(edited.row, data.kernelHeight - 1);
  edited.col = Math.min(edited.col, data.kernelWidth - 1);
  frame(parts.kernel, edited.row, edited.col, 1, 1);
  for (const cell of parts.kernel.querySelectorAll(".cell")) {
    const here = Number(cell.dataset.row) === edited.row && Number(cell.dataset.col) === edited.col;
    cell.setAttribute("aria-selected", here);
    if (here) parts.kernel.setAttribute("aria-activedescendant", cell.id);
  }
  parts.edit.querySelector("span").textContent = `${data.words.cell} ${edited.row}, ${edited.col}`;
  const field = parts.edit.querySelector("input");
  if (field !== field.getRootNode().activeElement) field.value = Number(data.kernel[edited.row][edited.col].toPrecision(6));
}

function moveTo(state, row, col) {
  const { data, at } = state;
  at.row = Math.max(0, Math.min(row, data.outHeight - 1));
  at.col = Math.max(0, Math.min(col, data.outWidth - 1));
  draw(state);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => state.tell("position", [at.row, at.col]), WAIT);
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Light up what the cell under the pointer has to do with the other grid. */
function light(state, cell, grid) {
  const { parts, data } = state;
  for (const other of [...parts.input.querySelectorAll(".lit"), ...parts.output.querySelectorAll(".lit")]) other.classList.remove("lit");
  if (!cell) return;
  const row = Number(cell.dataset.row);
  const col = Number(cell.dataset.col);
  const pairs = (r, c, atRow, atCol) => reads(data, r, atRow, data.padTop, data.kernelHeight) && reads(data, c, atCol, data.padLeft, data.kernelWidth);
  const partners = grid === "input" ? parts.output : parts.input;
  for (const other of partners.querySelectorAll(".cell")) {
    const r = Number(other.dataset.row);
    const c = Number(other.dataset.col);
    if (grid === "input" ? pairs(row, col, r, c) : pairs(r, c, row, col)) other.classList.add("lit");
  }
}

function listen(state) {
  const { parts } = state;
  parts.output.onclick = (event) => {
    const cell = event.target.closest(".cell");
    if (cell) moveTo(state, Number(cell.dataset.row), Number(cell.dataset.col));
  };
  parts.output.onkeydown = (event) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    moveTo(state, state.at.row + step[0], state.at.col + step[1]);
  };
  for (const grid of ["input", "output"]) {
    parts[grid].onpointerover = (event) => light(state, event.target.closest(".cell"), grid);
    parts[grid].onpointerleave = () => light(state, null, grid);
  }
  parts.input.onclick = (event) => {
    const cell = event.target.closest(".cell");
    if (cell) centreOn(state, Number(cell.dataset.row), Number(cell.dataset.col));
  };
  parts.photo.onclick = (event) => centreOn(state, ...under(event, parts.photo, state.input.height, state.input.width));
  parts.kernel.onclick = (event) => edit(state, event.target.closest(".cell"));
  parts.edit.querySelector("input").onchange = (event) => change(state, event.target.valueAsNumber);
  parts.kernel.onkeydown = (event) => moveEdited(state, event);
}

/** The row and column under the pointer in a picture of height × width cells. */
function under(event, holder, height, width) {
  const box = holder.getBoundingClientRect();
  const part = (at, start, length, cells) => Math.floor(((at - start) / length) * cells);
  return [part(event.clientY, box.top, box.height, height), part(event.clientX, box.left, box.width, width)];
}

/** Move the window so that its middle stands on an input cell, as nearly as the stride allows. */
function centreOn(state, row, col) {
  const { data } = state;
  const along = (cell, pad, kernel) => Math.round((cell + pad - ((kernel - 1) * data.dilation) / 2) / data.stride);
  moveTo(state, along(row, data.padTop, data.kernelHeight), along(col, data.padLeft, data.kernelWidth));
}

function edit(state, cell) {
  if (!cell || state.data.operation !== "convolution") return;
  state.edited = { row: Number(cell.dataset.row), col: Number(cell.dataset.col) };
  markEdited(state);
  const field = state.parts.edit.querySelector("input");
  field.focus();
  field.select();
}

function moveEdited(state, event) {
  const step = ARROWS[event.key];
  if (step) {
    event.preventDefault();
    const { data, edited } = state;
    edited.row = Math.max(0, Math.min(edited.row + step[0], data.kernelHeight - 1));
    edited.col = Math.max(0, Math.min(edited.col + step[1], data.kernelWidth - 1));
    markEdited(state);
  } else if (event.key === "Enter") {
    state.parts.edit.querySelector("input").focus();
  }
}

function change(state, weight) {
  if (!Number.isFinite(weight)) return;
  weight = Math.max(-1e6, Math.min(weight, 1e6));
  const { data, edited } = state;
  const weights = data.kernel.map((row) => [...row]);
  weights[edited.row][edited.col] = weight;
  state.trigger("weights", weights);
}

/** The whole pictures: painted again only when their numbers changed. */
function paint(state) {
  const { parts, data, input } = state;
  const signature = [data.input, data.shown, data.planes.join(), data.dark].join("|");
  if (state.painted !== signature) {
    paintInput(parts.photo.querySelector("canvas"), data, input);
    state.painted = signature;
  }
  const bytes = data.pictures.getChildAt(0).get(0);
  while (parts.outputs.children.length > data.outputs.length) parts.outputs.lastChild.remove();
  data.outputs.forEach((label, i) => {
    const holder = parts.outputs.children[i] ?? parts.outputs.appendChild(outputPicture());
    paintOutput(holder.querySelector("canvas"), data, bytes, i);
    holder.querySelector("canvas").setAttribute("aria-label", label);
    holder.querySelector("figcaption").textContent = data.outputs.length > 1 ? label : "";
    holder.classList.toggle("chosen", data.outputs.length > 1 && i === data.chosen);
    holder.querySelector(".picture").onclick = (event) => {
      if (i !== data.chosen) state.trigger("output", i);
      moveTo(state, ...under(event, event.currentTarget, data.outHeight, data.outWidth));
    };
  });
  parts.photo.querySelector("canvas").setAttribute("aria-label", data.words.photo);
}

function outputPicture() {
  const holder = make("figure");
  const picture = make("div", "picture");
  const canvas = make("canvas");
  canvas.setAttribute("role", "img");
  picture.append(canvas, make("div", "frame"));
  holder.append(picture, make("figcaption"));
  return holder;
}

function drawScales(state) {
  const { parts, data } = state;
  const scale = data.outputScale;
  const ends = scale.limit === undefined ? [scale.low, (scale.low + scale.high) / 2, scale.high] : [-scale.limit, 0, scale.limit];
  const stops = Array.from({ length: 9 }, (_, i) => colourOf(ends[0] + ((ends[2] - ends[0]) * i) / 8, scale, data.palette));
  const bar = make("div", "bar");
  bar.style.background = `linear-gradient(90deg, ${stops.join()})`;
  const figures = make("div", "ends");
  figures.append(...ends.map((end) => make("span", "", short(end, decimalsOf([end])))));
  parts.legend.replaceChildren(bar, figures);
  parts.legend.setAttribute("role", "img");
  parts.legend.setAttribute("aria-label", `${data.words.legend}: ${ends.map((end) => short(end, 1)).join(", ")}`);
  const sizes = data.formula.map(([left, right]) => {
    const row = make("div");
    row.append(left + " = ", make("span", "output", right));
    return row;
  });
  parts.formula.replaceChildren(make("div", "soft", data.words.outputSize), ...sizes);
}

function show(state) {
  const { parts, data, root } = state;
  state.input = globalThis.convscope?.pixels?.get(data.input);
  if (!state.input) return;
  root.querySelector("h2.kernel").textContent = data.words.kernel;
  parts.kernelNote.textContent = data.words.kernelNote;
  parts.kernel.setAttribute("aria-label", data.words.kernel);
  parts.kernel.tabIndex = data.operation === "convolution" ? 0 : -1;
  parts.kernel.classList.toggle("editable", data.operation === "convolution");
  const told = `${data.row},${data.col}`;
  if (state.told !== told) state.at = { row: data.row, col: data.col };
  state.told = told;
  state.at.row = Math.min(state.at.row, data.outHeight - 1);
  state.at.col = Math.min(state.at.col, data.outWidth - 1);
  drawScales(state);
  paint(state);
  draw(state);
  root.dataset.component = "window_stepper";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  let state = states.get(parentElement);
  if (!state) {
    state = { root, parts: build(root, data.words), at: { row: data.row, col: data.col }, edited: { row: 0, col: 0 } };
    states.set(parentElement, state);
    state.wait = (event) => event.detail === state.data.input && show(state);
    window.addEventListener("convscope-pixels", state.wait);
    listen(state);
  }
  state.data = data;
  state.tell = setStateValue;
  state.trigger = setTriggerValue;
  show(state);
  return () => {
    clearTimeout(state.timer);
    window.removeEventListener("convscope-pixels", state.wait);
    states.delete(parentElement);
  };
}
