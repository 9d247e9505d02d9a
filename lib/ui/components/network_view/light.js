// What happens on pointing: the map and those it reads light up, lines run between them, all other pictures fade.

// Point at {place, channel} (channel null for a whole layer), or at nothing with null.
function point(s, target) {
  if (target && s.target && target.place === s.target.place && target.channel === s.target.channel) return;
  if (!s.target) forget(s);
  s.target = target;
  if (s.beat) return;
  s.beat = requestAnimationFrame(() => {
    s.beat = 0;
    light(s);
  });
}

function light(s) {
  const { layer, channel } = s.data.selected;
  const target = s.target ?? (layer === null ? null : { place: layer, channel });
  const sources = target ? sourcesOf(s, target) : [];
  const wires = target && target.channel !== null ? wiresOf(s, target, sources) : []; // measured before anything changes
  s.flow.querySelectorAll(".lit, .reads, .follows").forEach((element) => element.classList.remove("lit", "reads", "follows"));
  s.root.classList.toggle("pointing", target !== null);
  lightSkips(s, target);
  if (target) mark(s, target, "lit");
  sources.forEach((source) => mark(s, source, "reads"));
  if (target) followers(s, target).forEach((follower) => mark(s, follower, "follows"));
  s.wires.classList.toggle("over", target !== null && s.data.columns[target.place].form === "classes"); // in sight itself, above what scrolls
  s.wires.replaceChildren(...wires);
  tell(s, target);
}

// The maps that a map reads, where they are seen: [{place, channel, size}], size from 0 to 1 where the layer has weights.
function sourcesOf(s, target) {
  return readBy(s, target).map((source) => ({ ...source, place: seenAt(s, source.place) })); // folded layers change no channel
}

function readBy(s, { place, channel }) {
  const column = s.data.columns[place];
  if (column.form === "photo") return [];
  if (channel === null || column.rule === "layer") return column.inputs.map((input) => ({ place: input, channel: null }));
  const [first] = column.inputs;
  const before = s.data.columns[first];
  if (column.rule === "same") return column.inputs.map((input) => ({ place: input, channel, size: 0.5 }));
  if (column.rule === "flatten") return [{ place: first, channel: channel % before.n, size: 0.5 }];
  if (column.rule === "join") return [joined(s, column, channel)];
  return [{ place: first, channel: null }, ...weighed(s, place, channel, before)];
}

function joined(s, column, channel) {
  let left = channel;
  for (const input of column.inputs) {
    const { n } = s.data.columns[input];
    if (left < n) return { place: input, channel: left, size: 0.5 };
    left -= n;
  }
  return { place: column.inputs[0], channel: null };
}

// The inputs with the largest kernels; every input alike where there are no weights (softmax).
function weighed(s, place, channel, before) {
  const input = s.data.columns[place].inputs[0];
  const { sources, sizes } = s.tables[place];
  const each = sizes.length / s.data.columns[place].n;
  if (!each) return Array.from({ length: Math.min(before.n, MOST) }, (_, i) => ({ place: input, channel: i, size: 0.3 }));
  return Array.from({ length: each }, (_, k) => ({
    place: input,
    channel: sources[channel * each + k],
    size: sizes[channel * each + k] / 255,
  }));
}

// Where the map itself goes on, as far as maps are handed on one by one.
function followers(s, { place, channel }) {
  if (channel === null) return [];
  const found = [];
  let from = place;
  for (let next = place + 1; next < s.data.columns.length; next++) {
    const column = s.data.columns[next];
    if (!column.inputs.includes(from)) continue;
    if (column.rule !== "same" || column.inputs.length > 1) break;
    found.push({ place: next, channel });
    from = next;
  }
  return found;
}

// The chosen map, the map it comes from one by one and those it is handed on to, by place: they are always shown.
function pinned(s) {
  const { layer: place, channel } = s.data.selected;
  if (place === null || channel === null) return new Map();
  const target = { place, channel };
  const sources = s.data.columns[place].rule === "all" ? [] : sourcesOf(s, target).filter((source) => source.channel !== null);
  return new Map([target, ...sources, ...followers(s, target)].map((each) => [each.place, each.channel]));
}

function mark(s, { place, channel }, name) {
  const view = s.views[place];
  if (channel === null) view.maps.forEach(({ element }) => element.classList.add(name));
  else view.maps.get(channel)?.element.classList.add(name);
  if (channel === null) view.strip?.element.classList.add(name);
}

// Where a map stands in the flow, or null when it is folded away. Measured once while a person points, for measuring is
// dear; the photo and the answer stay in sight when the flow scrolls, so they are measured each time.
function boxOf(s, { place, channel }) {
  const view = s.views[place];
  const shown = view.strip ?? view.maps.get(channel) ?? {};
  const picture = view.column.form === "classes" ? shown.element : shown.picture;
  if (!picture) return null;
  const stays = view.column.form === "photo" || view.column.form === "classes";
  if (stays || !view.boxes.has(picture)) view.boxes.set(picture, measureBox(s, picture));
  const box = view.boxes.get(picture);
  if (!view.strip) return box;
  const { wide, high, columns } = view.strip;
  const [row, column] = [Math.floor(channel / columns), channel % columns];
  return { left: box.left + column * wide, top: box.top + row * high, width: wide, height: high, cell: true };
}

function forget(s) {
  s.views.forEach((view) => view.boxes.clear());
}

function measureBox(s, picture) {
  const [origin, box] = [s.flow.getBoundingClientRect(), picture.getBoundingClientRect()];
  return { left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height };
}

function wiresOf(s, target, sources) {
  const end = boxOf(s, target);
  if (!end) return [];
  const answer = s.data.columns[target.place].form === "classes";
  const drawn = end.cell ? [ring(end, "lit")] : [];
  for (const source of sources) {
    const start = source.channel === null ? null : boxOf(s, source);
    if (!start) continue;
    if (answer && !s.layout.vertical && start.left + start.width > end.left) continue; // it lies beyond the rim
    drawn.push(wire(start, end, source.size, s.layout.vertical));
    if (start.cell) drawn.push(ring(start, "reads"));
  }
  return drawn;
}

function wire(from, to, size, vertical) {
  const [x1, y1, x2, y2] = vertical
    ? [from.left + from.width / 2, from.top + from.height, to.left + to.width / 2, to.top]
    : [from.left + from.width, from.top + from.height / 2, to.left, to.top + to.height / 2];
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const d = vertical ? `M${x1},${y1}C${x1},${my} ${x2},${my} ${x2},${y2}` : `M${x1},${y1}C${mx},${y1} ${mx},${y2} ${x2},${y2}`;
  return svg("path", { d, "stroke-width": (0.75 + 2.75 * size).toFixed(2) });
}

function ring({ left, top, width, height }, name) {
  return svg("rect", { x: left - 1, y: top - 1, width: width + 2, height: height + 2, class: name });
}

// The sentence about what is pointed at, and the colours' numbers for it.
function tell(s, target) {
  const column = target && s.data.columns[target.place];
  let sentence = s.words.invite;
  if (column) {
    sentence = describe(s, target, s.target === null);
    if (target.channel !== null && column.reads) {
      const source = column.rule === "flatten" ? target.channel % s.data.columns[column.inputs[0]].n : "";
      sentence += `, ${fill(column.reads, { channel: target.channel, source })}`;
    }
    sentence += ".";
  }
  s.hint.textContent = sentence;
  const limit = column?.limit && figure(column.limit[target.channel ?? 0] ?? column.limit[0]);
  const known = s.data.scale === "network" ? figure(s.data.columns[1].limit[0]) : s.data.scale === "layer" || target?.channel != null ? limit : null;
  drawLegend(s.legend, s.data.legend, known ? `−${known}` : "−", known ?? "+", known ? "" : s.words.scales[s.data.scale]);
}
