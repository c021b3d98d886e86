import type { Measure } from "../measures/types.ts";
import type { ParamDef, Params, RegistryRecord } from "../registry.ts";
import type { Repair } from "../result.ts";

/** What a guard looks at: the rows that are not left out by the user, with every number that has a role. */
export interface GuardInput {
  readonly measure: Measure;
  readonly rowIds: readonly string[];
  readonly labels: readonly string[];
  /** Role key (input of the measure or quantity) to the numbers of the rows. */
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>;
  /** Role key to the texts of cells that no number was read from, null elsewhere; absent = there are none. */
  readonly unread?: Readonly<Record<string, readonly (string | null)[]>>;
  /** Role key to the name of its column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Effects and variances on the analysis scale; null where the row has none. */
  readonly yi: readonly (number | null)[];
  readonly vi: readonly (number | null)[];
}

/** Something that looks wrong, with the likely cause. */
export interface Finding {
  /** Rows it is about, as positions; the first is where it is shown. */
  readonly rows: readonly number[];
  /** Role key of the cell it is shown beside; null = the row. */
  readonly key: string | null;
  readonly message: string;
  readonly hint: string;
  readonly repairs: readonly Repair[];
  /** What happens with the number all the same; absent = it is used as it is, or its row is not used. */
  readonly use?: string;
}

/** Looks for one kind of mistake in the numbers as entered; warns, and never changes a number by itself. */
export interface Guard extends RegistryRecord {
  readonly params: readonly ParamDef[];
  /** Codes of warnings of the measures that say less of the same: of the rows of a finding they are dropped. */
  readonly replaces?: readonly string[];
  check(input: GuardInput, params: Params): readonly Finding[];
}
