// A frame that is moved over a picture: dragged, sent by pressing elsewhere, or by the arrow keys. Nothing here knows what it frames.

/**
 * Let `box`, a real button laid over a picture, be moved.
 *
 * A mouse that presses elsewhere on the picture centres the frame there and drags on; a finger's tap centres it, and its
 * swipe scrolls the page (the style sheet gives `box` `touch-action: none`, and `stage` `manipulation`). Arrow keys on the
 * frame move it by a cell, with Shift by a whole frame.
 *
 * @param stage the element that holds picture and frame; it captures the pointer.
 * @param canvas the picture, whole: its edges are those of the cells.
 * @param box the frame.
 * @param where () => {rows, columns, high, wide, row, col}: cells of the picture, of the frame, and its upper left cell.
 * @param move (row, col) => called with whole numbers that keep the frame inside, only where they differ.
 * @returns a clean-up.
 */
function draggable(stage, canvas, box, where, move) {
  const ends = new AbortController();
  const on = (element, kind, act) => element.addEventListener(kind, act, { signal: ends.signal });
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  let grip = null; // from the frame's corner to the pointer, in cells, while it is dragged
  let pressed = false; // whether the last press was answered already, so that its click is not

  const go = (row, col) => {
    const at = where();
    const within = (value, last) => Math.max(0, Math.min(Math.round(value), last));
    const to = [within(row, at.rows - at.high), within(col, at.columns - at.wide)];
    if (to[0] !== at.row || to[1] !== at.col) move(...to);
  };
  const under = (event) => {
    const edges = canvas.getBoundingClientRect();
    const at = where();
    return [((event.clientY - edges.top) / edges.height) * at.rows, ((event.clientX - edges.left) / edges.width) * at.columns];
  };
  const centre = (event) => {
    const [row, col] = under(event);
    go(row - where().high / 2, col - where().wide / 2);
  };

  on(stage, "pointerdown", (event) => {
    pressed = event.button === 0 && (event.target === box || event.pointerType === "mouse");
    if (!pressed) return; // a finger may be about to scroll; its tap is a click
    if (event.target !== box) centre(event);
    const [row, col] = under(event);
    grip = [row - where().row, col - where().col];
    stage.setPointerCapture(event.pointerId);
  });
  on(stage, "pointermove", (event) => {
    if (!grip) return;
    const [row, col] = under(event);
    go(row - grip[0], col - grip[1]);
  });
  for (const end of ["pointerup", "pointercancel"]) on(stage, end, () => { grip = null; });
  on(stage, "click", (event) => { if (!pressed && event.target !== box) centre(event); });
  on(box, "keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const at = where();
    go(at.row + step[0] * (event.shiftKey ? at.high : 1), at.col + step[1] * (event.shiftKey ? at.wide : 1));
  });
  return () => ends.abort();
}
