import type { ModerationReport } from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderation } from "../../strings/moderation.ts";
import { ImputationSection } from "./imputation-section.tsx";
import { LearningSections } from "./learning-sections.tsx";
import { ModelsSection } from "./models-section.tsx";
import { ScaleModelView } from "./scale-view.tsx";
import { ShapesSection } from "./shapes-section.tsx";
import { TreeSection } from "./tree-section.tsx";

interface FurtherProps {
  readonly evaluated: Evaluated;
  readonly report: ModerationReport;
}

/** What goes beyond one model of the mean: its heterogeneity, all models, a tree, entries filled in, many moderators. */
export function FurtherView({ evaluated, report }: FurtherProps): JSX.Element {
  const { document } = evaluated;
  if (report.variables.length === 0) return <p class="panel hint">{moderation.panel.none}</p>;
  return (
    <div class="moderation-part">
      <ScaleModelView evaluated={evaluated} report={report.scale} />
      <ShapesSection report={report.doseShapes ?? null} />
      <ModelsSection document={document} fit={report.regression} />
      <TreeSection document={document} />
      <ImputationSection document={document} />
      <LearningSections document={document} />
    </div>
  );
}
