import {
  type AnalysisDocument,
  formatDf,
  formatFixed,
  formatPEquation,
  formatPercent,
} from "@treeline/engine";
import type { ImputedRegression } from "@treeline/engine/jobs";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { JobChoices } from "./job-choices.tsx";
import { JobRun } from "./job-run.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber, showP, showRange } from "./shown-numbers.ts";
import { ToldFiles, ToldSentences } from "./told-parts.tsx";
import { TracesCharts } from "./traces-charts.tsx";
import { useJob } from "./use-job.ts";

const words = moderation.imputed;

/** The model with missing moderators filled in by chained equations, pooled by Rubin's rules. */
export function ImputationSection({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      {document.moderators?.missing.method === "mice" ? (
        <Imputation document={document} />
      ) : (
        <p class="hint">{words.off}</p>
      )}
    </section>
  );
}

function Imputation({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const job = useJob("imputation", document);
  return (
    <>
      <p class="hint">{words.lead}</p>
      <JobChoices id="imputation" />
      <JobRun job={job} label={words.run} units={words.units}>
        {(value) => <Pooled value={value} />}
      </JobRun>
    </>
  );
}

function Pooled({ value }: { readonly value: ImputedRegression }): JSX.Element {
  const { coefficients, labels, names, imputations, k, tau2, terms, traces } = value;
  const told = tellJob("imputation", value);
  return (
    <>
      <ToldSentences told={told} />
      <NumberTable
        caption={words.caption(imputations, k)}
        isCaptionShown
        head={[words.coefficient, words.estimate, words.se, words.df, words.p, words.missing]}
        rows={coefficients.map(({ estimate, se, ci, df, p, missingInformation }, place) => ({
          key: names[place] ?? String(place),
          head: labels[place] ?? names[place] ?? "",
          cells: [
            moderation.withRange(showNumber(estimate), showRange(ci)),
            showNumber(se),
            df === null ? words.normal : formatDf(df),
            showP(p),
            formatPercent(100 * missingInformation, 0),
          ],
        }))}
      />
      <p class="hint">{words.tau2(showNumber(tau2.mean), showNumber(tau2.least), showNumber(tau2.most))}</p>
      {terms.length > 0 && (
        <NumberTable
          caption={words.terms}
          isCaptionShown
          head={[moderation.term, moderation.wald]}
          rows={terms.map(({ label, test }) => ({
            key: label,
            head: label,
            cells: [
              test === null
                ? moderation.none
                : moderation.fTest(
                    [String(test.df1), test.df2 === null ? words.normal : formatFixed(test.df2, 1)],
                    formatFixed(test.f, 2),
                    formatPEquation(test.p),
                  ),
            ],
          }))}
        />
      )}
      <TracesCharts traces={traces} />
      <ToldFiles told={told} />
    </>
  );
}
