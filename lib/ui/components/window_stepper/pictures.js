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

/** Paint one output from its bytes: places of the palette, or levels of grey. */
function paintOutput(canvas, data, bytes, index) {
  const { pictureHeight: height, pictureWidth: width } = data;
  resize(canvas, height, width);
  const picture = new ImageData(width, height);
  const places = new Uint8Array(data.palette.length / 2);
  for (let i = 0; i < places.length; i += 1) places[i] = parseInt(data.palette.slice(2 * i, 2 * i + 2), 16);
  const grey = data.outputScale.limit === undefined;
  const first = index * height * width;
  for (let i = 0; i < height * width; i += 1) {
    const place = bytes[first + i];
    for (let c = 0; c < 3; c += 1) picture.data[4 * i + c] = grey ? place : places[3 * place + c];
    picture.data[4 * i + 3] = 255;
  }
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

/** A picture's frame round cells of a grid of height × width; kept at least a few pixels large. */
function mark(box, top, left, rows, cols, height, width) {
  box.style.top = `${(100 * Math.max(0, top)) / height}%`;
  box.style.left = `${(100 * Math.max(0, left)) / width}%`;
  box.style.height = `${(100 * Math.min(rows, height)) / height}%`;
  box.style.width = `${(100 * Math.min(cols, width)) / width}%`;
}

function markPictures(parts, data, input, shown) {
  const { rows, cols } = shown;
  mark(parts.photo.querySelector(".frame"), rows.start, cols.start, rows.cells, cols.cells, input.height, input.width);
  for (const holder of parts.outputs.querySelectorAll(".picture")) {
    mark(holder.querySelector(".frame"), rows.first, cols.first, rows.count, cols.count, data.outHeight, data.outWidth);
  }
}
