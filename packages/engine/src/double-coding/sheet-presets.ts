import { whenSpoken } from "../phrases/phrases.ts";
import { recordTeller } from "../phrases/records.ts";

/** What many reviews extract, by a name of its own. */
export interface SheetPreset {
  readonly id: string;
  readonly label: string;
  /** Ids of the measures whose numbers the sheet asks for. */
  readonly measures: readonly string[];
  /** Further numbers, as keys of quantities, for papers that do not report what the measures take. */
  readonly further: readonly string[];
}

const EFFECTS = ["t", "F", "p", "p_below", "direction", "d", "d_lb", "d_ub"];

export const sheetPresets: readonly SheetPreset[] = [
  {
    id: "groups",
    label: "Two groups compared by means",
    measures: ["SMD"],
    further: ["se1", "se2", ...EFFECTS],
  },
  {
    id: "pre-post",
    label: "Two groups, before and after",
    measures: ["SMD"],
    further: [
      "m1_pre",
      "sd1_pre",
      "m1_post",
      "sd1_post",
      "m2_pre",
      "sd2_pre",
      "m2_post",
      "sd2_post",
      "r_prepost",
      ...EFFECTS,
    ],
  },
  {
    id: "events",
    label: "Two groups compared by events",
    measures: ["OR"],
    further: ["or_lb", "or_ub", "or_p", "rri", "rr_lb", "rr_ub"],
  },
  { id: "correlations", label: "Correlations", measures: ["ZCOR"], further: ["r_lb", "r_ub"] },
  { id: "proportions", label: "Proportions of one group", measures: ["PLO"], further: ["prop", "percent"] },
];

whenSpoken(recordTeller(() => sheetPresets));
