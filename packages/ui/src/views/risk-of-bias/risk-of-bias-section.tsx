import { withDerivedColumns } from "@treeline/engine";
import { riskOfBiasOf } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { evaluated } from "../../state/evaluation.ts";
import { project } from "../../state/project.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";
import { HomePlots } from "../results/home-plots.tsx";
import { JudgementTable } from "./judgement-table.tsx";
import { SetupFields } from "./setup-fields.tsx";
import { StartFields } from "./start-fields.tsx";
import { UnknownWords } from "./unknown-words.tsx";

/** The risk of bias of the studies: where judgements stand, the judgements themselves, and their plots. */
export function RiskOfBiasSection(): JSX.Element {
  const document = project.value;
  const now = evaluated.value;
  const spec = document.riskOfBias;
  const bias = useMemo(
    () => riskOfBiasOf(now === null ? document : withDerivedColumns(document, now.report)),
    [document.riskOfBias, document.table, document.roles, now],
  );
  return (
    <section class="card panel risk-of-bias" aria-labelledby="risk-of-bias">
      <h3 id="risk-of-bias">{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      {spec === undefined ? <StartFields /> : <SetupFields spec={spec} />}
      {spec !== undefined && bias !== null && (
        <>
          <UnknownWords bias={bias} spec={spec} />
          <JudgementTable bias={bias} />
          {now !== null && bias.rows.length > 0 && (
            <HomePlots evaluated={now} home="risk-of-bias" label={words.plots} />
          )}
        </>
      )}
    </section>
  );
}
