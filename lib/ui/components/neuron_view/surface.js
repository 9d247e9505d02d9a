// A map drawn from its numbers, a pixel a cell, with a frame for the cells that matter now; after ../network_view/maps.js.

// The palette's 256 colours as 32-bit pixels, and those of grey.
const tables = new Map();
function coloursOf(palette) {
  if (!tables.has(palette)) {
    const bytes = new Uint8Array(1024).fill(255);
    for (let i = 0; i < 256; i++) for (let c = 0; c < 3; c++) bytes[4 * i + c] = parseInt(palette.slice(6 * i + 2 * c, 6 * i + 2 * c + 2), 16);
    tables.set(palette, new Uint32Array(bytes.buffer));
  }
  return tables.get(palette);
}
const greys = new Uint32Array(new Uint8Array(Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2))).buffer);

// A map of height × width cells that is `room` px along its longer side. `kind` (input, kernel, output, middle) gives its
// frame's colour, `name` what a screen reader says. With `act` it is a button: act(row, col) on a press.
function surface({ height, width, room, kind, name, act }) {
  const box = make(act ? "button" : "span", `surface ${kind}`);
  const canvas = make("canvas");
  Object.assign(canvas, { height, width });
  const marker = make("i", "marker");
  box.append(canvas, marker);
  box.setAttribute("aria-label", name);
  if (!act) box.setAttribute("role", "img");
  const view = { box, canvas, marker, height, width, values: null };
  size(view, room);
  if (act) {
    const pressed = (event) => act(...cellAt(view, event));
    box.addEventListener("click", (event) => event.detail && pressed(event));
    box.addEventListener("pointermove", (event) => event.buttons === 1 && event.pointerType === "mouse" && pressed(event));
  }
  return view;
}

// Whole multiples where that uses most of the room, else as large as fits, smoothly.
function size(view, room) {
  const exact = room / Math.max(view.height, view.width);
  const whole = Math.floor(exact);
  const scale = whole >= 1 && whole > 0.8 * exact ? whole : exact;
  Object.assign(view.box.style, { width: `${view.width * scale}px`, height: `${view.height * scale}px` });
  view.canvas.classList.toggle("smooth", scale < 1);
}

function cellAt(view, event) {
  const box = view.canvas.getBoundingClientRect();
  const within = (share, cells) => Math.max(0, Math.min(cells - 1, Math.floor(share * cells)));
  return [within((event.clientY - box.top) / box.height, view.height), within((event.clientX - box.left) / box.width, view.width)];
}

// Paint numbers, or only the first `upto` of them: the rest is still to come.
function paintMap(view, values, scale, palette, upto = Infinity) {
  view.values = values;
  const picture = new ImageData(view.width, view.height);
  const pixels = new Uint32Array(picture.data.buffer);
  const [colours, slope, zero] = scale.limit === undefined
    ? [greys, 255 / (scale.high - scale.low), 0.5 - (255 * scale.low) / (scale.high - scale.low)]
    : [coloursOf(palette), scale.limit > 0 ? 127 / scale.limit : 0, 128.5];
  const [lowest, count] = [scale.limit === undefined ? 0 : 1, Math.min(values.length, upto)];
  for (let i = 0; i < count; i++) {
    const place = values[i] * slope + zero;
    pixels[i] = colours[Number.isNaN(place) ? 0 : place < lowest ? lowest : place > 255 ? 255 : place | 0];
  }
  view.canvas.getContext("2d").putImageData(picture, 0, 0);
}

// The frame round rows × cols cells from (top, left), cut at the rims.
function markCells(view, top, left, rows, cols) {
  const [t, l] = [Math.max(0, top), Math.max(0, left)];
  const [b, r] = [Math.min(view.height, top + rows), Math.min(view.width, left + cols)];
  const share = (part, all) => `${(100 * part) / all}%`;
  view.marker.hidden = b <= t || r <= l;
  Object.assign(view.marker.style, { top: share(t, view.height), left: share(l, view.width), height: share(b - t, view.height), width: share(r - l, view.width) });
}

// One legend for several maps; where each has its own largest value it says so, without figures.
function legendOfAll(scales, palette, words, own) {
  const alike = isAlike(scales);
  const element = legend(scales[0], palette, alike ? words : own);
  if (!alike) element.querySelectorAll(".figure").forEach((end, i) => { end.textContent = i ? "+" : "−"; });
  return element;
}

const isAlike = (scales) => scales.every(({ limit }) => limit === scales[0].limit);

// The colours of values with the numbers at their ends.
function legend(scale, palette, words) {
  const element = make("span", "legend");
  const ramp = make("span", "ramp");
  const stops = scale.limit === undefined ? ["#000", "#fff"] : Array.from({ length: 9 }, (_, i) => `#${palette.slice(6 * Math.round(1 + 31.75 * i), 6 * Math.round(1 + 31.75 * i) + 6)}`);
  ramp.style.background = `linear-gradient(to right, ${stops.join(",")})`;
  const [low, high] = scale.limit === undefined ? [scale.low, scale.high] : [-scale.limit, scale.limit];
  element.append(make("span", "figure", figure(low)), ramp, make("span", "figure", figure(high)));
  if (words) element.append(make("span", "soft", words));
  return element;
}
