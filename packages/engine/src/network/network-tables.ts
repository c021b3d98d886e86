import { formatLevel } from "../format/index.ts";
import { cell, type ToldCell, type ToldTable } from "../format/told.ts";
import type { NetworkEffect, NetworkFit, NetworkQ, NetworkReport } from "../network-types.ts";
import { exp } from "../numeric/elementary.ts";
import { phrase } from "../phrases/phrases.ts";
import { effectText } from "./show-effect.ts";

type Fitted = NetworkReport & { readonly fit: NetworkFit };

/** The numbers of a network in tables, on the scale that effects are read on; [] where nothing is fitted. */
export function networkTables(report: NetworkReport): ToldTable[] {
  if (report.fit === null) return [];
  const fitted = { ...report, fit: report.fit };
  return [
    effectsTable(fitted),
    leagueTable(fitted),
    rankingTable(fitted),
    splitTable(fitted),
    qTable(fitted),
    designTable(fitted),
    ...contributionTable(fitted),
    ...asymmetryTable(fitted),
  ].map((table) => ({ ...table, title: phrase(table.title), head: table.head.map(phrase) }));
}

const nameOf = ({ treatments }: Fitted, place: number): string => treatments[place]!.name;

const shown = ({ scale }: Fitted, value: number): number => (scale.isRatio ? exp(value) : value);

function effectsTable(report: Fitted): ToldTable {
  const { fit, scale, level } = report;
  const rows = fit.ranking.flatMap(({ treatment }): ToldCell[][] => {
    const compared = fit.league[treatment]![fit.reference];
    if (compared === null || compared === undefined) return [];
    const { estimate, se, interval, test, prediction } = compared;
    return [
      [
        nameOf(report, treatment),
        cell(shown(report, estimate)),
        cell(shown(report, interval.lower)),
        cell(shown(report, interval.upper ?? estimate)),
        cell(se),
        cell(test.pValue, "p"),
        cell(prediction === null ? null : shown(report, prediction.lower)),
        cell(prediction === null ? null : shown(report, prediction.upper ?? estimate)),
      ],
    ];
  });
  return {
    id: "effects",
    title: `Each treatment against “${nameOf(report, fit.reference)}”, with ${formatLevel(level)} intervals`,
    head: [
      "Treatment",
      scale.name,
      "lower limit",
      "upper limit",
      "SE",
      "p",
      "prediction, lower",
      "prediction, upper",
    ],
    rows,
  };
}

/** Below the diagonal the network's estimates, above it direct evidence, both of the better ranked against the other. */
function leagueTable(report: Fitted): ToldTable {
  const { fit } = report;
  const order = fit.ranking.map(({ treatment }) => treatment);
  const direct = (first: number, second: number): string => {
    const split = fit.splits.find(
      (one) => one.first === Math.min(first, second) && one.second === Math.max(first, second),
    );
    const found = split?.direct ?? null;
    if (found === null) return "";
    return effectText(report, first < second ? found : turned(found));
  };
  return {
    id: "league",
    title:
      "League table: the treatment further up the ranking against the one further down; below the diagonal in the network, above it direct evidence",
    head: ["Treatment", ...order.map((place) => nameOf(report, place))],
    rows: order.map((row, r) => [
      nameOf(report, row),
      ...order.map((column, c) =>
        r === c
          ? "\u00b7"
          : r < c
            ? direct(row, column)
            : effectText(report, fit.league[column]![row] ?? null),
      ),
    ]),
  };
}

function turned({ estimate, se, interval, test }: NetworkEffect): NetworkEffect {
  return {
    estimate: -estimate + 0,
    se,
    interval: { ...interval, lower: -(interval.upper ?? estimate) + 0, upper: -interval.lower + 0 },
    test,
  };
}

function rankingTable(report: Fitted): ToldTable {
  return {
    id: "ranking",
    title: "Ranking by P-scores",
    head: ["Treatment", "P-score", "studies"],
    rows: report.fit.ranking.map(({ treatment, pScore }) => [
      nameOf(report, treatment),
      cell(pScore, "effect"),
      cell(report.treatments[treatment]!.studies, "count"),
    ]),
  };
}

function splitTable(report: Fitted): ToldTable {
  const rows = report.fit.splits
    .filter(({ studies }) => studies > 0)
    .map(({ first, second, studies, directShare, network, direct, indirect, difference }): ToldCell[] => [
      `${nameOf(report, first)} – ${nameOf(report, second)}`,
      cell(studies, "count"),
      cell(directShare, "share"),
      effectText(report, network),
      effectText(report, direct),
      effectText(report, indirect),
      effectText(report, difference),
      cell(difference?.test.pValue ?? null, "p"),
    ]);
  return {
    id: "splitting",
    title: "Direct and indirect evidence of pairs compared directly",
    head: ["Comparison", "studies", "direct share", "network", "direct", "indirect", "difference", "p"],
    rows,
  };
}

const qCells = (q: NetworkQ | null): ToldCell[] => [
  cell(q?.value ?? null, "two"),
  cell(q?.df ?? null, "df"),
  cell(q?.test?.pValue ?? null, "p"),
];

function qTable({ fit }: Fitted): ToldTable {
  return {
    id: "q",
    title: "Heterogeneity and inconsistency",
    head: ["Part of Q", "Q", "df", "p"],
    rows: [
      [phrase("Whole network"), ...qCells(fit.total)],
      [phrase("Within designs"), ...qCells(fit.within)],
      [phrase("Between designs"), ...qCells(fit.between)],
      [phrase("Between designs, with variance between studies of a design"), ...qCells(fit.betweenRandom)],
    ],
  };
}

function designTable({ fit }: Fitted): ToldTable {
  return {
    id: "designs",
    title: "Q by design, and between the others once it is detached",
    head: ["Design", "studies", "Q within", "df", "p", "Q without it", "df without it", "p without it"],
    rows: fit.designs.map(({ label, studies, within, detached }) => [
      label,
      cell(studies.length, "count"),
      ...qCells(within),
      ...qCells(detached),
    ]),
  };
}

function contributionTable(report: Fitted): ToldTable[] {
  const { fit, edges } = report;
  const own = fit.contributions.filter(
    ({ first, second }) => first === fit.reference || second === fit.reference,
  );
  if (own.length === 0) return [];
  const other = ({ first, second }: (typeof own)[number]): number =>
    first === fit.reference ? second : first;
  return [
    {
      id: "contributions",
      title: `What direct comparisons contribute to the effects against “${nameOf(report, fit.reference)}”`,
      head: ["Direct comparison", ...own.map((one) => nameOf(report, other(one)))],
      rows: edges.map(({ first, second }, at) => [
        `${nameOf(report, first)} – ${nameOf(report, second)}`,
        ...own.map(({ shares }) => cell(shares[at] ?? null, "share")),
      ]),
    },
  ];
}

function asymmetryTable({ fit }: Fitted): ToldTable[] {
  const { line, test } = fit.adjusted;
  if (line === null || test === null) return [];
  return [
    {
      id: "asymmetry",
      title: "Small-study effects: deviations from the direct estimate by standard error",
      head: ["Term", "estimate", "SE", "t", "df", "p"],
      rows: [
        [phrase("Intercept"), cell(line.intercept.estimate), cell(line.intercept.se), null, null, null],
        [
          phrase("Standard error"),
          cell(line.slope.estimate),
          cell(line.slope.se),
          cell(test.statistic.value, "two"),
          cell(line.df, "df"),
          cell(test.pValue, "p"),
        ],
      ],
    },
  ];
}
