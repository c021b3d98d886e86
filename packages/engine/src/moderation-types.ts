import type { ModeratorValues } from "./design/types.ts";
import type { RegressionFit } from "./regression-types.ts";
import type { Issue } from "./result.ts";

/** What a document's moderators have come to. */
export interface ModerationReport {
  /** Every moderator named, one value per effect. */
  readonly variables: readonly ModeratorValues[];
  /** The model of the document's terms; null where there are none, or where it cannot be fitted. */
  readonly regression: RegressionFit | null;
  /** Of the moderators alone; those of the effects and of the pooled model stand with them. */
  readonly issues: readonly Issue[];
}
