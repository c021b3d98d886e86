import { describe, expect, it } from "vitest";
import { type Params, withDefaults } from "../../registry.ts";
import type { ConversionResult } from "../types.ts";
import { PRE_POST_CONVERSIONS } from "./index.ts";
import { sweepAssumption } from "./sweep.ts";

const get = (id: string) => PRE_POST_CONVERSIONS.find((record) => record.id === id)!;

function convert(id: string, given: Readonly<Record<string, number>>, params: Params = {}): ConversionResult {
  return get(id).compute(given, withDefaults(get(id).params, params));
}

function values(id: string, given: Readonly<Record<string, number>>, params: Params = {}) {
  const result = convert(id, given, params);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.values;
}

/** The first two studies of Morris (2008), table 5; the numbers come from R. */
const FIRST = {
  m1_pre: 30.6,
  m1_post: 38.5,
  sd1_pre: 15,
  n1i: 20,
  m2_pre: 23.1,
  m2_post: 19.7,
  sd2_pre: 13.8,
  n2i: 20,
};
const SECOND = {
  m1_pre: 23.5,
  m1_post: 26.8,
  sd1_pre: 3.1,
  n1i: 50,
  m2_pre: 24.9,
  m2_post: 25.3,
  sd2_pre: 4.1,
  n2i: 42,
};

describe("pre-post with a control group", () => {
  it.each([
    [FIRST, 0.47, 0.768447646803813, 0.115740005604249, 0.113381397323479],
    [SECOND, 0.64, 0.800986848058704, 0.0353782215075099, 0.0350297045926561],
  ])("is Morris' d_ppc2 (%#)", (given, r, effect, exact, large) => {
    const { yi_SMD, vi_SMD } = values("pre-post-control", { ...given, r_prepost: r });
    expect(yi_SMD).toBeCloseTo(effect, 12);
    expect(vi_SMD).toBeCloseTo(exact, 12);
    const other = values("pre-post-control", { ...given, r_prepost: r }, { variance: "LS" });
    expect(other.vi_SMD).toBeCloseTo(large, 12);
  });

  it("is the same from changes", () => {
    const changes = { m1_change: 7.9, m2_change: -3.4, sd1_pre: 15, sd2_pre: 13.8, n1i: 20, n2i: 20 };
    const [one, other] = [values("changes-to-pre-post-control", changes), values("pre-post-control", FIRST)];
    expect(one.yi_SMD).toBeCloseTo(other.yi_SMD!, 13);
    expect(one.vi_SMD).toBeCloseTo(other.vi_SMD!, 13);
  });

  it("is, by Becker, the difference of two SMCR of metafor", () => {
    const { yi_SMD, vi_SMD } = values("pre-post-control-becker", FIRST);
    expect(yi_SMD).toBeCloseTo(0.742052438043184, 12);
    expect(vi_SMD).toBeCloseTo(0.10778789261952, 12);
  });

  it("takes the correlation from the SDs of the change where they are known", () => {
    const sdOf = (pre: number, post: number, r: number): number =>
      Math.sqrt(pre * pre + post * post - 2 * r * pre * post);
    const given = {
      ...FIRST,
      sd1_post: 14,
      sd1_change: sdOf(15, 14, 0.6),
      sd2_post: 13,
      sd2_change: sdOf(13.8, 13, 0.8),
    };
    const known = values("pre-post-control-known-r", given);
    expect(known.r_prepost).toBeCloseTo(0.7, 12);
    const assumed = values("pre-post-control", { ...FIRST, r_prepost: 0.7 });
    expect(known.vi_SMD).toBeCloseTo(assumed.vi_SMD!, 12);
    expect(convert("pre-post-control-known-r", { ...given, sd2_change: 90 }).issues).toMatchObject([
      { code: "change-sd-impossible", input: "sd2_change" },
    ]);
  });

  it("refuses groups too small for a variance", () => {
    expect(convert("pre-post-control", { ...FIRST, n1i: 2, n2i: 2 }).issues[0]!.code).toBe("too-few-people");
    expect(convert("pre-post-control-becker", { ...FIRST, n1i: 2 }).issues[0]!.code).toBe("group-too-small");
  });

  it("states the correlation it assumes, and only then", () => {
    const { assumptions, params } = get("pre-post-control");
    expect(assumptions(FIRST, withDefaults(params, {})).join()).toContain("0.5");
    expect(assumptions({ ...FIRST, r_prepost: 0.8 }, withDefaults(params, {}))).toEqual([]);
  });
});

describe("changes", () => {
  it("have the same SD by standard error, interval, t and p", () => {
    const common = { m1_change: 2.1, n1i: 25 };
    const { sd1_change: sd } = values("change-se-to-sd-1", { se1_change: 1.1, n1i: 25 });
    const half = 2.0638985616280205 * 1.1;
    const interval = { ...common, m1_change_lb: 2.1 - half, m1_change_ub: 2.1 + half };
    expect(values("change-interval-to-sd-1", interval).sd1_change).toBeCloseTo(sd!, 12);
    expect(values("change-t-to-sd-1", { ...common, t1_change: 2.1 / 1.1 }).sd1_change).toBeCloseTo(sd!, 12);
    const p = values("change-p-to-sd-1", { ...common, p1_change: 0.05 });
    expect(p.sd1_change).toBeCloseTo((5 * 2.1) / 2.0638985616280205, 12);
  });

  it("keep their digits where the correlation is close to 1", () => {
    const { sd1_change } = values("sds-to-change-sd-1", { sd1_pre: 5, sd1_post: 5, r_prepost: 1 - 2 ** -40 });
    expect(sd1_change).toBe(Math.sqrt(50 * 2 ** -40));
  });

  it("and their SDs agree on the correlation", () => {
    const sds = { sd_pre: 5, sd_post: 6 };
    const { sd_change } = values("sds-to-change-sd", { ...sds, r_prepost: 0.3 });
    expect(values("sds-to-correlation", { ...sds, sd_change: sd_change! }).r_prepost).toBeCloseTo(0.3, 12);
    expect(convert("sds-to-correlation", { ...sds, sd_change: 20 }).ok).toBe(false);
  });

  it("give final scores less a difference before", () => {
    const after = { m1_post: 38.5, sd1_post: 14, m2_post: 19.7, sd2_post: 13 };
    expect(values("final-scores", after)).toEqual({ m1i: 38.5, sd1i: 14, m2i: 19.7, sd2i: 13 });
    expect(values("final-scores", { ...after, md_pre: 7.5 }).m1i).toBe(31);
  });
});

describe("one group", () => {
  it("has the mean change and the SMCR of metafor", () => {
    const { vi_MC } = values("change-to-mc", { m_change: 7.9, sd_change: 14.5, ni: 20 });
    expect(vi_MC).toBeCloseTo(10.5125, 12);
    const { yi_SMCR, vi_SMCR } = values("change-to-smcr", { m_change: 7.9, sd_pre: 15, ni: 20 });
    expect(yi_SMCR).toBeCloseTo(0.50555278587344, 12);
    expect(vi_SMCR).toBeCloseTo(0.0563895904826099, 12);
    expect(convert("change-to-smcr", { m_change: 7.9, sd_pre: 15, ni: 2 }).issues[0]!.input).toBe("ni");
  });
});

describe("sweepAssumption", () => {
  it("gives the effect over pre-post correlations of 0 to 0.9, whatever the row reports", () => {
    const points = sweepAssumption(get("pre-post-control"), { ...FIRST, r_prepost: 0.5 }, {});
    expect(points.map(({ value }) => value)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    const variances = points.map(({ values: swept }) => swept!.vi_SMD!);
    expect(variances).toEqual([...variances].sort((a, b) => b - a));
    expect(points[5]!.values).toEqual(values("pre-post-control", FIRST));
  });

  it("is null where the number is impossible, and refuses what is not assumed", () => {
    const [point] = sweepAssumption(get("pre-post-control"), FIRST, {}, "r_prepost", [1]);
    expect(point).toEqual({ value: 1, values: null });
    expect(() => sweepAssumption(get("pre-post-control"), FIRST, {}, "icc")).toThrow(RangeError);
  });
});
