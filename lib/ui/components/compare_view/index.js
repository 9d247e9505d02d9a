// Two layers side by side, linked: what is pointed at in one is marked in the other, and both numbers are said.
// data: {sides: [{title, layer, shape, n, form, channel, low, high, limit, large, photo, …} twice], shared, pictures
//        (Arrow v: maps, maps, enlarged, enlarged, input, input), numbers (Arrow v, twice), legend, words}
// trigger: pick {side, channel}
// Scripts in front of this one: ../network_view/maps.js, ../layer_view/tiles.js, cells.js, units.js.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.pick = (side, channel) => setTriggerValue("pick", { side, channel });
  const run = ++s.runs;
  openPictures(data.pictures).then((bitmaps) => {
    if (run !== s.runs) return;
    Object.assign(s, { data, bitmaps, words: data.words, numbers: [0, 1].map((row) => openNumbers(data.numbers, row)) });
    draw(s);
    s.root.dataset.drawn = ++s.drawn;
  });
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "compare-view";
  const s = { root, runs: 0, drawn: 0, width: 0 };
  s.observer = new ResizeObserver(() => s.data && root.clientWidth && root.clientWidth !== s.width && draw(s));
  return s;
}

function draw(s) {
  s.width = s.root.clientWidth;
  const focused = s.root.getRootNode().activeElement?.dataset;
  const from = focused?.channel === undefined ? null : [focused.side, focused.channel];
  s.columns = [make("section", "side"), make("section", "side")];
  const both = make("div", "both");
  both.append(...s.columns);
  s.readout = make("p", "readout");
  s.readout.setAttribute("aria-live", "polite");
  s.root.replaceChildren(both, s.readout);
  const gap = parseFloat(getComputedStyle(both).columnGap) || 0;
  s.room = (both.clientWidth - gap) / 2;
  s.units = s.data.sides.some((side) => side.form === "units");
  s.views = s.data.sides.map((side, i) => sideOf(s, side, i));
  tell(s);
  if (from) s.root.querySelector(`[data-side="${from[0]}"][data-channel="${from[1]}"]`)?.focus({ preventScroll: true });
}

function sideOf(s, side, i) {
  const column = s.columns[i];
  column.dataset.side = i;
  column.dataset.layer = side.layer;
  column.dataset.channel = side.channel;
  const head = make("header");
  const photo = make("canvas", "photo");
  paint(photo, s.bitmaps[4 + i], side.photo, 0);
  fit(photo, side.photo, Math.min(64 * unit(), s.room));
  photo.setAttribute("role", "img");
  photo.setAttribute("aria-label", fill(s.words.photo, side));
  const words = make("div");
  words.append(make("h2", "", side.title), make("p", "soft figure", `${side.layer} ${side.shape}`));
  head.append(photo, words);
  column.append(head);
  return side.form === "units" ? unitSide(s, side, i, column) : mapSide(s, side, i, column);
}

function mapSide(s, side, i, column) {
  const name = fill(s.words.cells, side);
  const wide = s.room >= 400 * unit();
  const large = largeMap(s.bitmaps[2 + i], side, Math.min(232 * unit(), s.room), name, (at) => pointCell(s, i, at));
  const title = make("p", "name figure", fill(s.words.name, side));
  const grid = mapGrid(s.bitmaps[i], side, wide ? s.room - 248 * unit() : s.room, wide ? 270 : 150, s.words, (channel) => pointMap(s, i, channel), (channel) => s.pick(i, channel));
  const tiles = [...grid.children];
  tiles.forEach((tile) => { tile.dataset.side = i; });
  const body = make("div", wide ? "body wide" : "body");
  const enlarged = make("div", "enlarged");
  enlarged.append(title, large.box, legendOf(s, side.large.limit));
  body.append(enlarged, grid);
  column.append(body);
  return { large, mark: (channel) => tiles.forEach((tile, at) => tile.classList.toggle("here", at === channel)) };
}

function unitSide(s, side, i, column) {
  const view = unitsOf(s.bitmaps[i], side, s.numbers[i], s.room, s.words, (unit) => pointUnit(s, i, unit));
  column.append(view.box, legendOf(s, side.limit[0]));
  return view;
}

function legendOf(s, limit) {
  const element = make("p", "legend");
  drawLegend(element, s.data.legend, `−${figure(limit)}`, figure(limit));
  return element;
}

// Cells of the enlarged maps.
function pointCell(s, i, at) {
  const { sides } = s.data;
  const places = sides.map((side, k) => (at && s.views[k].large ? (k === i ? at : sameSpot(at, sides[i], side)) : null));
  s.views.forEach((view, k) => view.large && markCell(view.large, places[k]));
  if (!at) return tell(s);
  tell(s, sides.map((side, k) => {
    if (!places[k]) return s.words.none;
    const [row, column] = places[k];
    return fill(s.words.atCell, { channel: side.channel, row, column, value: figure(s.numbers[k][row * side.columns + column], 4) });
  }));
}

// Maps among the small ones; the other side has a partner where it has as many numbers.
function pointMap(s, i, channel) {
  s.views.forEach((view) => view.mark?.(channel));
  if (channel === null) return tell(s);
  tell(s, s.data.sides.map((side) => {
    if (side.form === "units" || channel >= side.n) return s.words.none;
    return fill(s.words.atMap, { channel, low: figure(side.low[channel]), high: figure(side.high[channel]) });
  }));
}

function pointUnit(s, i, unit) {
  s.views.forEach((view, k) => view.mark?.(unit !== null && unit < s.data.sides[k].n ? unit : null));
  if (unit === null) return tell(s);
  tell(s, s.data.sides.map((side, k) => {
    if (side.form !== "units" || unit >= side.n) return s.words.none;
    return fill(s.words.atUnit, { name: unitName(side, unit, s.words), value: figure(s.numbers[k][unit], 4) });
  }));
}

// One sentence for each side, or the invitation.
function tell(s, sentences) {
  const words = sentences?.map((sentence, i) => make("span", "", `${s.data.sides[i].title}: ${sentence}`));
  s.readout.replaceChildren(...(words ?? [make("span", "", s.units ? s.words.inviteUnits : s.words.invite)]));
}
