// A picture of numbers that can be asked cell by cell, with the mouse or the arrow keys.

// options: {bitmap, column, i, room (px along the longer side), values (Float32Array of rows × columns, or null), name,
//   grid ("input", "kernel" or "output"), plain (no focus), size ([width, height] in px, instead of room),
//   last (how many cells are filled, when not all), onPoint({row, column, value} or null), onPick(row, column)}
function cellPicture(options) {
  const { bitmap, column, i, room, values, name, grid, plain, size } = options;
  const box = make("div", "cells");
  const canvas = make("canvas");
  paint(canvas, bitmap, column, i);
  fit(canvas, column, room);
  const single = column.h === 1 && column.w === 1;
  const [width, height] = size ?? (single ? [52 * unit(), 28 * unit()] : []);
  if (width) Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  canvas.dataset.grid = grid;
  box.append(canvas);
  const cell = parseFloat(canvas.style.width) / column.w;
  if (values && cell >= 28) box.append(digits(canvas, column, values, options.last ?? values.length));
  const marker = make("i", "marker");
  box.append(marker);
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", name);
  const view = { box, canvas, column, marker, at: null };
  if (!plain) listen(view, options);
  return view;
}

// The numbers inside the cells, black or white on each.
function digits(canvas, { w, h }, values, last) {
  const layer = make("div", "digits");
  layer.style.gridTemplateColumns = `repeat(${w}, 1fr)`;
  layer.setAttribute("aria-hidden", "true");
  const pixels = canvas.getContext("2d").getImageData(0, 0, w, h).data;
  const digitsIn = parseFloat(canvas.style.width) / w < 40 ? short : (value) => figure(Number(value.toPrecision(2)), 2);
  for (let i = 0; i < last; i++) {
    const digit = make("span", "figure", digitsIn(values[i]));
    digit.style.color = contrast(pixels.subarray(4 * i, 4 * i + 3));
    layer.append(digit);
  }
  return layer;
}

// At most four characters, for cells in which no more fit: 12, 1.2, .12, and with a sign.
function short(value) {
  const size = Math.abs(value);
  const text = size >= 9.95 ? size.toFixed(0) : size >= 0.995 ? size.toFixed(1) : size.toFixed(2).slice(1);
  if (size < 0.005) return "0";
  return `${value < 0 ? "−" : ""}${text}`;
}

function listen(view, options) {
  const { box, canvas, column } = view;
  box.tabIndex = 0;
  const place = (row, at) => {
    view.at = [row, at];
    options.onPoint?.({ row, column: at, value: options.values?.[row * column.columns + at] });
    outline(view, row, at, 1, 1);
  };
  const leave = () => {
    view.at = null;
    view.marker.style.display = "none";
    options.onPoint?.(null);
  };
  box.addEventListener("pointermove", (event) => {
    const edge = canvas.getBoundingClientRect();
    const share = (offset, length, cells) => Math.min(cells - 1, Math.max(0, Math.floor((offset / length) * cells)));
    place(share(event.clientY - edge.top, edge.height, column.rows), share(event.clientX - edge.left, edge.width, column.columns));
  });
  box.addEventListener("pointerleave", leave);
  box.addEventListener("blur", leave);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (event.key === "Enter" && view.at && options.onPick) return options.onPick(...view.at);
    if (!step) return;
    event.preventDefault();
    const [row, at] = view.at ? [view.at[0] + step[0], view.at[1] + step[1]] : [0, 0];
    place(Math.min(column.rows - 1, Math.max(0, row)), Math.min(column.columns - 1, Math.max(0, at)));
  });
  if (options.onPick) box.addEventListener("click", () => view.at && options.onPick(...view.at));
}

// A frame round `rows` × `columns` cells from (row, column) on, cut at the rims; null hides it.
function outline({ canvas, column, marker }, row, at, rows, columns) {
  const [top, left] = [Math.max(0, row), Math.max(0, at)];
  const [bottom, right] = [Math.min(column.rows, row + rows), Math.min(column.columns, at + columns)];
  const [x, y] = [parseFloat(canvas.style.width) / column.columns, parseFloat(canvas.style.height) / column.rows];
  if (bottom <= top || right <= left) return (marker.style.display = "none");
  Object.assign(marker.style, { display: "block", left: `${left * x}px`, top: `${top * y}px`, width: `${(right - left) * x}px`, height: `${(bottom - top) * y}px` });
}
