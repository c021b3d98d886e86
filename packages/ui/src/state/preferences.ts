import { effect, type Signal, signal } from "@preact/signals";

/** How close lines and controls stand. */
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

export const density: Signal<Density> = kept("treeline-density", DENSITIES, "comfortable");

const SWITCH = ["on", "off"] as const;
const characterKeys: Signal<(typeof SWITCH)[number]> = kept("treeline-character-keys", SWITCH, "on");

/** Whether shortcuts of a single character work: they are in the way of those who steer a page by voice. */
export const singleKeys = {
  get value(): boolean {
    return characterKeys.value === "on";
  },
  set value(on: boolean) {
    characterKeys.value = on ? "on" : "off";
  },
};

/** Tells the style sheets what was chosen. */
export function startPreferences(): void {
  effect(() => {
    document.documentElement.dataset.density = density.value;
  });
}

/**
 * A choice kept on this device. Storage may be blocked: a forgotten preference is not worth a message.
 * @param usual holds until something else is chosen
 */
function kept<T extends string>(key: string, choices: readonly T[], usual: T): Signal<T> {
  const choice = signal(read(key, choices) ?? usual);
  effect(() => {
    try {
      if (choice.value === usual) globalThis.localStorage?.removeItem(key);
      else globalThis.localStorage?.setItem(key, choice.value);
    } catch {
      return;
    }
  });
  return choice;
}

function read<T extends string>(key: string, choices: readonly T[]): T | undefined {
  try {
    const text = globalThis.localStorage?.getItem(key);
    return choices.find((known) => known === text);
  } catch {
    return undefined;
  }
}
