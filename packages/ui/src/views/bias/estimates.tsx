import { type BiasAudit, type BiasEstimate, formatAdaptive, formatPValue, unbroken } from "@treeline/engine";
import { adjustedOf } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { NumberTable } from "../moderators/number-table.tsx";
import { type Display, decimalsOf, displayOf, showEffect } from "../results/display.ts";
import { BiasPlot } from "./bias-plot.tsx";
import { PARTS } from "./part-links.tsx";
import { estimatesPlot } from "./places.ts";

const DIGITS = 3;
/** Fewest decimals of the effects, which all have as many as the first. */
const DECIMALS = 2;

interface EstimatesProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly estimate: BiasEstimate;
  readonly assumption: string;
}

/** All adjusted estimates beside the unadjusted one, drawn and in numbers, each with what it rests on. */
export function Estimates({ made, audit }: EstimatesProps): JSX.Element {
  const display = displayOf(made.document, made.report);
  const lines = linesOf(audit);
  const plot = estimatesPlot();
  const hasAdjusted = adjustedOf(audit.entries).length > 0;
  return (
    <section
      id={PARTS.estimates}
      class="card panel moderation-part"
      aria-labelledby="bias-estimates-heading"
      tabIndex={-1}
    >
      <h3 id="bias-estimates-heading">{words.estimates.heading}</h3>
      <p class="hint">{hasAdjusted ? words.estimates.lead : words.estimates.none}</p>
      {hasAdjusted && plot !== null && (
        <Guard subject={audit}>
          <BiasPlot made={made} audit={audit} plot={plot} />
        </Guard>
      )}
      {lines.length > 0 && (
        <details class="fold" open={plot === null}>
          <summary>{words.estimates.inNumbers}</summary>
          <EstimatesTable lines={lines} display={display} />
        </details>
      )}
    </section>
  );
}

interface TableProps {
  readonly lines: readonly Line[];
  readonly display: Display;
}

function EstimatesTable({ lines, display }: TableProps): JSX.Element {
  const decimals = decimalsOf(display, lines[0]?.estimate.interval ?? null, DECIMALS);
  return (
    <NumberTable
      caption={words.estimates.caption(display.symbol)}
      head={[
        words.estimates.method,
        words.estimates.estimate(display.symbol, display.level),
        words.estimates.tau2,
        words.estimates.p,
        words.estimates.assumption,
      ]}
      rows={lines.map((line) => ({
        key: line.key,
        head: line.label,
        cells: [
          ...numbersOf(line.estimate, display, decimals),
          <span key="assumption" class="in-words">
            {unbroken(line.assumption)}
          </span>,
        ],
      }))}
    />
  );
}

function linesOf({ unadjusted, entries }: BiasAudit): Line[] {
  const adjusted = adjustedOf(entries).map(
    ({ entry: { method, label, assumption }, estimate }): Line => ({
      key: method,
      label,
      estimate,
      assumption,
    }),
  );
  const { unadjusted: label, unadjustedAssumption: assumption } = words.estimates;
  return unadjusted === null ? adjusted : [{ key: "", label, estimate: unadjusted, assumption }, ...adjusted];
}

function numbersOf(
  { estimate, interval, tau2, test }: BiasEstimate,
  display: Display,
  decimals: number,
): string[] {
  return [
    showEffect(display, estimate, interval, decimals).full,
    tau2 === null ? words.verdict.none : formatAdaptive(tau2, DIGITS),
    test === null ? words.verdict.none : formatPValue(test.pValue),
  ];
}
