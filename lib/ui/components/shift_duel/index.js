// One picture that is moved by dragging it or with two sliders; every network's answer follows at once.
// data: {picture: {height, width, channels, values}, order (or null), at: [rows, columns], most, truth (or null), classes,
//        sides: [{kind, title, note, shares}], words}; values and shares are bytes as base64, uint8 and float32
// trigger: place [rows, columns], 300 ms after the last move. What Python sends back is compared with what it was told.
// Script in front of this one: drawing.js.
const states = new WeakMap();
const LATER = 300;
const SHOWN = 3;

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.tell = (place) => setTriggerValue("place", place);
  const { at, ...rest } = data;
  const shown = JSON.stringify(rest);
  const place = String(at);
  if (place !== s.sent && place !== s.told) s.at = at;
  s.sent = place;
  if (shown !== s.shown) {
    Object.assign(s, { data, shown });
    frame(s);
  }
  draw(s);
  return () => clearTimeout(s.timer);
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "shift-duel";
  return { root, drawn: 0, at: [0, 0] };
}

// What stays while the picture moves.
function frame(s) {
  const { data } = s;
  s.picture = { ...data.picture, bytes: bytesOf(data.picture.values) };
  s.sides = data.sides.map((side) => ({ ...side, values: new Float32Array(bytesOf(side.shares).buffer) }));
  s.root.replaceChildren();
  s.root.classList.toggle("ordered", data.order !== null);
  const left = make("div", "left", s.root);
  s.canvas = pictureOf(s, left, data.words.picture, "moved");
  s.given = data.order ? pictureOf(s, left, data.words.given, "given") : null;
  dragged(s, s.canvas);
  s.ranges = [slider(s, left, "down", 0), slider(s, left, "right", 1)].reverse();
  s.ranges.forEach(({ row }) => left.append(row));
  s.back = make("button", "", left, data.words.back);
  s.back.type = "button";
  s.back.addEventListener("click", () => go(s, [0, 0]));
  const cards = make("div", "cards", s.root);
  s.cards = s.sides.map((side) => card(s, side, cards));
  s.said = make("p", "said", s.root);
  s.said.setAttribute("aria-live", "polite");
}

function pictureOf(s, parent, words, kind) {
  const figure = make("figure", kind, parent);
  const canvas = make("canvas", "", figure);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", words);
  make("figcaption", "", figure, words);
  return canvas;
}

function slider(s, parent, name, axis) {
  const { most, words } = s.data;
  const row = make("div", "slider", parent);
  const label = make("label", "", row, words[name]);
  const range = make("input", "", row);
  Object.assign(range, { type: "range", min: -most, max: most, step: 1, id: `move_${name}` });
  label.htmlFor = range.id;
  const value = make("output", "figure", row);
  range.addEventListener("input", () => go(s, s.at.map((steps, i) => (i === axis ? range.valueAsNumber : steps))));
  return { row, range, value, axis };
}

// The pointer takes the picture along; a whole pixel at a time.
function dragged(s, canvas) {
  let from = null;
  canvas.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, y: event.clientY, at: s.at };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const pixel = canvas.clientWidth / s.picture.width;
    const steps = [(event.clientY - from.y) / pixel, (event.clientX - from.x) / pixel];
    go(s, from.at.map((at, i) => within(at + Math.round(steps[i]), -s.data.most, s.data.most)));
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (from = null));
}

function card(s, side, parent) {
  const { data } = s;
  const root = make("section", `card ${side.kind}`, parent);
  const head = make("div", "head", root);
  const titles = make("div", "", head);
  make("h2", "", titles, side.title);
  if (side.note) make("p", "soft", titles, side.note);
  const answer = make("p", "answer", root);
  const body = make("div", "body", root);
  const shares = make("div", "shares", body);
  const wanted = data.truth ?? answerOf(sharesAt(side, [0, 0], data.most, data.classes));
  const { map, count } = placeMap(side, s, wanted, (place) => go(s, place));
  const all = (2 * data.most + 1) ** 2;
  const words = data.truth === null ? data.words.mapUnknown : data.words.map;
  const told = fill(words, { n: count, all, name: data.classes[wanted] });
  map.setAttribute("aria-label", fill(data.words.mapLabel, { title: side.title, count: told }));
  const figure = make("figure", "places", body);
  figure.append(map);
  make("figcaption", "", figure, told);
  return { side, answer, shares, map };
}

function go(s, place) {
  if (String(place) === String(s.at)) return;
  s.at = place;
  draw(s);
  clearTimeout(s.timer);
  s.timer = setTimeout(() => {
    s.told = String(s.at);
    s.tell(s.at);
  }, LATER);
}

function draw(s) {
  const { data, at } = s;
  paintMoved(s.canvas, s.picture, at, null);
  if (s.given) paintMoved(s.given, s.picture, at, data.order);
  for (const { range, value, axis } of s.ranges) {
    range.value = at[axis];
    value.textContent = signed(at[axis]);
  }
  s.back.disabled = !at[0] && !at[1];
  const answers = s.cards.map((each) => drawCard(s, each));
  s.said.textContent = fill(data.words.told, { rows: signed(at[0]), columns: signed(at[1]), answers: answers.join(" ") });
  s.root.dataset.place = String(at);
  s.root.dataset.drawn = ++s.drawn;
}

// One network's answer where the picture stands; what it says in a sentence.
function drawCard(s, { side, answer, shares, map }) {
  const { most, classes, truth, words } = s.data;
  const found = sharesAt(side, s.at, most, classes);
  const best = answerOf(found);
  answer.textContent = classes[best];
  answer.dataset.answer = classes[best];
  if (truth !== null) make("span", best === truth ? "verdict right" : "verdict wrong", answer, best === truth ? words.isRight : words.wrong);
  shares.replaceChildren(bars(found, classes, SHOWN, words));
  for (const cell of map.children) cell.classList.toggle("here", cell.dataset.place === String(s.at));
  return fill(words.answer, { title: side.title, name: classes[best], share: percent(found[best], words) });
}
