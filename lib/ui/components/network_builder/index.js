// A network as a table that is edited: a row a layer, totals above, a menu to add.
// data: {title: [name, source], undo, input, rows, totals, counted, groups, kinds, choices, fixed, words, ack: {id, n}} as rows.py and sums.py make it.
// trigger: edits {id, edits: [{n, what, …}]}: all that the server has not answered yet, in order; `n` counts from 1, so
//   that none is done twice and none is lost while the page runs. what: change, input, add, remove, move, fit, undo.
// A row that is edited, added, removed or moved is drawn at once; its counts follow with the answer.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.tell = (edits) => setTriggerValue("edits", { id: s.id, edits });
  if (data.ack.id === s.id) s.waiting = s.waiting.filter((each) => each.n > data.ack.n);
  if (s.waiting.length) return; // another answer is on its way
  delete s.root.dataset.waiting;
  const shown = JSON.stringify({ ...data, ack: null });
  if (shown !== s.shown) {
    Object.assign(s, { data, shown });
    draw(s);
  } else {
    s.rows.forEach((entry) => renewFigures(s, entry));
  }
  s.root.dataset.drawn = ++s.drawn;
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "network-builder";
  const id = String(Math.random()).slice(2);
  const s = { root, id, n: 0, drawn: 0, waiting: [], rows: [], entry: { input: true }, sum: null, lit: -1 };
  s.title = make("div", "title", root);
  s.totals = make("div", "totals", root);
  s.sums = make("div", "sums", root);
  s.sums.setAttribute("role", "region");
  s.sums.hidden = true;
  s.told = make("p", "told", root);
  s.told.setAttribute("role", "status");
  const frame = make("div", "frame", root);
  s.table = make("table", "", frame);
  s.end = make("button", "end", frame);
  s.end.type = "button";
  s.end.addEventListener("click", () => offer(s, null, s.end));
  s.menu = menu(s);
  root.addEventListener("pointerover", (event) => light(s, event));
  root.addEventListener("pointerleave", (event) => light(s, event));
  root.addEventListener("keydown", (event) => undo(s, event));
  return s;
}

// Tell an edit, with those that are not answered yet.
function edit(s, change) {
  s.waiting.push({ ...change, n: ++s.n });
  s.root.dataset.waiting = s.waiting.length;
  s.tell(s.waiting);
}

// What the network is called, and the way back.
function titled(s) {
  const [name, source] = s.data.title;
  const line = make("p");
  make("b", "", line, name);
  make("small", "", line, source);
  line.title = source;
  const back = make("button", "undo");
  icon("undo", back);
  back.append(s.data.words.undo);
  Object.assign(back, { type: "button", disabled: !s.data.undo });
  back.addEventListener("click", () => edit(s, { what: "undo" }));
  const focused = s.title.contains(active(s));
  s.title.replaceChildren(line, back);
  if (focused) (back.disabled ? s.end : back).focus();
}

function undo(s, event) {
  const typing = event.target.matches?.("input") && event.target.value !== event.target.defaultValue;
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing) return;
  event.preventDefault();
  edit(s, { what: "undo" });
}

// The row whose counts are not those on the screen any more.
function mark(entry) {
  entry.body.classList.add("pending");
}

function draw(s) {
  const { data } = s;
  const held = focusOf(s);
  s.table.setAttribute("aria-label", data.words.table);
  if (!s.table.tHead) {
    head(s);
    fillMenu(s);
    s.end.replaceChildren(icon("plus"), data.words.add);
  }
  if (JSON.stringify(s.entry.row) !== JSON.stringify(data.input)) {
    s.entry.row = data.input;
    s.entry.body?.remove();
    buildInput(s, s.entry);
  }
  s.entry.body.classList.remove("pending");
  if (s.rows.length !== data.rows.length) {
    s.rows.forEach((entry) => entry.body.remove());
    s.rows = data.rows.map(() => ({ open: false }));
  }
  s.rows.forEach((entry, at) => {
    const row = data.rows[at];
    const known = entry.body && entry.signature === signed(row, entry.open);
    entry.row = row;
    if (known) {
      renewFigures(s, entry);
    } else {
      entry.body?.remove();
      build(s, entry);
    }
  });
  arrange(s);
  titled(s);
  totals(s);
  refocus(s, held);
}

function head(s) {
  const { words } = s.data;
  const line = make("tr", "", make("thead", "", s.table));
  for (const name of ["place", "layer", "arguments", "output", "parameters", "macs", "end"]) {
    const cell = make("th", name, line);
    cell.scope = "col";
    make("span", ["place", "end"].includes(name) ? "unseen" : "", cell, words.heads[name]);
  }
}

// Put the bodies of the table into the order of the rows, touching only those that stand elsewhere.
function arrange(s) {
  let before = s.table.tHead;
  for (const { body } of [s.entry, ...s.rows]) {
    if (before.nextElementSibling !== body) before.after(body);
    before = body;
  }
}

// Make a row anew in its place.
function renew(s, entry) {
  const held = focusOf(s);
  const before = entry.body;
  build(s, entry);
  before.replaceWith(entry.body);
  refocus(s, held);
}

const active = (s) => s.root.getRootNode().activeElement;

// What has the focus, by its row and its name there, with what is typed into it and not yet told.
function focusOf(s) {
  const element = active(s);
  if (!element || !s.root.contains(element)) return null;
  const entry = [s.entry, ...s.rows].find(({ body }) => body?.contains(element));
  const typed = element.matches("input:not([type=checkbox])") && element.value !== element.defaultValue;
  return { entry, name: element.dataset.focus, element, typed: typed ? element.value : null };
}

function refocus(s, held) {
  if (!held || held.element === active(s)) return;
  const root = held.entry ? held.entry.body : s.totals;
  const named = [...root.querySelectorAll("[data-focus]")].find(({ dataset }) => dataset.focus === held.name);
  const target = held.element.isConnected ? held.element : named ?? root.querySelector(".grip");
  if (!target) return;
  target.focus({ preventScroll: true });
  if (held.typed !== null) target.value = held.typed;
}
