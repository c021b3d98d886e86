import type { AnalysisReport } from "../analysis-types.ts";
import { studyIntervals } from "../study-intervals/registry.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber, rNumbers } from "./r-text.ts";

/** The intervals of single studies from their events, as proportions or rates; [] where the document asks for none. */
export function studyIntervalsPart({ studyIntervals: own }: AnalysisReport): Part[] {
  if (own === undefined) return [];
  const { label, of, r } = studyIntervals.get(own.method);
  const rows = Object.values(own.byRow).map(({ natural }) => natural);
  const whole = rows.flatMap((row) => (row !== undefined && isWhole(row.events) ? [row] : []));
  const broken = rows.length - whole.length;
  const unchecked =
    broken === 0
      ? []
      : [
          {
            name: "intervals of studies",
            reason: `${broken} without a whole number of events, which R's tests refuse`,
          },
        ];
  if (whole.length === 0) return [{ code: [], checks: [], unchecked }];
  const size = of === "rate" ? "t" : "n";
  const code = [
    `# ---- intervals of the studies ${"-".repeat(41)}`,
    rComment(`${label}, from the events of each study.`),
    `study_x <- ${rNumbers(whole.map(({ events }) => events))}`,
    `study_size <- ${rNumbers(whole.map((row) => row.size))}`,
    `study_interval <- function(x, ${size}, level) suppressWarnings(${r})`,
    `study_ends <- t(mapply(study_interval, study_x, study_size, ${rNumber(own.level)}))`,
    "study_ends[study_x == 0, 1] <- 0",
    ...(of === "rate" ? [] : ["study_ends[study_x == study_size, 2] <- 1"]),
    "print(study_ends)",
  ];
  const check = (side: "lower" | "upper", column: number) => ({
    name: `studies: ${side} ends`,
    expected: rNumbers(whole.map((row) => row[side])),
    r: `study_ends[, ${column}]`,
    scale: "study_ends[, 2]",
  });
  return [{ code, checks: [check("lower", 1), check("upper", 2)], unchecked }];
}

const isWhole = (events: number): boolean => Number.isInteger(events);
