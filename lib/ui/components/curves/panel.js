// One diagram: a metric over the epochs, training solid and validation dashed, for every history.
// Needs scale.js in front of it.

// Draw `metric` of all series into `host`; returns what the pointer needs: the place of an epoch, and marks to move.
function drawPanel(host, metric, s) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const view = measure(host, metric, s, rem);
  host.classList.toggle("wall", view.small === rem);
  const root = svg("svg", { width: view.width, height: view.height, role: "img", "aria-label": describe(metric, s) });
  host.replaceChildren(root);
  axes(root, view, metric, s);
  const layers = view.series.map((one) => curve(root, view, metric, one));
  const taken = endLabels(view, metric, s, layers);
  view.series.forEach((one, i) => best(layers[i], view, metric, one, s, taken));
  const cursor = svg("g", { class: "cursor" }, root);
  return { root, view, metric, cursor };
}

function measure(host, metric, s, rem) {
  const series = s.data.series.filter((one) => has(one[metric]) || has(one[`val_${metric}`]));
  const [first, last] = extent(s.data.series.flatMap((one) => [one.epochs[0], one.epochs.at(-1)])) ?? [1, 1];
  const [low, high] = extent(series.flatMap((one) => [...one[metric], ...one[`val_${metric}`]])) ?? [0, 1];
  const room = (high - low || Math.abs(high) || 1) * 0.14;
  const lowest = metric === "accuracy" ? Math.max(0, low - room / 3) : low >= 0 ? Math.max(0, low - room) : low - room;
  const highest = metric === "accuracy" ? Math.min(1.02, high + room) : high + room / 3;
  const wall = rem > 22; // the wall mode: no word smaller than the others
  const view = { series, rem, small: (wall ? 1 : 0.8) * rem, width: host.clientWidth, height: s.height * rem };
  view.left = 0.7 * rem + 3.5 * view.small;
  const longest = Math.max(...series.map((one) => one.name.length), 4);
  view.right = view.width - (series.length > 1 ? Math.min(0.28 * view.width, 1.9 * rem + 0.59 * longest * view.small) : 1.2 * rem + 5 * view.small);
  view.top = 0.5 * rem;
  view.bottom = view.height - 1.9 * rem;
  view.epochs = first === last ? [first - 0.5, last + 0.5] : [first, last];
  view.values = [lowest, highest];
  view.x = (epoch) => view.left + ((epoch - view.epochs[0]) / (view.epochs[1] - view.epochs[0])) * (view.right - view.left);
  view.y = (value) => view.bottom - ((value - lowest) / (highest - lowest)) * (view.bottom - view.top);
  return view;
}

const has = (values) => values.some((value) => value !== null);

function describe(metric, s) {
  const told = s.data.series.map((one) => `${one.name}: ${one.told}`);
  return `${s.words[metric]}. ${told.join(" ")}`;
}

function axes(root, view, metric, s) {
  const group = svg("g", { class: "axes" }, root);
  const rows = ticks(...view.values, 5, false);
  for (const value of rows) {
    const y = Math.round(view.y(value)) + 0.5;
    svg("line", { x1: view.left, x2: view.right, y1: y, y2: y }, group);
    const step = rows.length > 1 ? rows[1] - rows[0] : Math.abs(value) || 1;
    svg("text", { x: view.left - 0.5 * view.rem, y, class: "left" }, group, tickText(value, step, metric));
  }
  const inside = ticks(...view.epochs, Math.max(2, (view.right - view.left) / (3 * view.rem)), true);
  const first = Math.ceil(view.epochs[0]);
  const columns = [first, ...inside.filter((epoch) => view.x(epoch) - view.x(first) > 1.6 * view.rem)];
  for (const epoch of columns) {
    svg("text", { x: view.x(epoch), y: view.bottom + 1.1 * view.rem, class: "below" }, group, grouped(epoch, 0));
  }
  const end = { x: view.right + 0.7 * view.rem, y: view.bottom + 1.1 * view.rem, class: "name" };
  svg("text", end, group, s.words.epoch);
}

// The lines of a history, its own mark at each epoch, and the gap between the two as a soft area.
function curve(root, view, metric, one) {
  const group = svg("g", { class: "history", style: own(one.slot), "data-history": one.id }, root);
  const training = places(view, one, metric);
  const validation = places(view, one, `val_${metric}`);
  const both = one.epochs.map((_, i) => i).filter((i) => training[i] && validation[i]);
  if (both.length > 1 && view.series.length === 1) {
    const back = [...both].reverse().map((i) => `L${validation[i]}`);
    svg("path", { class: "between", d: `M${both.map((i) => training[i]).join("L")}${back.join("")}Z` }, group);
  }
  svg("path", { class: "line", d: line(training) }, group);
  svg("path", { class: "line dashed", d: line(validation) }, group);
  const apart = (view.right - view.left) / Math.max(1, view.epochs[1] - view.epochs[0]);
  for (const all of [training, validation]) {
    all.forEach((place, i) => {
      const alone = place && !all[i - 1] && !all[i + 1];
      if (!place || (apart < 0.7 * view.rem && !alone)) return;
      const d = markPath(one.slot, 0.17 * view.rem);
      svg("path", { class: all === training ? "mark" : "mark open", d, transform: `translate(${place})` }, group);
    });
  }
  return group;
}

const places = (view, one, name) =>
  one[name].map((value, i) => (value === null ? null : [view.x(one.epochs[i]).toFixed(1), view.y(value).toFixed(1)]));

function line(points) {
  return points.map((place, i) => (place ? `${i && points[i - 1] ? "L" : "M"}${place}` : "")).join("");
}

// The best validation value with its epoch, and the gap at the epoch of the lowest validation loss.
// One history has its figures beside the marks; of several the table has them.
function best(group, view, metric, one, s, taken) {
  const turning = one.best.loss;
  const gap = turning === null ? null : gapAt(group, view, metric, one, turning, taken);
  const epoch = one.best[metric];
  if (epoch !== null) {
    const value = one[`val_${metric}`][one.epochs.indexOf(epoch)];
    const place = { x: view.x(epoch), y: view.y(value), up: metric === "accuracy" };
    svg("circle", { class: "ring", cx: place.x, cy: place.y, r: 0.5 * view.rem }, group);
    const template = view.series.length > 1 ? s.words.bestEpoch : metric === "loss" ? s.words.lowest : s.words.highest;
    const text = fill(template, { value: figure(value, metric), epoch: grouped(epoch, 0) });
    if (view.series.length < 3) tag(group, view, taken, place, text, "tag bold");
  }
  if (gap && view.series.length === 1) tag(group, view, taken, gap, fill(s.words.gapIs, { gap: gapText(gap.size, metric, s) }), "tag");
}

function gapAt(group, view, metric, one, epoch, taken) {
  const i = one.epochs.indexOf(epoch);
  const [training, validation] = [one[metric][i], one[`val_${metric}`][i]];
  if (training === null || validation === null) return null;
  const aside = view.series.length > 1 ? 3 * view.series.indexOf(one) : 0; // several may have their best at one epoch
  const [x, a, b] = [view.x(epoch) - aside, view.y(training), view.y(validation)];
  svg("path", { class: "gap", d: `M${x - 4} ${a}h8M${x} ${a}V${b}M${x - 4} ${b}h8` }, group);
  taken.push({ left: x - 4, right: x + 4, top: Math.min(a, b), bottom: Math.max(a, b) });
  return { x, y: (a + b) / 2, size: metric === "loss" ? validation - training : training - validation, up: metric === "loss" };
}

const gapText = (gap, metric, s) =>
  gap === null ? "–" : metric === "accuracy" ? fill(s.words.points, { n: grouped(gap * 100, 2) }) : figure(gap, metric);

// Words near a place, there where they cover least of the lines and of other words.
function tag(group, view, taken, { x, y, up }, text, className) {
  const size = view.small;
  const width = text.length * size * (className.includes("bold") ? 0.56 : 0.53);
  const near = { beside: 0.8 * view.rem, above: -0.8 * view.rem, below: 1.5 * view.rem, level: 0.28 * view.rem };
  const columns = [x - width / 2, x + near.beside, x - width - near.beside];
  const rows = up ? [near.above, near.level, near.below] : [near.below, near.level, near.above];
  let chosen = null;
  for (const far of [0, 1, 2, 3]) {
    for (const [i, row] of rows.entries()) {
      for (const [j, left] of columns.entries()) {
        const top = y + row + (row === near.level ? 0 : Math.sign(row) * far * size * 1.1) - size;
        const box = { left, right: left + width, top, bottom: top + 1.25 * size };
        const outside = box.left < view.left + 2 || box.right > view.width - 2 || box.top < 0 || box.bottom > view.bottom;
        const onMark = row === near.level && j === 0;
        const cost = (outside || onMark ? 1000 : 0) + 10 * crossings(box, taken) + 4 * far + i + j;
        if (!chosen || cost < chosen.cost) chosen = { cost, box };
      }
    }
  }
  taken.push(chosen.box, chosen.box);
  svg("text", { x: chosen.box.left, y: chosen.box.top + size, class: className }, group, text);
}

const crossings = (box, taken) =>
  taken.filter((one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom).length;

// Small boxes along a history's lines, so that words can keep off them.
function alongLines(view, metric, one) {
  const boxes = [];
  for (const name of [metric, `val_${metric}`]) {
    const all = places(view, one, name).map((place) => place?.map(Number));
    all.forEach((place, i) => {
      if (!place) return;
      const [x, y] = all[i - 1] ?? place;
      const steps = Math.max(1, Math.min(200, Math.ceil(Math.hypot(place[0] - x, place[1] - y) / 6)));
      for (let t = 0; t < steps; t++) {
        const [cx, cy] = [place[0] + ((x - place[0]) * t) / steps, place[1] + ((y - place[1]) * t) / steps];
        boxes.push({ left: cx - 3, right: cx + 3, top: cy - 3, bottom: cy + 3 });
      }
    });
  }
  return boxes;
}

// Names at the right, in the order of the lines' ends: the part when there is one history, else the history.
// Returns the boxes that other words must keep off.
function endLabels(view, metric, s, layers) {
  const wanted = [];
  view.series.forEach((one, i) => {
    const parts = view.series.length > 1 ? [[`val_${metric}`, one.name], [metric, one.name]] : [[metric, s.words.training], [`val_${metric}`, s.words.validation]];
    for (const [name, text] of parts) {
      const last = one[name].findLastIndex((value) => value !== null);
      if (last < 0) continue;
      wanted.push({ text, slot: one.slot, group: layers[i], y: view.y(one[name][last]) });
      if (view.series.length > 1) break;
    }
  });
  wanted.sort((a, b) => a.y - b.y);
  const gap = 1.3 * view.small;
  wanted.forEach((one, i) => (one.y = Math.max(one.y, i ? wanted[i - 1].y + gap : view.top + 0.4 * view.rem)));
  for (let i = wanted.length - 1; i >= 0; i--) {
    wanted[i].y = Math.min(wanted[i].y, i === wanted.length - 1 ? view.bottom : wanted[i + 1].y - gap);
  }
  const several = view.series.length > 1;
  for (const one of wanted) {
    const start = view.right + (several ? 1.3 : 0.6) * view.rem;
    if (several) svg("path", { class: "mark", d: markPath(one.slot, 0.22 * view.rem), transform: `translate(${view.right + 0.8 * view.rem} ${one.y})` }, one.group);
    const room = Math.floor((view.width - start) / (0.54 * view.small));
    const text = one.text.length > room ? `${one.text.slice(0, Math.max(1, room - 1))}…` : one.text;
    const label = svg("text", { x: start, y: one.y + 0.28 * view.rem, class: "end" }, one.group, text);
    if (text !== one.text) svg("title", {}, label, one.text);
    one.box = { left: view.right + 0.4 * view.rem, right: start + text.length * 0.56 * view.small, top: one.y - 0.5 * view.rem, bottom: one.y + 0.5 * view.rem };
  }
  return [...wanted.map((one) => one.box), ...view.series.flatMap((one) => alongLines(view, metric, one))];
}

// The pointer's epoch: a line through the diagram and a ring round each value there.
function moveCursor(panel, epoch) {
  const { cursor, view, metric } = panel;
  cursor.replaceChildren();
  if (epoch === null) return;
  const x = view.x(epoch);
  svg("line", { x1: x, x2: x, y1: view.top, y2: view.bottom }, cursor);
  for (const one of view.series) {
    const i = one.epochs.indexOf(epoch);
    for (const value of i < 0 ? [] : [one[metric][i], one[`val_${metric}`][i]]) {
      if (value === null) continue;
      svg("circle", { cx: x, cy: view.y(value), r: 0.32 * view.rem, style: own(one.slot) }, cursor);
    }
  }
}
