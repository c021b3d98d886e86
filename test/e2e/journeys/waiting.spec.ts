import type { Page } from "@playwright/test";
import { expect, goTo, openSample, test } from "./app.ts";

/** Longer than a journey: what is asked of a worker now is not answered in it. */
const NEVER_MS = 600_000;

/** From the next load on, workers can be told to answer nothing. */
async function holdWorkers(app: Page): Promise<void> {
  await app.addInitScript((wait) => {
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
      override postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
        const send = (): void => super.postMessage(message, transfer as Transferable[]);
        if (Reflect.get(globalThis, "heldWorkers") === true) setTimeout(send, wait);
        else send();
      }
    };
  }, NEVER_MS);
  await app.reload();
  await expect(app.locator(".say")).toContainText("[");
}

interface Tried {
  readonly count: number;
  /** Controls that did not stand as they were set in the next frame, or lost the focus. */
  readonly faults: readonly string[];
}

/** Sets every control of the page to something else by its own event, one after the other, and looks at it in the frame after. */
function trySettings(app: Page): Promise<Tried> {
  return app.evaluate(async () => {
    type Control = HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement;
    const controls = (): Control[] =>
      [...document.querySelectorAll<Control>("select, input, textarea")].filter(
        (control) => control.offsetParent !== null && !control.disabled,
      );
    const nameOf = (control: Control): string =>
      (control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? control.id).trim();
    const isBox = (control: Control): control is HTMLInputElement =>
      control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
    const shown = (control: Control): string => (isBox(control) ? String(control.checked) : control.value);
    const nextFrame = (): Promise<void> =>
      new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const write = (control: Control, value: string): void => {
      const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value");
      own?.set?.call(control, value);
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
    /** What it is set to; null = there is nothing else to set. */
    const set = (control: Control): string | null => {
      if (isBox(control)) {
        if (control.type === "radio" && control.checked) return null;
        const wanted = String(!control.checked);
        control.click();
        return wanted;
      }
      if (control instanceof HTMLSelectElement) {
        const other = [...control.options].find(
          ({ value, disabled }) => !disabled && value !== control.value,
        );
        if (other === undefined) return null;
        const { value } = other;
        write(control, value);
        return value;
      }
      if (["file", "search", "range", "color"].includes(control.type)) return null;
      const value = /^[\d.,]*$/.test(control.value) ? "1" : `${control.value}x`;
      write(control, value);
      return value;
    };

    const faults: string[] = [];
    const done = new Set<string>();
    let count = 0;
    for (;;) {
      const control = controls().find((each) => !done.has(`${each.type} ${nameOf(each)}`));
      if (control === undefined) return { count, faults };
      const name = nameOf(control);
      done.add(`${control.type} ${name}`);
      control.focus();
      const wanted = set(control);
      if (wanted === null) continue;
      count += 1;
      await nextFrame();
      if (document.activeElement === document.body) faults.push(`${name} lost the focus`);
      // A menu that adds to a list is empty again; a menu that moved is another element.
      const isAsSet = !control.isConnected || shown(control) === wanted || shown(control) === "";
      if (!isAsSet) faults.push(`${name} shows ${shown(control)}, not ${wanted}`);
    }
  });
}

/** Opens what is folded away; the number of controls in sight then. */
function unfold(app: Page): Promise<number> {
  return app.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("main details, aside details")) {
      fold.open = true;
    }
    return [...document.querySelectorAll<HTMLElement>("select, input, textarea")].filter(
      ({ offsetParent }) => offsetParent !== null,
    ).length;
  });
}

/** Each view with a sample, and a number of settings that it has at least. */
const VIEWS = [
  ["Data", /BCG/, 10],
  ["Effects", /BCG/, 20],
  ["Results", /BCG/, 25],
  ["Moderators", /Writing to learn/, 15],
  ["Publication bias", /BCG/, 60],
  ["Sensitivity", /BCG/, 5],
  ["Report", /BCG/, 50],
] as const;

for (const [view, sample, least] of VIEWS) {
  test(`takes every setting of ${view} at once while the worker says nothing`, async ({ app }) => {
    await holdWorkers(app);
    await openSample(app, sample);
    await goTo(app, view);
    await expect.poll(() => unfold(app)).toBeGreaterThanOrEqual(least);
    await expect(app.locator("[aria-busy='true']")).toHaveCount(0);
    await app.evaluate(() => Reflect.set(globalThis, "heldWorkers", true));
    const { count, faults } = await trySettings(app);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(least);
    // What was set is kept although nothing was computed.
    await expect(app.getByRole("button", { name: "Undo" })).toBeEnabled();
  });
}
