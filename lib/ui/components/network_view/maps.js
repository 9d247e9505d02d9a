// Shared by the views of networks: figures, the sheets of pictures that Python sends, and small DOM helpers.

// A formatter takes longer to make than hundreds of figures to write.
const numberFormats = new Map();
function formatted(value, places) {
  if (!numberFormats.has(places)) numberFormats.set(places, new Intl.NumberFormat("en-GB", { minimumFractionDigits: places, maximumFractionDigits: places }));
  return numberFormats.get(places).format(value);
}

// A measured value with three significant digits and a true minus sign, as lib.text.figure writes it.
function figure(value, digits = 3) {
  if (typeof value === "string") return value;
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  const places = Math.max(0, digits - 1 - size);
  const text = size < -4
    ? value.toExponential(1).replace(/e([+-])(\d)$/, "e$10$2")
    : formatted(value, places);
  return text.replaceAll("-", "−");
}

// "{layer}, channel {channel}" with its places filled in.
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

// One bitmap a row of an Arrow table with PNG files in its column `v`, null for an empty row.
function openPictures(table) {
  const files = table.getChild("v");
  const rows = Array.from({ length: table.numRows }, (_, row) => files.get(row));
  return Promise.all(rows.map((bytes) => (bytes.length ? createImageBitmap(new Blob([bytes], { type: "image/png" })) : null)));
}

// One address a row of such a table, for pictures that only stand as backgrounds; decoded when the promise is kept.
function openSheets(table) {
  const files = table.getChild("v");
  const rows = Array.from({ length: table.numRows }, (_, row) => files.get(row));
  return Promise.all(rows.map(async (bytes) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    await image.decode();
    return image;
  }));
}

// The float32 numbers of a row of an Arrow table, null for an empty row.
function openNumbers(table, row) {
  const bytes = table.getChild("v").get(row);
  return bytes.length ? new Float32Array(bytes.slice().buffer) : null;
}

// Map i of a sheet onto a canvas, a pixel a cell. A sheet has `across` maps of w × h cells in a row.
function paint(canvas, bitmap, { w, h, across }, i) {
  canvas.width = w;
  canvas.height = h;
  canvas.getContext("2d").drawImage(bitmap, (i % across) * w, Math.floor(i / across) * h, w, h, 0, 0, w, h);
}

// The pixels of a whole sheet.
function pixelsOf(image) {
  const sheet = new OffscreenCanvas(image.width, image.height).getContext("2d");
  sheet.drawImage(image, 0, 0);
  return sheet.getImageData(0, 0, image.width, image.height);
}

// All cells of a layer of units onto one canvas, a pixel a unit, `columns` in a row.
function paintUnits(canvas, image, { n, across }, columns) {
  const from = pixelsOf(image);
  canvas.width = columns;
  canvas.height = Math.ceil(n / columns);
  const to = new ImageData(canvas.width, canvas.height);
  const [source, target] = [new Uint32Array(from.data.buffer), new Uint32Array(to.data.buffer)];
  for (let i = 0; i < n; i++) target[i] = source[Math.floor(i / across) * image.width + (i % across)];
  canvas.getContext("2d").putImageData(to, 0, 0);
}

// How much a map is enlarged: by a whole factor, or reduced to the room when it is larger.
function scaleFor({ w, h }, room) {
  const factor = Math.floor(room / Math.max(w, h));
  return factor >= 1 ? factor : room / Math.max(w, h);
}

// Cells of a canvas enlarged, sharp; reduced smoothly.
function fit(canvas, { w, h }, room) {
  const scale = scaleFor({ w, h }, room);
  canvas.style.width = `${w * scale}px`;
  canvas.style.height = `${h * scale}px`;
  canvas.classList.toggle("smooth", scale < 1);
}

// Black or white, whichever has the higher contrast on a colour [r, g, b] (WCAG's relative luminance).
function contrast(rgb) {
  const [r, g, b] = Array.from(rgb, (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > Math.sqrt(1.05 * 0.05) - 0.05 ? "#000" : "#fff";
}

// <tag class="name" …> with text; text never becomes HTML.
function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  if (tag === "button") element.type = "button";
  return element;
}

// The colours of values with the numbers at their ends.
function drawLegend(element, colours, low, high, words) {
  const ramp = make("span", "ramp");
  ramp.style.background = `linear-gradient(to right, ${colours.join(",")})`;
  element.replaceChildren(make("span", "figure", low), ramp, make("span", "figure", high));
  if (words) element.append(make("span", "soft", words));
}

// One pixel of rem-sized layout at the design's 15 px, so that the wall mode enlarges pictures too.
function unit() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 15;
}
