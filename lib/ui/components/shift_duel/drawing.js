// Pictures and figures of the moved picture: pixels on a canvas, bars, and the map of answers over all places.

const within = (value, low, high) => Math.min(Math.max(value, low), high);
const signed = (value) => String(value).replace("-", "−");

function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

// A share in per cent, never rounded to 0 or 100, as lib.text.percent writes it.
function percent(share, words) {
  const value = share > 0.9995 ? (share === 1 ? "100" : "> 99.9") : share < 0.0005 ? (share === 0 ? "0" : "< 0.1") : (100 * share).toFixed(1);
  return fill(words.percent, { value });
}

// The picture moved by `rows` and `columns`, its rim filling what comes free; then, with an order, its pixels in it.
function paintMoved(canvas, picture, [rows, columns], order) {
  const { height, width, channels, bytes } = picture;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let place = 0; place < height * width; place++) {
    const pixel = order ? order[place] : place;
    const row = within(Math.floor(pixel / width) - rows, 0, height - 1);
    const column = within((pixel % width) - columns, 0, width - 1);
    const from = (row * width + column) * channels;
    for (let c = 0; c < 3; c++) image.data[4 * place + c] = bytes[from + (channels === 1 ? 0 : c)];
    image.data[4 * place + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

// The shares of one side at a place, and its answer there.
function sharesAt(side, [rows, columns], most, classes) {
  const start = ((rows + most) * (2 * most + 1) + columns + most) * classes.length;
  return side.values.subarray(start, start + classes.length);
}

const answerOf = (shares) => shares.reduce((best, share, i) => (share > shares[best] ? i : best), 0);

// The likeliest classes as bars.
function bars(shares, classes, count, words) {
  const list = make("ol", "bars");
  const order = [...shares.keys()].sort((a, b) => shares[b] - shares[a]).slice(0, count);
  for (const label of order) {
    const item = make("li", "", list);
    make("span", "name", item, classes[label]);
    const track = make("span", "track", item);
    make("i", "", track).style.width = `${(100 * shares[label]).toFixed(2)}%`;
    make("span", "figure", item, percent(shares[label], words));
  }
  return list;
}

// A cell for each place: filled where the answer is `wanted`, as strongly as its probability, else crossed out.
function placeMap(side, s, wanted, go) {
  const { most, classes, words } = s.data;
  const map = make("div", "map");
  map.setAttribute("role", "img");
  map.style.setProperty("--across", 2 * most + 1);
  let count = 0;
  for (let rows = -most; rows <= most; rows++) {
    for (let columns = -most; columns <= most; columns++) {
      const shares = sharesAt(side, [rows, columns], most, classes);
      const answer = answerOf(shares);
      const cell = make("i", answer === wanted ? "" : "other", map);
      cell.style.setProperty("--share", (100 * shares[answer]).toFixed(0) + "%");
      cell.title = fill(words.place, { rows: signed(rows), columns: signed(columns), name: classes[answer], share: percent(shares[answer], words) });
      cell.dataset.place = `${rows},${columns}`;
      cell.addEventListener("click", () => go([rows, columns]));
      count += answer === wanted;
    }
  }
  return { map, count };
}
