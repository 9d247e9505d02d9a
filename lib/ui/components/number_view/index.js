// The number of one cell of a map: the window stepper, and whether its sum is what the network computed.
// data: that of ../window_stepper/stepper.js, and key, layer, channel, largest (of the layer), network (Arrow: one cell of
//   bytes, float32 rows × columns), proof (words)
// Scripts in front of this one: those of the stepper, told.js, ../unit_view/proof.js.
export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".number");
  const proofs = root.querySelector(".proofs");
  const network = new Float32Array(data.network.getChildAt(0).get(0).slice().buffer);
  const { key, layer, channel } = data;
  root.dataset.component = "number-view";
  let followed = "";
  const prove = (state, work) => {
    const { row, col } = state.at;
    const [sum, computed] = [work.result, network[row * data.outWidth + col]];
    Object.assign(root.dataset, { layer, channel, row, col, sum, network: computed });
    proofs.replaceChildren(data.closed ? "" : proofLine(data.proof, { sum, network: computed, limit: data.largest }));
    const cell = [row, col].join();
    if (cell !== followed) window.dispatchEvent(new CustomEvent("convscope-cell", { detail: { key, from: "number", row, col } }));
    followed = cell;
    root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
  };
  const moved = ({ detail }) => {
    if (detail.from === "number" || detail.key !== key) return;
    followed = [detail.row, detail.col].join();
    followTo(states.get(parentElement), detail.row, detail.col);
  };
  window.addEventListener("convscope-cell", moved);
  root.onkeydown = (event) => event.key === "Escape" && window.dispatchEvent(new CustomEvent("convscope-back", { detail: key }));
  const stop = mountStepper(component, root.querySelector(".root"), prove);
  return () => {
    window.removeEventListener("convscope-cell", moved);
    stop();
  };
}
