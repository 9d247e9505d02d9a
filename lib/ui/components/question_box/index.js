// data: mark (of the question with its numbers), text, labels (of the fields), typed, longest (letters of an answer), hint,
//   score, verdict ({kind, word, cause, why} or null), kinds (all that can be asked), kind (this one), words
// triggers: answer (what was typed), kind (to be asked instead)
const ICONS = { right: "check", wrong: "close", open: "edit" };
const boxes = new WeakMap();

function build(root, words) {
  const row = make("div", "row", root);
  const form = make("form", "", row);
  const asked = make("p", "ask", form);
  make("b", "", asked, words.guess);
  const box = { root, form, text: make("span", "", asked), fields: make("span", "fields", form) };
  make("button", "check", form, words.check);
  box.others = make("div", "others", row);
  box.another = make("button", "", box.others, words.another);
  box.another.type = "button";
  box.kinds = make("select", "", box.others);
  box.kinds.setAttribute("aria-label", words.kinds);
  const note = make("p", "note", root);
  box.hint = make("span", "", note);
  box.score = make("span", "", note);
  box.score.dataset.score = "";
  box.said = make("div", "", root);
  return box;
}

/** The fields of a question; one alone is named by the question itself. */
function ask(box, { text, labels, typed, longest }) {
  box.text.textContent = ` ${text}`;
  box.fields.replaceChildren(...labels.map((label, i) => {
    const field = make("label", labels.length > 1 ? "several" : "");
    if (labels.length > 1) make("span", "", field, label);
    const input = make("input", "", field);
    Object.assign(input, { type: "text", autocomplete: "off", maxLength: longest, value: typed[i] ?? "" });
    if (labels.length === 1) input.setAttribute("aria-label", text);
    return field;
  }));
}

function choose(box, { kinds, kind }) {
  box.others.hidden = kinds.length === 1;
  if (box.kinds.dataset.all !== kinds.join()) {
    box.kinds.dataset.all = kinds.join();
    box.kinds.replaceChildren(...kinds.map((each) => make("option", "", null, each)));
  }
  box.kinds.value = kind;
}

/** What is said to the answer: by icon and word; screen readers hear it when it is new. */
function say(box, verdict) {
  const signature = JSON.stringify(verdict);
  if (box.told === signature) return;
  box.told = signature;
  box.said.replaceChildren();
  if (!verdict) return;
  const said = make("div", `verdict ${verdict.kind}`, box.said);
  said.setAttribute("role", "alert");
  said.dataset.verdict = verdict.kind;
  const line = make("p", "", said);
  make("span", "icon", line, ICONS[verdict.kind]).setAttribute("aria-hidden", "true");
  if (verdict.word) make("b", "", line, `${verdict.word} `);
  line.append(verdict.cause);
  if (verdict.why) make("p", "why", said, verdict.why);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const box = boxes.get(parentElement) ?? build(root, data.words);
  boxes.set(parentElement, box);
  const question = `${data.mark} ${data.labels.length}`;
  if (box.question !== question) ask(box, data); // what is being typed stays while only other things change
  box.question = question;
  choose(box, data);
  box.hint.textContent = data.hint;
  box.score.textContent = data.score;
  box.hint.parentElement.hidden = !data.hint && !data.score;
  say(box, data.verdict);
  box.form.onsubmit = (event) => {
    event.preventDefault();
    setTriggerValue("answer", [...box.fields.querySelectorAll("input")].map((input) => input.value));
  };
  box.kinds.onchange = () => setTriggerValue("kind", box.kinds.value);
  box.another.onclick = () => setTriggerValue("kind", data.kinds[(data.kinds.indexOf(data.kind) + 1) % data.kinds.length]);
  root.dataset.component = "question-box";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
