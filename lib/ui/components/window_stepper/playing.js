// Play, pause, one step, back, jump to the end, and how fast: the window walks through the cells in sight, row by row.

const SPEEDS = [1, 2, 5, 10, 20, 60]; // positions a second
const COMMON = 1; // the speed at first, by its place in SPEEDS

function toolbar(words) {
  const bar = make("div", "toolbar");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.moves);
  const button = (name, text) => {
    const made = make("button", name, text);
    made.type = "button";
    made.dataset.does = name;
    return made;
  };
  const speed = make("label", "speed");
  const range = make("input");
  Object.assign(range, { type: "range", min: 0, max: SPEEDS.length - 1, step: 1, value: COMMON });
  speed.append(make("span", "", words.speed), range, make("output"));
  bar.append(button("play", words.play), button("back", words.back), button("step", words.step), button("end", words.end), speed);
  return bar;
}

/** Let the buttons move the window; a window that plays tells Python nothing until it stands. */
function listenToToolbar(state, words) {
  const { bar } = state.parts;
  const range = bar.querySelector("input");
  const does = {
    play: () => (state.playing ? pause(state) : play(state)),
    back: () => goOn(state, -1),
    step: () => goOn(state, 1),
    end: () => { pause(state); jump(state, state.parts.output.cells.length - 1); tellLater(state); },
  };
  bar.onclick = (event) => does[event.target.closest("button")?.dataset.does]?.();
  const setSpeed = () => {
    state.speed = SPEEDS[range.value];
    const told = words.perSecond.replace("{n}", state.speed);
    range.setAttribute("aria-valuetext", told);
    bar.querySelector("output").textContent = `${state.speed}/s`;
    state.root.style.setProperty("--glide", `${Math.min(0.18, 0.7 / state.speed)}s`);
  };
  range.oninput = setSpeed;
  setSpeed();
}

/** The place of the window among the cells in sight, counted row by row. */
function order({ at, shown }) {
  return (at.row - shown.rows.first) * shown.cols.count + at.col - shown.cols.first;
}

function jump(state, to) {
  const { rows, cols } = state.shown;
  state.at = { row: rows.first + Math.floor(to / cols.count), col: cols.first + (to % cols.count) };
  drawPosition(state);
}

/** One cell on or back on request; beyond the cells in sight these follow. */
function goOn(state, by) {
  const { at, data } = state;
  const to = at.row * data.outWidth + at.col + by;
  pause(state);
  if (walk(state, by)) tellLater(state);
  else if (to >= 0 && to < data.outHeight * data.outWidth) moveTo(state, Math.floor(to / data.outWidth), to % data.outWidth);
}

/** One cell on or back among those in sight; false where there is none. */
function walk(state, by) {
  const to = order(state) + by;
  if (to < 0 || to >= state.parts.output.cells.length) return false;
  jump(state, to);
  return true;
}

function play(state) {
  if (order(state) === state.parts.output.cells.length - 1) jump(state, 0);
  clearTimeout(state.timer);
  state.playing = true;
  state.due = performance.now() + 1000 / state.speed;
  drawToolbar(state);
  const beat = (now) => {
    if (!state.playing || !state.root.isConnected) return;
    let last = false;
    for (; now >= state.due && !last; state.due += 1000 / state.speed) last = !walk(state, 1);
    if (last) pause(state);
    else requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
}

function pause(state) {
  if (!state.playing) return;
  state.playing = false;
  drawToolbar(state);
  markAsked(state);
  tellLater(state);
}

function drawToolbar({ parts, playing, data, root }) {
  const button = parts.bar.querySelector("[data-does=play]");
  button.textContent = playing ? data.words.pause : data.words.play;
  root.dataset.playing = Boolean(playing);
}
