import { type Signal, signal } from "@preact/signals";

const HASH = "#calculator";

/** The calculator has an address of its own and needs no project. */
export const calculatorOpen: Signal<boolean> = signal(false);

/** Follows the address of the page. Anchors within the page are none of its business. */
export function startCalculatorAddress(): void {
  const follow = (): void => {
    if (location.hash === HASH) calculatorOpen.value = true;
    else if (location.hash === "") calculatorOpen.value = false;
  };
  follow();
  window.addEventListener("hashchange", follow);
}

export function openCalculator(): void {
  location.hash = HASH;
}

export function closeCalculator(): void {
  calculatorOpen.value = false;
  history.pushState(null, "", location.pathname + location.search);
}
