// data: {tiles: [{index, norm, said}], slices, w, h, columns, cell, few, limit, legend, chosen, spread, words,
// pictures: an Arrow table, the trained sheet and the earlier one or nothing}. A sheet has a row a tile.
// trigger: pick (the number of the filter or unit that was pressed). State: whether all are shown, kept per root.
const states = new WeakMap();

function head(data) {
  const line = make("div", "head");
  const legend = make("span", "legend");
  if (data.legend.length) drawLegend(legend, data.legend, `−${data.limit}`, data.limit);
  else legend.append(make("span", "soft", data.words.colour), make("span", "figure", `±${data.limit}`));
  line.append(legend);
  if (data.words.before) line.append(make("span", "soft", `${data.words.before} → ${data.words.after}`));
  return line;
}

function draw(root, s) {
  const { data, bitmaps } = s;
  const group = make("div", "group");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.words.label);
  const n = s.all ? data.tiles.length : Math.min(data.few, data.tiles.length);
  for (let place = 0; place < n; place++) group.append(tile(data, bitmaps, place));
  const parts = [head(data), group];
  if (data.tiles.length > data.few) parts.push(more(root, s));
  const below = make("div", "below-all");
  below.append(spread(data));
  if (data.words.note) below.append(make("p", "soft", data.words.note));
  parts.push(below);
  root.replaceChildren(...parts);
  mark(root, s);
}

function more(root, s) {
  const { words, tiles, few } = s.data;
  const button = make("button", "more", fill(s.all ? words.fewer : words.all, { n: s.all ? few : tiles.length }));
  button.setAttribute("aria-expanded", s.all);
  button.onclick = () => {
    s.all = !s.all;
    draw(root, s);
    root.querySelector(".more").focus();
  };
  return button;
}

function mark(root, s) {
  for (const button of root.querySelectorAll(".tile")) {
    const index = Number(button.dataset.channel);
    button.setAttribute("aria-pressed", index === s.data.chosen);
    button.onclick = () => s.pick(index);
  }
}

// What is drawn, as long as nothing else is to be drawn.
const signatureOf = (data) => JSON.stringify([data.tiles, data.cell, data.columns, data.words, data.legend, data.spread]);

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const s = states.get(parentElement) ?? { all: false };
  states.set(parentElement, s);
  s.pick = (index) => {
    up();
    setTriggerValue("pick", index);
  };
  const signature = signatureOf(data);
  const same = s.signature === signature;
  s.data = data;
  root.dataset.component = "kernel-sheet";
  if (same && s.bitmaps) return void mark(root, s);
  s.signature = signature;
  s.all ||= data.tiles.findIndex((each) => each.index === data.chosen) >= data.few;
  openPictures(data.pictures).then((bitmaps) => {
    if (s.signature !== signature) return;
    s.bitmaps = bitmaps;
    draw(root, s);
    root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
  });
}
