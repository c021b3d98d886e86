/** Measures on the scale of a standardised mean difference in units of the spread between people. */
export const STANDARDIZED_DIFFERENCES: readonly string[] =
  "SMD SMDH SMD1 SMD1H SMCR SMCRH SMCRP SMCRPH PBIT OR2D OR2DN OR2DL".split(" ");

/** Measures on the scale of a log odds ratio. */
export const LOG_ODDS_RATIOS: readonly string[] = "OR PETO MPOR MPORC MPPETO MPORM D2OR D2ORN D2ORL".split(
  " ",
);
