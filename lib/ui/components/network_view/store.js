// data: {columns (Arrow: v, as JSON), pictures, wires, stamp}; see drawing.py. Puts it into globalThis.convscope.networks by its
// stamp, with the columns read, and says so by the event "convscope-network".
const MOST = 2; // drawings that a page keeps

export default function ({ data, parentElement }) {
  parentElement.querySelector(".root").dataset.component = "network_store";
  const store = ((globalThis.convscope ??= {}).networks ??= new Map());
  if (store.has(data.stamp)) return;
  const columns = JSON.parse(new TextDecoder().decode(data.columns.getChild("v").get(0)));
  store.set(data.stamp, { ...data, columns });
  while (store.size > MOST) store.delete(store.keys().next().value);
  window.dispatchEvent(new CustomEvent("convscope-network", { detail: data.stamp }));
}
