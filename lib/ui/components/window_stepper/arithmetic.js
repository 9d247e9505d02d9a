// The sum of this cell, written out: a line a kernel row, a block a channel; long ones fold.

const WIDE = 5; // products that fit on one line

function term(weight, value, pad, data) {
  const box = make("span", pad ? "term pad" : "term");
  box.append(make("span", "kernel", figure(weight, data.kernelDecimals)), "·", make("span", "input", figure(value, data.inputDecimals)));
  return box;
}

function line(left, right) {
  const row = make("div", "sum");
  const terms = make("span", "terms");
  terms.append(...left);
  row.append(terms, make("span", "equals", right));
  return row;
}

function joined(nodes, sign) {
  return nodes.flatMap((node, i) => (i ? [` ${sign} `, node] : [node]));
}

function productLines(part, data) {
  return part.rows.map((cells, i) => {
    const terms = cells.map((cell) => term(cell.weight, cell.value, cell.pad, data));
    return line(joined(terms, "+"), `= ${figure(part.subtotals[i], data.decimals)}`);
  });
}

/** A channel's products, folded behind its subtotal when there are several channels or many products. */
function partLines(part, data, folded, isOpen) {
  const lines = productLines(part, data);
  if (!folded) return lines;
  const details = make("details");
  details.open = isOpen;
  const count = data.kernelHeight * data.kernelWidth;
  const summary = make("summary");
  const text = `${data.words.planes[part.plane]}: ${count} ${data.words.products}`;
  summary.append(make("span", "", text), make("span", "equals", `= ${figure(part.subtotal, data.decimals)}`));
  details.append(summary, ...lines);
  return [details];
}

function convolutionLines(data, work, open) {
  const folded = work.parts.length > 1 || data.kernelWidth > WIDE;
  const lines = work.parts.flatMap((part, i) => partLines(part, data, folded, open[i] ?? false));
  const bias = data.bias ? `${data.words.sum} + ${data.words.bias} ${figure(data.bias, data.biasDecimals)}` : data.words.sumWithoutBias;
  const total = make("div", "total");
  total.append(make("span", "soft", bias), make("strong", "output", figure(work.sum, data.decimals)));
  lines.push(total);
  if (data.relu) {
    const relu = make("div", "total");
    relu.append(make("span", "soft", `ReLU: max(0, ${figure(work.sum, data.decimals)})`), make("strong", "output", figure(work.result, data.decimals)));
    lines.push(relu);
  }
  return lines;
}

function poolingLines(data, work) {
  const values = work.inside.map((cell) => {
    const kept = data.operation === "max" && cell === work.kept;
    return make("span", kept ? "input kept" : "input", figure(cell.value, data.inputDecimals));
  });
  const max = data.operation === "max";
  const left = [max ? "max(" : "(", ...joined(values, max ? "," : "+").map((node) => (node === " , " ? ", " : node)), max ? ")" : `) / ${work.inside.length}`];
  const total = make("div", "total");
  const words = max ? data.words.largest : data.words.mean;
  total.append(make("span", "soft", words), make("strong", "output", figure(work.result, data.decimals)));
  return [line(left, ""), total];
}

function drawArithmetic(holder, data, work) {
  const open = [...holder.querySelectorAll("details")].map((details) => details.open);
  const lines = data.operation === "convolution" ? convolutionLines(data, work, open) : poolingLines(data, work);
  holder.replaceChildren(...lines);
}
