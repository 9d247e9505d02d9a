// The photo and its channels as pictures, and where the frame stands on them.

const CHANNELS = ["red", "green", "blue", "grey"]; // the planes of the pixel store, in its order
const COLOURS = CHANNELS.slice(0, 3);
const THUMBS = ["grey", ...COLOURS];

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function picture(kind) {
  const canvas = element("canvas", { role: "img" });
  const stage = element("div", { class: "stage" }, canvas);
  const caption = element("figcaption");
  return { canvas, stage, caption, figure: element("figure", { class: kind }, caption, stage) };
}

/** A channel's values as the photo has them, before the levels; grey with weights of one's own comes by itself. */
function planeOf(view, channel) {
  if (channel === "grey" && view.grey) return view.grey;
  const size = view.rows * view.columns;
  const at = CHANNELS.indexOf(channel) * size;
  return view.values.subarray(at, at + size);
}

// Each canvas has the picture's own pixels; the style enlarges them by a whole number, or shrinks the canvas to fit.
function paint(view) {
  const { rows, columns, table, words } = view;
  const none = new Uint8Array(rows * columns);
  const draw = (target, parts, name, caption) => {
    const image = new ImageData(columns, rows);
    for (let pixel = 0; pixel < rows * columns; pixel += 1) {
      for (let part = 0; part < 3; part += 1) image.data[4 * pixel + part] = table[parts[part][pixel]];
      image.data[4 * pixel + 3] = 255;
    }
    Object.assign(target.canvas, { width: columns, height: rows });
    target.canvas.getContext("2d").putImageData(image, 0, 0);
    target.canvas.setAttribute("aria-label", name);
    target.caption.textContent = caption;
  };
  const whole = filled(words.photo, { rows, columns });
  draw(view.photo, COLOURS.map((name) => planeOf(view, name)), whole, whole);
  for (const [channel, target] of Object.entries(view.channels)) {
    const parts = COLOURS.map((name) => (channel === "grey" || channel === name ? planeOf(view, channel) : none));
    draw(target, parts, filled(words.channel, { name: words.names[channel] }), words.names[channel]);
  }
}

/** Give pictures and cells the room there is: beside one another, or below on a narrow screen; what is said of the pixel
 * stands under the photo, or beside one that is upright. */
function fit(view) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { root } = view;
  const width = root.clientWidth / rem;
  const wall = rem > 24;
  const narrow = width < (wall ? 36 : 46);
  const wide = width >= 80 && innerHeight >= 58 * rem;
  const upright = view.rows > 1.1 * view.columns;
  for (const [name, is] of Object.entries({ wall, narrow, wide, upright })) root.classList.toggle(name, is);
  const scaled = (target, across, down) => {
    const exact = Math.min(across / view.columns, down / view.rows);
    target.scale = exact >= 1 ? Math.floor(exact) : exact;
    target.canvas.style.width = `${Math.max(1, view.columns * target.scale)}px`;
    target.canvas.style.height = `${Math.max(1, view.rows * target.scale)}px`;
    target.stage.classList.toggle("sharp", exact >= 1);
  };
  fitCells(view, rem);
  const thumb = (narrow ? (width - 2.4) / 4 : wide ? 11 : 6.4) * rem;
  const beside = upright ? (narrow ? 9 : 12) * rem : 0;
  scaled(view.photo, view.photo.figure.clientWidth - beside, (wide ? 34 : upright ? 26.5 : 20.5) * rem);
  for (const target of Object.values(view.channels)) scaled(target, thumb, (wide ? 9 : 5.4) * rem);
  place(view);
}

/** Put the frame and the dot of the shown pixel where they belong. */
function place(view) {
  const set = (box, scale, row, column, rows, columns) =>
    Object.assign(box.style, {
      top: `${row * scale}px`, left: `${column * scale}px`, height: `${rows * scale}px`, width: `${columns * scale}px`,
    });
  set(view.frame, view.photo.scale, view.top, view.left, view.high, view.wide);
  for (const target of Object.values(view.channels)) set(target.mark, target.scale, view.top, view.left, view.high, view.wide);
  set(view.dot, view.photo.scale, view.shown.row, view.shown.column, 1, 1);
}
