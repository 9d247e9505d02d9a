// Connections that pass over layers, as arcs: always there, faint, and lit when a person points at one of their ends.

// The arcs as the columns stand now.
function skipArcs(s) {
  s.skips = skipsOf(s).map((skip) => ({ ...skip, group: arc(s, skip) }));
  return s.skips.map(({ group }) => group);
}

function arc(s, { from, to, level }) {
  const group = svg("g", { class: "arc" });
  const [start, end] = [middle(s, from), middle(s, to)];
  const { vertical, lane, u } = s.layout;
  group.append(svg("path", { d: vertical ? aside(start, end, 4 * u + level * 5 * u) : above(start, end, lane, level, u) }));
  const [x, y] = vertical ? [12 * u, end.y] : [end.x, end.y - 2];
  const tip = vertical ? `M${x - 5},${y - 4}L${x},${y}L${x - 5},${y + 4}` : `M${x - 4},${y - 5}L${x},${y}L${x + 4},${y - 5}`;
  group.append(svg("path", { d: tip }));
  return group;
}

// Where an arc meets a column: over its maps; on a phone, before its name.
function middle(s, place) {
  const { element } = s.views[place];
  const maps = element.querySelector(".maps");
  const top = element.offsetTop + (s.layout.vertical ? 16 * s.layout.u : maps.offsetTop - element.offsetTop + s.layout.lane);
  return { x: element.offsetLeft + element.offsetWidth / 2, y: top };
}

// Up over the first column, along over those between, down to the last.
function above(start, end, lane, level, u) {
  const [x1, x2, y] = [start.x, end.x, start.y - 2];
  const top = y - Math.min(lane, (level + 1) * LANE * u) + 4;
  const turn = 14 * u;
  return `M${x1},${y}C${x1},${top} ${x1 + 2},${top} ${x1 + turn},${top}L${x2 - turn},${top}C${x2 - 2},${top} ${x2},${top} ${x2},${y}`;
}

// Down along the left rim.
function aside(start, end, x) {
  const [inner, turn] = [12, 10];
  return `M${inner},${start.y}C${x},${start.y} ${x},${start.y} ${x},${start.y + turn}L${x},${end.y - turn}C${x},${end.y} ${x},${end.y} ${inner},${end.y}`;
}

function lightSkips(s, target) {
  for (const { from, to, group } of s.skips ?? []) group.classList.toggle("lit", target !== null && (target.place === from || target.place === to));
}
