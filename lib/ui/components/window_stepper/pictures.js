// The whole input and the whole output as pictures, with frames for what the grids show.

/** Size a canvas; sharp pixels where it is enlarged, smooth where a large picture is reduced. */
function resize(canvas, height, width) {
  canvas.width = width;
  canvas.height = height;
  canvas.parentElement.style.setProperty("--ratio", width / height);
  canvas.classList.toggle("reduced", Math.max(height, width) > 256);
}

/** Paint the input: three planes in colour, or one in its own scale. */
function paintInput(canvas, data, input) {
  const { height, width } = input;
  resize(canvas, height, width);
  const picture = new ImageData(width, height);
  const size = height * width;
  const planes = data.planes.length === 3 ? data.planes : [data.shown, data.shown, data.shown];
  const diverging = data.inputScale.limit !== undefined;
  for (let i = 0; i < size; i += 1) {
    if (diverging) {
      const colour = colourOf(input.values[data.shown * size + i], data.inputScale, data.palette);
      for (let c = 0; c < 3; c += 1) picture.data[4 * i + c] = parseInt(colour.slice(1 + 2 * c, 3 + 2 * c), 16);
    } else {
      for (let c = 0; c < 3; c += 1) picture.data[4 * i + c] = input.values[planes[c] * size + i];
    }
    picture.data[4 * i + 3] = 255;
  }
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

/** The 256 colours of an output as 32-bit pixels: those of the palette, or levels of grey. */
function shadesOf({ palette, outputScale }) {
  const parts = new Uint8ClampedArray(1024).fill(255);
  for (let i = 0; i < 256; i += 1) {
    for (let c = 0; c < 3; c += 1) parts[4 * i + c] = outputScale.limit === undefined ? i : parseInt(palette.slice(6 * i + 2 * c, 6 * i + 2 * c + 2), 16);
  }
  return new Uint32Array(parts.buffer);
}

/** Paint one output from its bytes, which are places in `shades`. */
function paintOutput(canvas, data, bytes, index, shades) {
  const { pictureHeight: height, pictureWidth: width } = data;
  resize(canvas, height, width);
  const picture = new ImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  const first = index * height * width;
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = shades[bytes[first + i]];
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

/** A picture's frame round cells of a grid of height × width; kept at least a few pixels large. */
function mark(box, top, left, rows, cols, height, width) {
  box.style.top = `${(100 * Math.max(0, top)) / height}%`;
  box.style.left = `${(100 * Math.max(0, left)) / width}%`;
  box.style.height = `${(100 * Math.min(rows, height)) / height}%`;
  box.style.width = `${(100 * Math.min(cols, width)) / width}%`;
}

function markPictures(state) {
  const { parts, data, input, shown } = state;
  const { rows, cols } = shown;
  const seen = sight(state);
  mark(parts.photoFrame, seen.row, seen.col, seen.high, seen.wide, input.height, input.width);
  const ends = { top: seen.row, bottom: seen.row + seen.high - 1, left: seen.col, right: seen.col + seen.wide - 1 };
  parts.photoFrame.setAttribute("aria-label", data.words.frame.replace(/\{(\w+)\}/g, (_all, key) => ends[key]));
  for (const holder of parts.outputs.querySelectorAll(".picture")) {
    mark(holder.querySelector(".frame"), rows.first, cols.first, rows.count, cols.count, data.outHeight, data.outWidth);
  }
}

/** The whole pictures: painted again only when their numbers changed. */
function paintPictures(state) {
  const { parts, data, input } = state;
  const signature = [data.input, data.shown, data.planes.join(), data.dark].join("|");
  if (state.painted !== signature) {
    paintInput(parts.photo.querySelector("canvas"), data, input);
    state.painted = signature;
  }
  const bytes = data.pictures.getChildAt(0).get(0);
  const shades = shadesOf(data);
  while (parts.outputs.children.length > data.outputs.length) parts.outputs.lastChild.remove();
  data.outputs.forEach((label, i) => {
    const holder = parts.outputs.children[i] ?? parts.outputs.appendChild(outputPicture());
    paintOutput(holder.querySelector("canvas"), data, bytes, i, shades);
    holder.querySelector("canvas").setAttribute("aria-label", label);
    holder.querySelector("figcaption").textContent = data.outputs.length > 1 ? label : "";
    holder.classList.toggle("chosen", data.outputs.length > 1 && i === data.chosen);
    holder.querySelector(".picture").onclick = (event) => {
      if (i !== data.chosen) state.trigger("output", i);
      moveTo(state, ...under(event, event.currentTarget, data.outHeight, data.outWidth));
    };
  });
  parts.photo.querySelector("canvas").setAttribute("aria-label", data.words.photo);
}

function outputPicture() {
  const holder = make("figure");
  const picture = make("div", "picture");
  const canvas = make("canvas");
  canvas.setAttribute("role", "img");
  picture.append(canvas, make("div", "frame"));
  holder.append(picture, make("figcaption"));
  return holder;
}

/** The row and column under the pointer in a picture of height × width cells. */
function under(event, holder, height, width) {
  const box = holder.getBoundingClientRect();
  const part = (at, start, length, cells) => Math.floor(((at - start) / length) * cells);
  return [part(event.clientY, box.top, box.height, height), part(event.clientX, box.left, box.width, width)];
}

/** The colours of the output with their figures, and the size of the output with the person's numbers. */
function drawScales({ parts, data }) {
  const scale = data.outputScale;
  const ends = scale.limit === undefined ? [scale.low, (scale.low + scale.high) / 2, scale.high] : [-scale.limit, 0, scale.limit];
  const stops = Array.from({ length: 9 }, (_, i) => colourOf(ends[0] + ((ends[2] - ends[0]) * i) / 8, scale, data.palette));
  const bar = make("div", "bar");
  bar.style.background = `linear-gradient(90deg, ${stops.join()})`;
  const figures = make("div", "ends");
  figures.append(...ends.map((end) => make("span", "", short(end, decimalsOf([end])))));
  parts.legend.replaceChildren(make("div", "soft", data.words.legend), bar, figures);
  parts.legend.setAttribute("role", "img");
  parts.legend.setAttribute("aria-label", `${data.words.legend}: ${ends.map((end) => short(end, 1)).join(", ")}`);
  const sizes = data.formula.map(([left, right]) => {
    const row = make("div");
    row.append(left + " = ", make("span", "output", data.sizeClosed ? "?" : right));
    return row;
  });
  const rounded = data.formula[0][0].startsWith("⌊") ? data.words.roundedDown : data.words.roundedUp;
  parts.formula.replaceChildren(make("div", "soft", data.words.outputSize), ...sizes, make("div", "soft rounded", rounded));
}
