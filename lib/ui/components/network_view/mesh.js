// All connections between neighbouring columns, faint, until a person points: a network is seen before it is asked.

// One path, as the columns stand now. Nothing is measured within a column: those out of sight stay unbuilt.
function meshLines(s) {
  if (s.data.compact || s.layout.vertical) return [];
  const columns = [];
  for (const view of seen(s)) columns.push({ view, ends: endsOf(s, view, columns.at(-1)?.ends) });
  const lines = columns.slice(1).flatMap((column, i) => linesOf(s, columns[i], column));
  return lines.length ? [svg("path", { d: lines.join("") })] : [];
}

// The lines from one column to the next: from each map to itself where it is handed on, else to each.
function linesOf(s, one, other) {
  const { rule, inputs } = other.view.column;
  if (!inputs.some((place) => seenAt(s, place) === one.view.place)) return []; // an arc tells of what passes over layers
  const joined = (a, b) => rule !== "same" || a.channel === b.channel;
  return other.ends.flatMap((b) => one.ends.filter((a) => joined(a, b)).map((a) => `M${a.right},${a.y}L${b.left},${b.y}`));
}

// Where lines may end at a column: at each of its maps, or at some units of a field; nowhere where it is unfolded.
function endsOf(s, view, before) {
  const { column, element, strip: field } = view;
  const stays = { photo: 0, classes: s.flow.scrollWidth - element.offsetWidth }[column.form]; // where it stands when all fits
  const middle = (stays ?? element.offsetLeft) + element.offsetWidth / 2;
  const half = widthOf(s, view) / 2;
  const top = seen(s)[1].element.querySelector(".maps").offsetTop + s.layout.lane;
  const rows = field ? unitsOf(column, field, before) : rowsOf(s, view);
  return rows.map(([channel, y]) => ({ channel, left: middle - half, right: middle + half, y: top + y }));
}

function widthOf({ layout }, { column, element, strip: field }) {
  if (field) return field.columns * field.wide;
  if (column.form === "classes") return element.offsetWidth - 16;
  return column.form === "units" ? Math.min(52 * layout.u, layout.column - 6) : column.w * enlargement(layout, column).scale;
}

// [channel, height] of the maps that are shown.
function rowsOf(s, { column, maps }) {
  if (column.form === "maps" && s.unfolded.has(column.name)) return [];
  const units = column.form === "units" || column.form === "classes";
  const pitch = units && s.layout.rows < s.layout.unitRows ? s.layout.unitPitch : s.layout.pitch;
  const first = rowsFrom(s.layout, maps.size, units) + pitch / 2;
  return [...maps.keys()].map((channel, row) => [channel, first + row * pitch]);
}

// [unit, height] of those that the maps before are handed on to, or of six all over the field.
function unitsOf({ n, rule }, { columns, high }, before) {
  const six = Array.from({ length: 6 }, (_, i) => Math.floor(((i + 0.5) / 6) * n));
  const units = rule === "same" ? before.map(({ channel }) => channel) : six;
  return units.map((unit) => [unit, (Math.floor(unit / columns) + 0.5) * high]);
}
