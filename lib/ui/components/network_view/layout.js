// How large everything is and where it stands: one side for all maps, rows that the columns share.

const MOST = 12; // maps of a layer that are shown before it is unfolded
const MOST_CLASSES_COMPACT = 4;
const GAP = 2; // pixels between maps
const LANE = 16; // for the arcs of skip connections, a level

function measure(s) {
  const { compact } = s.data;
  const columns = s.data.columns.filter((_, place) => !s.folded.has(place));
  const u = unit();
  const width = s.root.clientWidth - 2; // without the frame's lines
  const vertical = !compact && width < 600 * u;
  const above = s.root.getBoundingClientRect().top + (pageOf(s)?.scrollTop ?? 0);
  const full = Math.min(760 * u, Math.max(300 * u, window.innerHeight - above - 146 * u)); // for the maps, on the first screen
  const maps = columns.filter(({ form }) => form === "maps" || form === "photo");
  const widest = Math.max(...maps.map(({ n }) => n));
  const most = widest <= MOST || vertical ? MOST : Math.min(MOST, Math.max(8, Math.floor(full / (50 * u))));
  const rows = Math.min(widest, most);
  const height = compact ? Math.min(220 * u, Math.max(150 * u, 0.36 * full)) : full;
  const across = widths(columns, width, u);
  const room = vertical ? 48 * u : Math.min(96 * u, across.column - 14, Math.floor(height / rows) - GAP);
  const side = bestSide(room, maps);
  const lane = vertical ? 0 : levelsOf(s) * LANE * u;
  return { u, width, vertical, most, ...across, side, lane, ...block(columns, { rows, side, height, u, vertical }) };
}

// Columns as wide as their names need; more where there is room, the rest goes to the answer.
function widths(columns, width, u) {
  const between = columns.length - 1 - columns.filter(({ form }) => form === "classes").length;
  const least = 166 * u;
  const column = Math.min(104 * u, Math.max(60 * u, Math.floor((width - least - 2 * u) / (between + 1))));
  const photo = column + 2 * u;
  return { photo, column, answer: Math.min(260 * u, Math.max(least, width - photo - between * column)) };
}

// The largest side up to the room, unless one a little smaller enlarges more layers by whole factors.
function bestSide(room, maps) {
  const sides = maps.map(({ w, h }) => Math.max(w, h));
  const whole = (side) => sides.filter((each) => side % each === 0).length / sides.length;
  const worth = (side) => side / room + 0.3 * whole(side);
  let best = Math.floor(room);
  for (let side = best; side >= 0.7 * room; side--) if (worth(side) > worth(best)) best = side;
  return best;
}

// The rows of maps, those of single units and classes, and the height of both.
function block(columns, { rows, side, height, u, vertical }) {
  const pitch = side + GAP;
  if (vertical) return { rows, pitch, unitRows: 0, unitPitch: 30 * u, high: pitch };
  const lists = columns.filter(({ form, n }) => (form === "units" && n <= MOST) || form === "classes");
  const unitRows = Math.min(MOST, Math.max(0, ...lists.map(({ n }) => n)));
  const unitPitch = rows >= unitRows ? pitch : Math.min(pitch, 40 * u, Math.floor(height / unitRows));
  return { rows, pitch, unitRows, unitPitch, high: Math.max(rows * pitch, unitRows * unitPitch) };
}

// Where the first of `count` rows begins, so that rows of all columns meet; columns of fewer stand in the middle.
function rowsFrom(layout, count, units) {
  const apart = units && layout.rows < layout.unitRows;
  const [all, pitch] = apart ? [layout.unitRows, layout.unitPitch] : [layout.rows, layout.pitch];
  return Math.floor((layout.high - all * pitch) / 2) + Math.floor(Math.max(0, all - count) / 2) * pitch;
}

// The cells of a layer of many units: how many in a row, and their size, as large as they can be. Of flattened maps
// whole groups stand in a row, so that each map keeps its places.
function unitCells(s, { n, rule, inputs }) {
  const { column, high, u, vertical } = s.layout;
  const [across, down] = vertical ? [s.root.clientWidth - 24, 72 * u] : [column - 6, high - GAP];
  const before = s.data.columns[inputs[0]];
  const flattened = rule !== "flatten" ? 1 : before.n === 1 ? before.w : before.n;
  const group = flattened < across ? flattened : 1;
  let best = { columns: 1, wide: 0, high: 0 };
  for (let columns = group; columns <= Math.min(n, across); columns += group) {
    const [wide, tall] = [Math.min(12 * u, across / columns), Math.min(12 * u, down / Math.ceil(n / columns))];
    const cell = { columns, wide: Math.min(wide, 2 * tall), high: Math.min(tall, 2 * wide) };
    if (Math.min(cell.wide, cell.high) > Math.min(best.wide, best.high)) best = cell;
  }
  return best;
}

// How much a map is enlarged, and whether that looks better smooth: between 1 and 2, cells would differ by their double.
function enlargement({ side }, { w, h }) {
  const scale = side / Math.max(w, h);
  return { scale, smooth: scale < 1 || (scale < 2 && scale > 1) };
}

// The maps of a column to show, in order: all of a narrow layer; the strongest of a wide one, with what is pinned.
function shown(s, column, place) {
  const { most } = s.layout;
  const all = Array.from({ length: column.n }, (_, i) => i);
  if (column.form === "photo" || column.n <= (column.form === "maps" ? most : MOST)) return all;
  if (s.unfolded.has(column.name)) return column.order;
  const strongest = column.order.slice(0, most);
  const pin = s.pinned.get(place);
  if (pin !== undefined && !strongest.includes(pin)) strongest[most - 1] = pin;
  return strongest;
}

// The classes to show: all in label order, or the likeliest of many with the chosen one.
function classesShown(s, column, place) {
  const most = s.data.compact ? MOST_CLASSES_COMPACT : MOST;
  if (column.n <= most) return Array.from({ length: column.n }, (_, i) => i);
  const likeliest = column.order.slice(0, most);
  const { layer, channel } = s.data.selected;
  if (layer === place && channel !== null && !likeliest.includes(channel)) likeliest[most - 1] = channel;
  return likeliest;
}

// The connections that pass over columns: [{from, to, level}], by place; those that overlap get levels of their own.
function skipsOf(s) {
  const ends = [];
  const seen = s.data.columns.map((_, place) => place).filter((place) => !s.folded.has(place));
  return seen
    .flatMap((to, i) => (s.data.columns[to].inputs ?? []).map((from) => seenAt(s, from)).filter((from) => from < seen[i - 1]).map((from) => ({ from, to })))
    .sort((one, other) => one.from - other.from)
    .map(({ from, to }) => {
      const free = ends.findIndex((end) => end <= from);
      const level = free < 0 ? ends.length : free;
      ends[level] = to;
      return { from, to, level };
    });
}

function levelsOf(s) {
  return Math.max(0, ...skipsOf(s).map(({ level }) => level + 1));
}
