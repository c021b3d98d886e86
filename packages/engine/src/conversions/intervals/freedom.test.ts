import { describe, expect, it } from "vitest";
import { withDefaults } from "../../registry.ts";
import { conversions } from "../registry.ts";

function standardError(id: string, given: Readonly<Record<string, number>>): number {
  const conversion = conversions.get(id);
  const result = conversion.compute(given, withDefaults(conversion.params, {}));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("; "));
  return Math.sqrt(result.values.vi_MD!);
}

describe("a mean difference of small groups", () => {
  const interval = { md: -2, md_lb: -4, md_ub: 0 };

  // qt(.975, 27) = 2.051830516480283 in R.
  it("has its interval read by t where the sizes are known, by the normal elsewhere", () => {
    expect(standardError("md-interval", { ...interval, n1i: 12, n2i: 17 })).toBeCloseTo(
      2 / 2.051830516480283,
      12,
    );
    expect(standardError("md-interval", { ...interval, df: 27 })).toBeCloseTo(2 / 2.051830516480283, 12);
    expect(standardError("md-interval", interval)).toBeCloseTo(2 / 1.959963984540054, 12);
  });

  it("has its p read the same way, whichever conversion reads it", () => {
    const groups = { md: 3.8, n1i: 25, n2i: 22 };
    const { compute } = conversions.get("difference-p-to-se");
    const other = compute({ ...groups, p: 0.008 }, {});
    expect(other.ok && other.values.md_se).toBeCloseTo(standardError("md-p", { ...groups, md_p: 0.008 }), 12);
  });
});

describe("a mean change with the SD of the changes", () => {
  it("is dz, from which standardised mean changes follow", () => {
    const result = conversions.get("change-to-dz").compute({ m_change: 4, sd_change: 3 }, {});
    expect(result.ok && result.values.d_change).toBeCloseTo(4 / 3, 15);
  });
});
