import { type BiasAudit, type BiasEntry, type BiasFamily, unbroken } from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { setMethod } from "../../state/audit-edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { TitledPlot } from "./bias-plot.tsx";
import { Lacking } from "./lacking.tsx";
import { LongMethodCard } from "./long-method-card.tsx";
import { MethodCard } from "./method-card.tsx";
import { isLongMethod } from "./methods.ts";
import { familyPlots } from "./places.ts";

interface FamilyProps {
  readonly family: BiasFamily;
  readonly label: string;
  readonly question: string;
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** A family of methods: what it asks, its drawings, a card for each method, and those that were not asked. */
export function FamilySection({ family, label, question, made, audit }: FamilyProps): JSX.Element | null {
  const entries = audit.entries.filter((entry) => entry.family === family);
  const shown = entries.filter(({ status }) => status !== "not-asked" && status !== "not-assessable");
  const lacking = entries.filter(({ status }) => status === "not-assessable");
  const left = entries.filter(({ status }) => status === "not-asked");
  if (entries.length === 0) return null;
  const heading = `bias-family-${family}`;
  const plots = shown.some(({ outcome }) => outcome !== null) ? familyPlots(family) : [];
  return (
    <section class="bias-family" aria-labelledby={heading}>
      <h3 id={heading}>{label}</h3>
      <p class="by">{unbroken(question)}</p>
      {plots.length > 0 && (
        <div class="bias-funnels">
          {plots.map((plot) => (
            <TitledPlot key={plot.id} made={made} audit={audit} plot={plot} />
          ))}
        </div>
      )}
      <div class="method-cards">
        {shown.map((entry) => {
          const Card = isLongMethod(entry.method) ? LongMethodCard : MethodCard;
          return <Card key={entry.method} entry={entry} made={made} audit={audit} />;
        })}
      </div>
      {lacking.length > 0 && <Lacking entries={lacking} />}
      {left.length > 0 && <NotAsked entries={left} />}
    </section>
  );
}

function NotAsked({ entries }: { readonly entries: readonly BiasEntry[] }): JSX.Element {
  return (
    <div class="not-asked">
      <span class="hint">{words.method.notAsked}</span>
      {entries.map(({ method, label }) => {
        const { summary, usual } = biasMethods.get(method);
        return (
          <button
            key={method}
            type="button"
            class="button"
            title={summary}
            aria-label={words.method.ask(label)}
            disabled={readOnly.value}
            onClick={() => setMethod(method, true, usual)}
          >
            {unbroken(label)}
          </button>
        );
      })}
    </div>
  );
}
