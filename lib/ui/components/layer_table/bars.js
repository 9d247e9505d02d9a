// Shared by the table of layers and the sheet of kernels: how often values occur, as bars from zero up and down.

const SVG = "http://www.w3.org/2000/svg";

// The bars [from, to) of `counts` (0 to 1) as one path in a box of counts.length × 100.
function outline(counts, from, to) {
  let path = "";
  for (let i = from; i < to; i++) {
    // what occurs at all can be seen
    if (counts[i] > 0) path += `M${i + 0.06} 100V${100 - Math.max(2, counts[i] * 100)}H${i + 0.94}V100Z`;
  }
  return path;
}

function shape(name, path) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", name);
  element.setAttribute("d", path);
  return element;
}

// {counts, below, low, high, said}: purple below zero, orange above, the ends of the axis under them.
function histogram(found) {
  const figureElement = make("span", "histogram");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${found.counts.length} 100`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", found.said);
  svg.append(
    shape("below", outline(found.counts, 0, found.below)),
    shape("above", outline(found.counts, found.below, found.counts.length)),
  );
  const ends = make("span", "ends figure");
  ends.setAttribute("aria-hidden", "true");
  ends.append(make("span", "", found.low), make("span", "", found.high));
  figureElement.append(svg, ends);
  figureElement.title = found.said;
  return figureElement;
}
