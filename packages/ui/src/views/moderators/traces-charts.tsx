import type { ImputedRegression } from "@treeline/engine/jobs";
import type { JSX } from "preact";
import { further } from "../../strings/further.ts";
import { LineChart } from "./line-chart.tsx";

const words = further.traces;

/** How what was filled in went on from round to round: lines that mix and do not drift have settled. */
export function TracesCharts({ traces }: Pick<ImputedRegression, "traces">): JSX.Element | null {
  if (traces.length === 0) return null;
  return (
    <>
      <h4>{words.heading}</h4>
      <div class="line-charts">
        {traces.map(({ column, statistic, chains }) => (
          <LineChart
            key={`${column} ${statistic}`}
            title={words.curve(column, statistic)}
            across={words.round}
            up={statistic}
            lines={chains.map((values) => values.map((value, round) => [round + 1, value] as const))}
          />
        ))}
      </div>
    </>
  );
}
