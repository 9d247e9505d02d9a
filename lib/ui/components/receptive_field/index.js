// data: {picture, height, width, across, patches: [{name, rule, place, size, box: [top, left, rows, columns]}], words}
// trigger: pick (the place of the patch opened). State: which patch is lit, by pointer, keyboard or play; else the last.
const states = new WeakMap();
const STEP_MS = 650;

function made(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function filled(sentence, patch) {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name) => patch[name]);
}

function place(element, patch, data) {
  const [top, left, rows, columns] = patch.box;
  element.style.top = `${(100 * top) / data.height}%`;
  element.style.left = `${(100 * left) / data.width}%`;
  element.style.height = `${(100 * rows) / data.height}%`;
  element.style.width = `${(100 * columns) / data.width}%`;
  element.hidden = !rows;
  return element;
}

function picture(state, data) {
  const image = made("img", "");
  image.src = data.picture;
  image.alt = data.words.about;
  state.frames = data.patches.map((patch) => place(made("i", "patch"), patch, data));
  state.shade = made("i", "shade");
  const box = made("div", "picture", made("div", "clip", image, state.shade), ...state.frames);
  box.style.width = `${data.across}px`;
  box.style.aspectRatio = `${data.width} / ${data.height}`;
  state.shown = made("p", "shown");
  state.shown.setAttribute("aria-live", "polite");
  return made("figure", "", box, made("figcaption", "soft", data.words.about), state.shown);
}

function row(state, data, patch, at) {
  const last = at === data.patches.length - 1;
  const bar = made("i", "bar");
  bar.style.width = `${(100 * Math.max(patch.box[2] / data.height, patch.box[3] / data.width)).toFixed(2)}%`;
  const name = made("span", "name", made("b", "", patch.name), made("span", "soft", patch.rule));
  const button = made("button", "", name, made("span", "track", bar), made("span", "size", patch.size));
  button.type = "button";
  button.setAttribute("aria-label", filled(last ? data.words.here : data.words.open, patch));
  if (last) button.setAttribute("aria-current", "true");
  button.onpointerenter = button.onfocus = () => { stop(state); light(state, at); };
  button.onpointerleave = button.onblur = () => { if (!state.timer) rest(state); };
  button.onclick = () => { if (!last) state.pick(at); };
  return made("li", "", button);
}

function list(state, data) {
  const rows = data.patches.map((patch, at) => row(state, data, patch, at));
  state.buttons = rows.map((each) => each.firstChild);
  state.play = made("button", "play", data.words.play);
  state.play.type = "button";
  state.play.hidden = rows.length < 2;
  state.play.onclick = () => (state.timer ? rest(state) : play(state));
  const head = made("div", "head", made("h3", "", data.words.list), state.play);
  return made("section", "way", head, made("ol", "", ...rows));
}

function light(state, at, resting = false) {
  const { patches, words } = state.data;
  state.lit = at;
  place(state.shade, patches[at], state.data);
  state.frames.forEach((each, other) => {
    each.classList.toggle("lit", other === at);
    each.classList.toggle("within", other < at);
  });
  state.buttons.forEach((each, other) => each.classList.toggle("lit", other === at));
  state.shown.textContent = resting && patches.length > 1 ? words.invite : filled(words.shown, patches[at]);
  state.root.dataset.lit = at;
}

function stop(state) {
  clearInterval(state.timer);
  state.timer = null;
  state.play.textContent = state.data.words.play;
}

function rest(state) {
  stop(state);
  light(state, state.data.patches.length - 1, true);
}

function play(state) {
  light(state, 0);
  state.play.textContent = state.data.words.stop;
  state.timer = setInterval(() => {
    if (state.lit + 1 < state.data.patches.length) light(state, state.lit + 1);
    else stop(state);
  }, STEP_MS);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const state = states.get(parentElement) ?? { root, timer: null };
  states.set(parentElement, state);
  state.pick = (place) => setTriggerValue("pick", place);
  const signature = JSON.stringify(data);
  if (state.signature !== signature) {
    clearInterval(state.timer);
    Object.assign(state, { signature, data, timer: null });
    root.replaceChildren(picture(state, data), list(state, data));
    rest(state);
  }
  root.dataset.component = "receptive-field";
  const last = data.patches[data.patches.length - 1];
  root.dataset.field = last.box.join(" ");
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
  return () => clearInterval(state.timer);
}
