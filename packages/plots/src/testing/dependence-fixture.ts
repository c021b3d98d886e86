import { createDocument, runAnalysis } from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";

const YI = [0.2, 0.5, 0.1, 0.4, 0.9, 0.3, 0.35, 0.6, 0.15, 0.7];
const text = (name: string, values: readonly string[]) => ({ name, kind: "text", values }) as const;
const number = (name: string, values: readonly number[]) =>
  ({ name, kind: "number", values, unparsed: {} }) as const;

/** Five studies of two effects, modelled together unless `structure` is null. */
export function dependenceInput(structure: string | null, width = 800): PlotInput {
  const document = createDocument({
    table: {
      rowIds: YI.map((_, i) => `r${i}`),
      columns: [
        text(
          "study",
          YI.map((_, i) => `S${Math.floor(i / 2)}`),
        ),
        number("yi", YI),
        number(
          "vi",
          YI.map((_, i) => 0.02 + 0.003 * i),
        ),
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    ...(structure === null ? {} : { dependence: { by: "study", structure } }),
  });
  return { report: runAnalysis(document), document, width };
}
