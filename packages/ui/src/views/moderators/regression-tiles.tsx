import { formatFixed, formatPEquation, formatPercent, type RegressionFit } from "@treeline/engine";
import type { JSX } from "preact";
import { Tile } from "../../controls/tile.tsx";
import { moderation as words } from "../../strings/moderation.ts";
import { t } from "../../strings/t.ts";
import { showStatistic } from "../results/display.ts";
import { showNumber, showRange } from "./shown-numbers.ts";

/** The key numbers of a meta-regression. */
export function RegressionTiles({ fit }: { readonly fit: RegressionFit }): JSX.Element {
  const { omnibus, explained, tau2, heterogeneity } = fit;
  const { q, i2, h2 } = heterogeneity;
  return (
    <dl class="tiles">
      <Tile
        about="omnibus"
        name={words.omnibus}
        value={omnibus === null ? words.notDefined : formatPEquation(omnibus.pValue)}
        detail={omnibus === null ? words.noOmnibus : showStatistic(omnibus)}
      />
      <Tile
        about="r2"
        name={words.r2}
        value={explained === null ? words.notDefined : formatPercent(explained.estimate)}
        detail={
          explained === null
            ? words.notComparable
            : explained.tau2Without === null
              ? ""
              : words.r2Detail(showNumber(explained.tau2Without))
        }
      />
      <Tile
        about="residual-tau2"
        name={words.tau2}
        value={tau2.estimate === null ? words.notDefined : showNumber(tau2.estimate)}
        detail={
          tau2.given ? words.tau2Given : tau2.interval === null ? words.noInterval : showRange(tau2.interval)
        }
      />
      <Tile
        about="residual-i2"
        name={words.i2}
        value={formatPercent(i2.estimate)}
        detail={h2.estimate === null ? "" : words.h2(formatFixed(h2.estimate, 2))}
      />
      <Tile
        about="qe"
        name={words.qe}
        value={q === null ? words.notDefined : formatFixed(q.statistic.value, 1)}
        detail={q === null ? "" : t.results.qTest(q.df.join(", "), formatPEquation(q.pValue))}
      />
    </dl>
  );
}
