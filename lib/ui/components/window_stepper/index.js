// The stepper as a component by itself; see stepper.js for its data.
export default function (component) {
  const root = component.parentElement.querySelector(".root");
  root.dataset.component = "window-stepper";
  return mountStepper(component, root);
}
