// One kernel as a picture: its slices in rows, an enlarged cell a weight, a thin gap between two slices.

// The side of a weight in pixels; a wall shows larger ones.
const cellOf = (data) => Math.max(1, Math.round(data.cell * unit()));

function picture(data, bitmap, place) {
  const { slices, w, h, columns } = data;
  const cell = cellOf(data);
  const gap = slices > 1 && (w > 1 || h > 1) ? Math.ceil(cell / 3) + 1 : 0;
  const rows = Math.ceil(slices / columns);
  const canvas = make("canvas");
  canvas.width = columns * w * cell + (columns - 1) * gap;
  canvas.height = rows * h * cell + (rows - 1) * gap;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  for (let i = 0; i < slices; i++) {
    const x = (i % columns) * (w * cell + gap);
    const y = Math.floor(i / columns) * (h * cell + gap);
    context.drawImage(bitmap, i * w, place * h, w, h, x, y, w * cell, h * cell);
  }
  return canvas;
}

function tile(data, bitmaps, place) {
  const each = data.tiles[place];
  const button = make("button", "tile");
  button.dataset.channel = each.index;
  button.title = each.said;
  button.setAttribute("aria-label", each.said);
  const pair = make("span", "pair");
  if (bitmaps[1]) {
    pair.append(picture(data, bitmaps[1], place), make("span", "arrow", "→"));
  }
  pair.append(picture(data, bitmaps[0], place));
  const under = make("span", "under figure");
  under.append(make("b", "", String(each.index)), make("span", "soft", each.norm));
  button.append(pair, under);
  return button;
}

// How the weights are spread, with what they were earlier as an outline.
function spread(data) {
  const words = data.words;
  const box = make("figure", "spread");
  box.append(make("figcaption", "", words.spread));
  if (!data.spread.counts.length) return box;
  const drawing = histogram(data.spread);
  const earlier = data.spread.earlier;
  if (earlier.length) {
    const steps = earlier.map((share, i) => `V${100 - share * 100}H${i + 1}`).join("");
    const line = shape("outline", `M0 100${steps}V100`);
    line.setAttribute("vector-effect", "non-scaling-stroke");
    drawing.querySelector("svg").append(line);
    drawing.append(make("span", "soft", fill(words.outline, { before: words.before })));
  }
  box.append(drawing);
  return box;
}
