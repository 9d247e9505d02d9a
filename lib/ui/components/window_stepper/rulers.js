// The numbers of rows and columns along a grid, so that a row and a column that are named are found. They are for the
// eye: a screen reader hears row and column of every cell.

const RULER = { digit: 0.42, gap: 0.35 }; // rem that a row's number takes

const rulerRoom = (last) => String(last).length * RULER.digit + RULER.gap;

/** Number a grid of cells from (top, left); where its cells are small, every fourth row and column. */
function layRuler(grid, top, left, rows, cols, side, last) {
  const holder = grid.parentElement;
  holder.style.setProperty("--cell", `${side}rem`);
  holder.style.setProperty("--ruler", `${rulerRoom(last)}rem`);
  numberAlong(holder.querySelector(".across"), left, cols, side);
  numberAlong(holder.querySelector(".down"), top, rows, side);
}

function numberAlong(line, first, count, side) {
  if (line.children.length !== count) line.replaceChildren(...Array.from({ length: count }, () => make("i")));
  line.marks = [...line.children];
  line.first = first;
  line.marks.forEach((mark, i) => {
    const at = first + i;
    const text = side < LARGE && at % 4 ? "" : String(at).replace("-", "−");
    if (mark.textContent !== text) mark.textContent = text;
  });
}

/** Let the numbers of these rows and columns stand out. */
function markRuler(grid, rows, cols) {
  for (const [line, here] of [[".down", rows], [".across", cols]]) {
    const ruler = grid.parentElement.querySelector(line);
    const marks = new Set(here.map((at) => ruler.marks[at - ruler.first]).filter(Boolean));
    for (const mark of ruler.lit ?? []) if (!marks.has(mark)) mark.classList.remove("here");
    for (const mark of marks) if (!ruler.lit?.has(mark)) mark.classList.add("here");
    ruler.lit = marks;
  }
}
