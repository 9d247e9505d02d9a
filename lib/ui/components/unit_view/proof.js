// The line that says whether the arithmetic on the screen is what the network computed; after ../network_view/maps.js.

const FLOAT_ERROR = 1e-4; // of the layer's largest value

// words: from lib/ui/views/proof.py; {sum, network, limit (the layer's largest distance from zero)}
function proofLine(words, { sum, network, limit }) {
  const difference = Math.abs(sum - network);
  const equal = difference <= FLOAT_ERROR * limit;
  const box = make("div", equal ? "proof" : "proof wrong");
  const line = make("p", "claim");
  const digits = digitsShared(sum, network);
  const said = make("span");
  said.append(...filledWith(words.computed, { network: figure(network, digits), sum: figure(sum, digits) }));
  line.append(said);
  box.append(line);
  if (equal) {
    const verdict = make("b", "verdict", words.equal);
    const tick = make("span", "", " ✓");
    tick.setAttribute("aria-hidden", "true");
    verdict.append(tick);
    line.append(verdict);
  } else {
    const alarm = make("p", "alarm", `✗ ${fill(words.differs, { difference: figure(difference) })}`);
    alarm.setAttribute("role", "alert");
    box.append(alarm);
  }
  const rounding = equal && difference > 0 ? `${fill(words.rounding, { difference: figure(difference, 2) })} ` : "";
  box.append(make("p", "soft", rounding + words.keras));
  return box;
}

// As many digits as both numbers share, from five down to three.
function digitsShared(one, other) {
  for (let digits = 5; digits > 3; digits--) if (figure(one, digits) === figure(other, digits)) return digits;
  return 3;
}

// A sentence as nodes, the values in its places as bold figures.
function filledWith(sentence, values) {
  return sentence.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? make("b", "figure", values[part]) : document.createTextNode(part)));
}
