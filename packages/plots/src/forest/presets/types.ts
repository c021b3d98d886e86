import type { Params, RegistryRecord } from "@treeline/engine";
import type { Paint } from "../../scene.ts";
import type { FontWeight } from "../../text-metrics.ts";
import type { FigureContext, Outcome } from "../context.ts";
import type { Heterogeneous } from "../heterogeneity.ts";
import type { Run } from "../rich-text.ts";

/** Entries of the option of columns: names of columns of the table and "@..." ids of the plot's own. */
interface PresetColumns {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** How a forest plot is laid out where the options do not say otherwise: the habit of a program or a journal. */
export interface ForestPreset extends RegistryRecord {
  /** Columns beside the plot by what the studies report. */
  columns(outcome: Outcome): PresetColumns;
  /** Options this layout brings along beside its columns. */
  readonly brings: Params;
  /** Heading of the studies' names. */
  studyHeading(grouped: boolean): string;
  /** Heading of the effects with their intervals, line by line. */
  effectHeading(context: FigureContext): readonly string[];
  /** Whether these lines run on in one where there is room. */
  readonly joinsHeading: boolean;
  /** The same again above the plot; absent = nothing stands there. */
  plotHeading?(context: FigureContext): readonly string[];
  readonly weightHeading: () => string;
  /** Sign behind a weight in the column. */
  readonly weightSign: string;
  /** An interval from the texts of its two ends; `signed` = some interval of the figure has a minus sign. */
  interval(lower: string, upper: string, figure: { readonly signed: boolean }): string;
  /** Whether the upper end may stand apart from what is before it, so that both ends of a column have their marks below one another. */
  readonly spacesEnds: boolean;
  /** Label of the pooled effect; null = the model in full where there is room. */
  summaryLabel(context: FigureContext, grouped: boolean): string | null;
  /** Label of a group's mean; null = the plot's own. */
  groupLabel(context: FigureContext): string | null;
  readonly squares: Readonly<Record<Outcome, Paint>>;
  readonly diamond: Paint;
  /** Outline of squares and diamonds, for colours that are faint on paper. */
  readonly outline: Paint | null;
  /** Whether a prediction interval drawn as a bar is shaded behind the studies too. */
  readonly shades: boolean;
  /** Colour of prediction intervals. */
  readonly prediction: Paint;
  /** Cells beside effects: a shade lighter, or like all other text. */
  readonly cells: "muted" | "ink";
  readonly headingWeight: FontWeight;
  readonly summaryWeight: FontWeight;
  readonly favours: { readonly weight: FontWeight; readonly arrows: boolean };
  /** Title below the axis; null = the name of the effect. */
  axisTitle(context: FigureContext): string | null;
  readonly rules: { readonly header: boolean; readonly summary: boolean };
  /** Whether its type grows smaller before columns go for lack of room. */
  readonly tightens: boolean;
  /** Whether studies that were left out stand below the summary, with the reason; else a note names them. */
  readonly listsLeftOut: boolean;
  /** Space between the studies and what is below them. */
  readonly blank: number;
  /** What stands below the mean of a group; null = pieces as Treeline has them. */
  heterogeneity: ((told: Heterogeneous) => readonly Run[]) | null;
  /** Lines below the table; null = pieces as Treeline has them. */
  footer: ((context: FigureContext) => readonly (readonly Run[])[]) | null;
  /** Size of the footer's type against that of the axis, in px. */
  readonly footerSize: number;
}
