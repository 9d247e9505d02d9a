// A share of softmax: logits, exponentials, their sum, the shares of all; the slider of whatif.js moves one logit.

function drawSoftened(s) {
  const [logits] = s.rows;
  const real = softmax(logits);
  const view = { logits, real, now: real, rows: [], most: Math.max(...logits) };
  const list = make("ul", "rows shares");
  list.append(shareHead(s));
  logits.forEach((_logit, unit) => list.append(shareRow(s, view, unit)));
  list.append(totalRow(s, view));
  const division = make("div", "division");
  view.tell = () => tellShares(s, view, division);
  view.tell();
  const why = make("p", "soft", fill(s.words.whyLargest, { total: answer(s, figure(Math.exp(real.largest) * real.total, 4)) }));
  return { left: [list, why], right: s.data.closed ? [] : [division, whatIf(s, view)], sum: real.shares[s.data.channel] };
}

// exponentials of logit − largest, their sum, and the shares
function softmax(logits) {
  const largest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - largest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return { largest, exponentials, total, shares: exponentials.map((value) => value / total) };
}

function shareHead({ words }) {
  const head = make("li", "row head soft");
  head.append(...[words.class, words.logit, words.exponential, words.share].map((word) => make("span", "", word)));
  return head;
}

function shareRow(s, view, unit) {
  const row = make("li", unit === s.data.channel ? "row own" : "row");
  const name = s.data.classes.length ? s.data.classes[unit] : fill(s.words.unit, { unit });
  const track = make("span", "track whole");
  const parts = { row, logit: make("span", "figure"), power: make("span", "figure w"), now: make("i", "now"), ghost: make("i", "ghost"), share: make("b", "figure") };
  track.append(parts.now, parts.ghost);
  const share = make("span", "share");
  share.append(track, parts.share);
  row.append(opener(s, name, s.data.layer, unit), parts.logit, parts.power, share);
  view.rows.push(parts);
  return row;
}

function totalRow(s, view) {
  const row = make("li", "row total");
  view.total = make("b", "figure w");
  row.append(make("span", "", s.words.total), make("span"), view.total, make("span", "soft", s.words.sharesTotal));
  return row;
}

function tellShares(s, view, division) {
  const { words, data } = s;
  const moved = s.own.moved;
  view.rows.forEach(({ row, logit, power, now, ghost, share }, unit) => {
    const value = moved?.unit === unit ? moved.value : view.logits[unit];
    row.classList.toggle("moved", moved?.unit === unit);
    logit.textContent = fixed(value, 3);
    power.textContent = answer(s, figure(view.now.exponentials[unit], 4));
    now.style.width = `${data.closed ? 0 : 100 * view.now.shares[unit]}%`;
    ghost.style.left = `${100 * view.real.shares[unit]}%`;
    ghost.hidden = !moved;
    share.textContent = answer(s, shareText(view.now.shares[unit]));
  });
  view.total.textContent = answer(s, figure(view.now.total, 5));
  const at = data.channel;
  const values = { exponential: figure(view.now.exponentials[at], 4), total: figure(view.now.total, 4), share: figure(view.now.shares[at], 4) };
  division.classList.toggle("moved", Boolean(moved));
  const fraction = make("span", "fraction figure");
  fraction.append(make("span", "w", values.exponential), make("span", "w", values.total));
  const name = data.classes[at] ?? fill(words.unit, { unit: at });
  const label = fill(words.fraction, { name, logit: figure(moved?.unit === at ? moved.value : view.logits[at], 4), largest: figure(view.now.largest, 4) });
  division.replaceChildren(make("p", "soft", label), fraction, make("span", "sign", "="), make("b", "figure value", values.share), make("span", "soft", shareText(view.now.shares[at])));
}

// As lib.text.percent: one decimal, never rounded to 0 or 100.
function shareText(share) {
  if (share > 0.9995) return share === 1 ? "100\u00a0%" : ">\u00a099.9\u00a0%";
  if (share < 0.0005) return share === 0 ? "0\u00a0%" : "<\u00a00.1\u00a0%";
  return `${fixed(share * 100, 1)}\u00a0%`;
}
