import {
  type AnalysisDocument,
  formatFixed,
  formatInteger,
  formatPercent,
  type RegressionFit,
} from "@treeline/engine";
import type { Multimodel } from "@treeline/engine/jobs";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { coefficientLabel } from "./coefficient-label.ts";
import { JobChoices } from "./job-choices.tsx";
import { JobRun } from "./job-run.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber, showP, showRange } from "./shown-numbers.ts";
import { ToldFiles, ToldSentences } from "./told-parts.tsx";
import { useJob } from "./use-job.ts";

const words = moderation.models;

/** Models beyond these are for the export. */
const SHOWN = 20;

interface ModelsProps {
  readonly document: AnalysisDocument;
  /** The whole model, which knows its coefficients by names for people. */
  readonly fit: RegressionFit | null;
}

/** All sensible models ranked, their coefficients averaged, the importance of each term. */
export function ModelsSection({ document, fit }: ModelsProps): JSX.Element {
  const job = useJob("multimodel", document);
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <JobChoices id="multimodel" isSeeded={false} />
      <JobRun job={job} label={words.run} units={words.units}>
        {(value) => <Ranked value={value} fit={fit} />}
      </JobRun>
    </section>
  );
}

interface RankedProps {
  readonly value: Multimodel;
  readonly fit: RegressionFit | null;
}

function Ranked({ value, fit }: RankedProps): JSX.Element {
  const labelOf = (name: string): string => coefficientLabel(fit?.labels[fit.names.indexOf(name)] ?? name);
  const { models, importance, coefficients, spec } = value;
  const best = models.slice(0, SHOWN);
  const told = tellJob("multimodel", value);
  return (
    <>
      <ToldSentences told={told} />
      <NumberTable
        caption={words.caption(models.length, spec.criterion)}
        isCaptionShown
        head={[words.model, spec.criterion, words.delta, words.weight]}
        rows={best.map(({ label, criterion, delta, weight }) => ({
          key: label,
          head: label,
          cells: [formatFixed(criterion, 2), formatFixed(delta, 2), formatPercent(100 * weight)],
        }))}
      />
      {models.length > SHOWN && <p class="hint">{words.more(models.length - SHOWN)}</p>}
      <h4>{words.importance}</h4>
      <NumberTable
        caption={words.importance}
        head={[words.term, words.sum, words.inModels]}
        rows={importance.map((one) => ({
          key: one.label,
          head: one.label,
          cells: [formatFixed(one.importance, 2), formatInteger(one.models)],
        }))}
      />
      <h4>{words.averaged}</h4>
      <NumberTable
        caption={words.averaged}
        head={[moderation.coefficient, words.full, words.p, words.conditional, words.sum]}
        rows={coefficients.map(({ name, full, conditional, importance: sum }) => ({
          key: name,
          head: labelOf(name),
          cells: [
            moderation.withRange(showNumber(full.estimate), showRange(full.ci)),
            showP(full.p),
            moderation.withRange(showNumber(conditional.estimate), showRange(conditional.ci)),
            formatFixed(sum, 2),
          ],
        }))}
      />
      <ToldFiles told={told} />
    </>
  );
}
