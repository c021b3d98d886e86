import type {
  CurvePoint,
  DoseDesign,
  DoseResponse,
  DoseResponseSpec,
  ShapeFit,
} from "./moderation/dose-response/types.ts";
import type { Issue } from "./result.ts";

export type {
  CurvePoint as DoseCurvePoint,
  DoseResponse,
  DoseStudy,
  ShapeFit,
} from "./moderation/dose-response/types.ts";

/** A dose category as it is drawn with the curve. */
export interface DosePoint {
  readonly rowId: string;
  readonly study: string;
  readonly dose: number;
  /** Against the common reference dose: the reported outcome plus the curve at the study's own reference dose. */
  readonly estimate: number;
  /** As reported, against the study's own reference dose. */
  readonly reported: number;
  readonly se: number;
  /** Precision as a share of the largest: the area of its circle. */
  readonly weight: number;
}

/** What the dose categories of a document have come to. */
export interface DoseResponseReport {
  /** What is compared: ratios on the log scale, or differences in the unit of the means or in SDs. */
  readonly outcome: "ratio" | "mean-difference" | "standardized-difference";
  /** Odds, risk or rate ratio where all studies have one design; null = mixed, or no ratios. */
  readonly design: DoseDesign | null;
  /** The choices in full, with knots and reference dose as they were used. */
  readonly spec: DoseResponseSpec;
  /** null where no curve can be fitted; `issues` say why. */
  readonly result: DoseResponse | null;
  /** The curve at the doses asked for. */
  readonly table: readonly CurvePoint[];
  readonly points: readonly DosePoint[];
  /** Reads the result in words. */
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}

/** A study and its dose. */
export interface DoseShapePoint {
  readonly rowId: string;
  readonly label: string;
  readonly dose: number;
  readonly yi: number;
  /** Precision as a share of the largest: the area of its circle. */
  readonly weight: number;
}

/** Shapes of one numeric moderator compared. */
export interface DoseShapesReport {
  readonly column: string;
  /** "hours"; null where it has none. */
  readonly unit: string | null;
  readonly k: number;
  /** Effects without the dose. */
  readonly missing: number;
  /** Best AICc first; [] where none can be fitted. */
  readonly shapes: readonly ShapeFit[];
  readonly points: readonly DoseShapePoint[];
  /** Says what these studies can and cannot tell apart. */
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}
