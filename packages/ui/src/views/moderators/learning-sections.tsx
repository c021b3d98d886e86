import type { AnalysisDocument } from "@treeline/engine";
import type { Forest, Penalised } from "@treeline/engine/jobs";
import type { JSX } from "preact";
import { further as words } from "../../strings/further.ts";
import { JobSection } from "./job-section.tsx";
import { LineChart } from "./line-chart.tsx";

/** What helps where there are many moderators and few studies, and whether they can be told apart at all. */
export function LearningSections({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  return (
    <>
      <JobSection id="vif-simulation" document={document} words={words.inflation} />
      <JobSection
        id="penalised"
        document={document}
        words={words.penalised}
        chart={(value) => <ErrorCurve value={value} />}
      />
      <JobSection id="horseshoe" document={document} words={words.horseshoe} />
      <JobSection
        id="forest"
        document={document}
        words={words.forest}
        chart={(value) => <PartialCurves value={value} />}
      />
    </>
  );
}

/** How the error of prediction changes as the penalty weakens from the one that leaves all terms out. */
function ErrorCurve({ value }: { readonly value: Penalised }): JSX.Element {
  const strongest = Math.max(...value.path.map(({ lambda }) => lambda));
  const line = value.path
    .map(({ lambda, error }) => [lambda / strongest, error] as const)
    .toSorted(([a], [b]) => a - b);
  const { curve, lambda, error } = words.penalised;
  return (
    <div class="line-charts">
      <LineChart title={curve} across={lambda} up={error} lines={[line]} />
    </div>
  );
}

/** The forest's prediction over each number; levels of factors stand in the table. */
function PartialCurves({ value }: { readonly value: Forest }): JSX.Element {
  return (
    <div class="line-charts">
      {value.moderators.map(({ column, kind, partial }) => {
        if (kind !== "numeric") return null;
        const line = partial.map(({ at, prediction }) => [Number(at), prediction] as const);
        const { curve, effect } = words.forest;
        return (
          <LineChart key={column} title={curve(column)} across={column} up={effect} lines={[line]} isMarked />
        );
      })}
    </div>
  );
}
