// One logit of softmax moved by hand, in the browser alone: what it does to the shares of all classes.

function whatIf(s, view) {
  const box = make("div", "whatif");
  const parts = { slider: make("input"), choice: make("select"), value: make("b", "figure"), back: make("button", "back", s.words.back), said: make("p", "soft") };
  parts.said.setAttribute("aria-live", "polite");
  box.append(make("h3", "", s.words.whatIf), choiceLine(s, view, parts), parts.slider, parts.said, parts.back);
  Object.assign(parts.slider, { type: "range", ...ends(view.logits), step: "0.01" });
  parts.slider.setAttribute("aria-label", s.words.slider);
  const unit = () => Number(parts.choice.value);
  const show = () => {
    const { moved } = s.own;
    const value = moved ? moved.value : view.logits[unit()];
    parts.slider.value = String(value);
    parts.value.textContent = fixed(value, 2);
    parts.back.disabled = !moved;
    view.now = moved ? softmax(view.logits.map((logit, at) => (at === moved.unit ? moved.value : logit))) : view.real;
    parts.said.textContent = moved ? fill(s.words.movedTold, { real: fixed(view.logits[moved.unit], 2), share: shareText(view.now.shares[moved.unit]), before: shareText(view.real.shares[moved.unit]) }) : s.words.moveInvite;
    view.tell();
  };
  parts.slider.addEventListener("input", () => {
    s.own.moved = { unit: unit(), value: Number(parts.slider.value) };
    show();
  });
  parts.choice.addEventListener("change", () => {
    s.own = { ...s.own, unit: unit(), moved: undefined };
    show();
  });
  parts.back.addEventListener("click", () => {
    s.own.moved = undefined;
    parts.slider.focus(); // the button is about to be disabled
    show();
  });
  s.after.push(once(show));
  return box;
}

function choiceLine(s, view, { choice, value }) {
  const line = make("label", "choice");
  view.logits.forEach((_logit, unit) => choice.append(new Option(s.data.classes[unit] ?? fill(s.words.unit, { unit }), unit)));
  choice.value = String(s.own.moved?.unit ?? s.own.unit ?? s.data.channel);
  line.append(make("span", "", s.words.logitOf), choice, make("span", "sign", "="), value);
  return line;
}

// Room for every logit to win and to vanish.
function ends(logits) {
  return { min: String(Math.floor(Math.min(...logits) - 3)), max: String(Math.ceil(Math.max(...logits) + 5)) };
}

function once(run) {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
