/** Calls of metafor and base R that draw the plots of sensitivity. */

export function leaveOneOutLines(name: string): readonly string[] {
  return [`loo <- leave1out(${name})`, "forest(loo$estimate, sei = loo$se, slab = study, header = TRUE)"];
}

export function cumulativeLines(): readonly string[] {
  return ["forest(sens_cum, header = TRUE)"];
}

export function caterpillarLines(name: string): readonly string[] {
  return [
    `blups <- blup(${name})`,
    "forest(blups$pred, sei = blups$se, slab = study, order = order(blups$pred), header = TRUE)",
  ];
}

export function normalPlotLines(name: string, type: string): readonly string[] {
  return [`qqnorm(${name}, type = "${type}")`];
}
