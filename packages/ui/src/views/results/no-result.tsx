import type { AnalysisReport } from "@treeline/engine";
import type { JSX } from "preact";
import { view } from "../../state/project.ts";
import { dose as words } from "../../strings/dose.ts";
import { t } from "../../strings/t.ts";

/** In place of the conclusion: what is missing, or where the answer stands when rows are not pooled. */
export function NoResult({ report }: { readonly report: AnalysisReport }): JSX.Element {
  if (report.doseResponse?.result) {
    return (
      <>
        <p class="say">{report.doseResponse.sentences[1]}</p>
        <p class="by">
          {words.notPooled}{" "}
          <button
            type="button"
            class="link-button"
            onClick={() => {
              view.value = "moderators";
            }}
          >
            {words.showCurve}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <p class="say">{t.results.noResult}</p>
      <p class="by">
        {t.results.noResultHint}
        {report.effects !== null && ` ${t.results.used(report.effects.yi.length, report.effects.entered)}`}
      </p>
    </>
  );
}
