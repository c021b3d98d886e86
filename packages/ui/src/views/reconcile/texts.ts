import { formatAdaptive, formatFixed, formatInterval, formatLevel, phrase } from "@treeline/engine";
import type { Compared, Ends, Printed, Published } from "@treeline/engine/reconcile";
import type { SettingWords } from "@treeline/engine/styles";
import { reconcile as words } from "../../strings/reconcile.ts";

/** "[0.38, 0.78]". */
export function rangeText([lower, upper]: Ends, format: (value: number) => string): string {
  return formatInterval({ lower, upper }, format);
}

/** "test and interval: Knapp-Hartung \u2192 Wald, normal". */
export function changeText({ name, from, to }: SettingWords): string {
  return `${phrase(name)}: ${phrase(from)} \u2192 ${phrase(to)}`;
}

/** A printed number with the digits it was printed with. */
function printedText({ value, decimals }: Printed): string {
  return formatFixed(value, decimals);
}

/** How a pasted result was understood. */
export function readText({ estimate, interval, p, tau2, i2, level }: Published, ownLevel: number): string {
  const named = (name: string, value: Printed | null): readonly string[] =>
    value === null ? [] : [words.namedRead(name, printedText(value))];
  return words.readAs([
    words.estimateRead(printedText(estimate)),
    ...(interval === null
      ? []
      : [
          words.intervalRead(
            formatLevel(level ?? ownLevel),
            printedText(interval[0]),
            printedText(interval[1]),
          ),
        ]),
    ...named(words.names.p, p),
    ...named(words.names.tau2, tau2),
    ...named(words.names.i2, i2),
  ]);
}

/** Of a result that does not print as published: which numbers are off, and by what. */
export function offTexts(compared: readonly Compared[]): readonly string[] {
  return compared
    .filter(({ as }) => as === null)
    .map(({ name, value, printed }) =>
      value === null
        ? words.missing(words.names[name], printedText(printed))
        : words.off(words.names[name], formatAdaptive(value, printed.decimals + 2), printedText(printed)),
    );
}
