import { square } from "../../numeric/elementary.ts";
import { positive, TWO_GROUPS } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

/** Pooled SD of two groups. R: `sqrt(((n1i-1)*sd1i^2 + (n2i-1)*sd2i^2) / (n1i+n2i-2))` */
export const sdsToPooledSd: Conversion = defineConversion({
  id: "sds-to-pooled-sd",
  label: "SDs of two groups to the pooled SD",
  summary: "Standard deviation within two groups, pooled by degrees of freedom.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.19",
  group: "summary",
  from: ["sd1i", "n1i", "sd2i", "n2i"],
  yields: ["sd_pooled"],
  example: { sd1i: 5, n1i: 25, sd2i: 6, n2i: 28 },
  checks: [TWO_GROUPS, positive("SD", "sd1i", "sd2i")],
  formulas({ sd1i, n1i, sd2i, n2i }, { step }) {
    step(
      "sd_pooled",
      "sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2))",
      Math.sqrt(((n1i - 1) * square(sd1i) + (n2i - 1) * square(sd2i)) / (n1i + n2i - 2)),
    );
    return undefined;
  },
});

/** The pooled SD in the place of both SDs, which leaves the standardised mean difference exact. R: `sd_pooled` */
export const pooledSdToSds: Conversion = defineConversion({
  id: "pooled-sd-to-sds",
  label: "Pooled SD to the SDs of two groups",
  summary: "Both groups’ standard deviations where a paper reports their pooled value only.",
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.3",
  group: "summary",
  from: ["sd_pooled"],
  yields: ["sd1i", "sd2i"],
  example: { sd_pooled: 5.5 },
  checks: [positive("pooled SD", "sd_pooled")],
  assumes: () => ["the same standard deviation in both groups"],
  formulas({ sd_pooled }, { step }) {
    step("sd1i", "sd_pooled", sd_pooled);
    step("sd2i", "sd_pooled", sd_pooled);
    return undefined;
  },
});

/**
 * Pooled SD from the SD of all people together: the total sum of squares less the part between the groups,
 * S² = ((N − 1) S_total² − n1 n2 (m1 − m2)² / N) / (N − 2).
 *
 * R: `sqrt(((N-1)*sd_total^2 - n1i*n2i/N*(m1i-m2i)^2) / (N-2))`
 */
export const totalSdToPooledSd: Conversion = defineConversion({
  id: "total-sd-to-pooled-sd",
  label: "Total SD to the pooled SD",
  summary: "Standard deviation within two groups from that of all people together and the two means.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "summary",
  from: ["sd_total", "m1i", "n1i", "m2i", "n2i"],
  yields: ["sd_pooled"],
  example: { sd_total: 6, m1i: 12, n1i: 25, m2i: 9.5, n2i: 28 },
  checks: [TWO_GROUPS, positive("total SD", "sd_total")],
  formulas({ sd_total, m1i, n1i, m2i, n2i }, { step }) {
    const n = step("n_all", "n1i + n2i", n1i + n2i);
    const difference = m1i - m2i;
    const between = step(
      "ss_between",
      "n1i * n2i / n_all * (m1i - m2i)^2",
      ((n1i * n2i) / n) * square(difference),
    );
    const within = step(
      "ss_within",
      "(n_all - 1) * sd_total^2 - ss_between",
      (n - 1) * square(sd_total) - between,
    );
    if (!(within > 0)) {
      return refuse(
        "total-sd-too-small",
        "sd_total",
        "the total SD is smaller than the difference of the means alone makes it, so nothing is left within the groups.",
        "Check the total SD and the means; the number may be a pooled SD or a standard error.",
      );
    }
    step("sd_pooled", "sqrt(ss_within / (n_all - 2))", Math.sqrt(within / (n - 2)));
    return undefined;
  },
});
