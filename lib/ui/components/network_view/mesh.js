// All connections between neighbouring columns, faint, until a person points: a network is seen before it is asked.

// One path, as the columns stand now. Nothing is measured within a column: those out of sight stay unbuilt.
function meshLines(s) {
  const drawn = !s.data.compact && !s.layout.vertical;
  const columns = drawn ? seen(s).map((view) => ({ view, ends: endsOf(s, view) })) : [];
  const pairs = columns.slice(1).flatMap((column, i) => pairsOf(s, columns[i], column));
  const d = pairs.map(([[x1, y1], [x2, y2]]) => `M${x1},${y1}L${x2},${y2}`);
  return d.length ? [svg("path", { d: d.join("") })] : [];
}

// Which places two columns join: [[right end at the one, left end at the other]].
function pairsOf(s, one, other) {
  const { rule, inputs } = other.view.column;
  if (!inputs.some((place) => seenAt(s, place) === one.view.place)) return []; // an arc tells of what passes over layers
  const alike = rule === "same" && !one.view.strip && !other.view.strip;
  const joined = (a, b) => !alike || a.channel === b.channel;
  return other.ends.flatMap((b) => one.ends.filter((a) => joined(a, b)).map((a) => [[a.right, a.y], [b.left, b.y]]));
}

// Where lines may end at a column: at each of its maps, at heights along a field of units; nowhere where it is unfolded.
function endsOf(s, view) {
  const { column, element, strip: field, maps } = view;
  const { scrollWidth } = s.flow;
  const stays = { photo: 0, classes: scrollWidth - element.offsetWidth }[column.form]; // where it stands when all fits
  const [at, whole] = [stays ?? element.offsetLeft, element.offsetWidth];
  const top = seen(s)[1].element.querySelector(".maps").offsetTop + s.layout.lane;
  if (field) {
    const wide = field.columns * field.wide;
    const high = Math.ceil(column.n / field.columns) * field.high;
    return spread(high).map((y) => ({ channel: null, left: at + (whole - wide) / 2, right: at + (whole + wide) / 2, y: top + y }));
  }
  if (column.form === "maps" && s.unfolded.has(column.name)) return [];
  const units = column.form === "units" || column.form === "classes";
  const pitch = units && s.layout.rows < s.layout.unitRows ? s.layout.unitPitch : s.layout.pitch;
  const first = top + rowsFrom(s.layout, maps.size, units) + pitch / 2;
  const wide = column.form === "classes" ? whole - 16 : widthOf(s, column);
  return [...maps.keys()].map((channel, row) => ({
    channel,
    left: at + (whole - wide) / 2,
    right: at + (whole + wide) / 2,
    y: first + row * pitch,
  }));
}

function widthOf({ layout }, column) {
  if (column.form === "units") return Math.min(52 * layout.u, layout.column - 6);
  return column.w * enlargement(layout, column).scale;
}

// Six heights along a field.
function spread(high) {
  return Array.from({ length: 6 }, (_, i) => ((i + 0.5) / 6) * high);
}
