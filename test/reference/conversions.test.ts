import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pnorm, qnorm, qt } from "../../packages/engine/src/conversions/r-functions.ts";
import { conversions } from "../../packages/engine/src/conversions/registry.ts";
import { hedgesCorrection } from "../../packages/engine/src/measures/hedges-correction.ts";
import { chisqLogTails, chisqQuantileOf } from "../../packages/engine/src/numeric/chi-square.ts";
import { exp } from "../../packages/engine/src/numeric/elementary.ts";
import { fLogTails } from "../../packages/engine/src/numeric/f-distribution.ts";
import { upperTail } from "../../packages/engine/src/numeric/log-tails.ts";
import { tLogTails } from "../../packages/engine/src/numeric/student-t.ts";
import { type Params, withDefaults } from "../../packages/engine/src/registry.ts";

type Cell = number | "Inf" | null;
type Columns = Readonly<Record<string, readonly Cell[]>>;
interface Case {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}
type Row = Readonly<Record<string, number>>;
/** What we make of one row, by the names of the case; null where there is no number. */
type Outcome = Readonly<Record<string, number | null>>;
type Reproduce = (row: Row, params: Params) => Outcome;

function load(name: string): readonly Case[] {
  const url = new URL(`./data/conversions/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { readonly cases: readonly Case[] }).cases;
}

/** Every quantity and symbol after going through the conversions one after another; null where one of them gives up. */
function through(ids: readonly string[], given: Row, params: Params = {}): Row | null {
  let values: Row = given;
  for (const id of ids) {
    const conversion = conversions.get(id);
    if (conversion.from.some((key) => values[key] === undefined)) return null;
    const result = conversion.compute(values, withDefaults(conversion.params, params));
    if (!result.ok) return null;
    const symbols = result.steps.map(({ symbol, value }) => [symbol, value] as const);
    values = { ...values, ...Object.fromEntries(symbols) };
  }
  return values;
}

function keep(values: Row | null, names: Readonly<Record<string, string>>): Outcome {
  return Object.fromEntries(Object.entries(names).map(([as, key]) => [as, values?.[key] ?? null]));
}

function route(ids: readonly string[], names: Readonly<Record<string, string>>, params: Params = {}) {
  return (inputs: Readonly<Record<string, string>>): Reproduce =>
    (row) => {
      const given = Object.fromEntries(
        Object.entries(inputs).flatMap(([key, from]) => (row[from] === undefined ? [] : [[key, row[from]]])),
      );
      // A direction of 0 means that there is none to tell.
      const { direction, ...rest } = given;
      return keep(through(ids, direction === 0 || direction === undefined ? rest : given, params), names);
    };
}

const SIZES = { n1i: "n1", n2i: "n2" };
const D_VAR = { d: "d", vd: "d_var" };
const D_OTHER = { d: "d_other", vd: "d_other_var" };

const CLASSIC: Readonly<Record<string, Reproduce>> = {
  "r-to-d": route(["cor-to-d"], D_OTHER)({ yi_COR: "r", vi_COR: "vr" }),
  "d-to-r": route(["d-to-cor"], { r: "yi_COR", vr: "vi_COR", a: "a" })({ d: "d", d_var: "vd", ...SIZES }),
  "d-to-r-equal-n": route(["d-to-cor"], { r: "yi_COR", vr: "vi_COR" })({ d: "d", d_var: "vd" }),
  "lnOR-to-d": route(["or-to-d"], D_OTHER)({ yi_OR: "lnOR", vi_OR: "v" }),
  "d-to-lnOR": route(["d-to-or"], { lnOR: "yi_OR", v: "vi_OR" })({ d: "d", d_var: "vd" }),
  "r-to-lnOR": route(["cor-to-d", "d-other-to-or"], { lnOR: "yi_OR", v: "vi_OR" })({
    yi_COR: "r",
    vi_COR: "vr",
  }),
  "lnOR-to-r": route(["or-to-d", "d-other-to-cor"], { r: "yi_COR", vr: "vi_COR" })({
    yi_OR: "lnOR",
    vi_OR: "v",
    ...SIZES,
  }),
  "lnOR-to-d-Cox": route(["or-to-d"], D_OTHER, { latent: "cox" })({ yi_OR: "lnOR", vi_OR: "v" }),
  "r-z": ({ r, n }) => {
    const values = through(["r-to-zcor"], { r: r!, ni: n! });
    const back = through(["z-r-to-r"], { z_r: values!.yi_ZCOR! });
    return { ...keep(values, { z: "yi_ZCOR", vz: "vi_ZCOR" }), ...keep(back, { back: "r" }) };
  },
  "d-from-t-independent": (row) => {
    const values = through(["t-to-d", "d-to-variance", "d-to-smd"], {
      t: row.t!,
      n1i: row.n1!,
      n2i: row.n2!,
    });
    return {
      ...keep(values, { d: "d", vd: "d_var", g: "yi_SMD", vg: "vi_SMD" }),
      J: hedgesCorrection(row.n1! + row.n2! - 2),
    };
  },
  "d-from-F-independent": route(
    ["f-to-t", "t-to-d", "d-to-variance"],
    D_VAR,
  )({ F: "F", direction: "sign", ...SIZES }),
  "d-from-p-two-tailed": route(["p-to-t", "t-to-d", "d-to-variance"], { t: "t", ...D_VAR })({
    p: "p",
    ...SIZES,
  }),
  "d-from-p-one-tailed": route(["p-one-to-t", "t-to-d", "d-to-variance"], { t: "t", ...D_VAR })({
    p_one: "p",
    ...SIZES,
  }),
  "d-from-ANCOVA-F": (row) => ({
    ...route(["f-ancova-to-t", "t-ancova-to-d"], { d: "d_adj", vd: "d_adj_var" })({
      F_ancova: "F",
      direction: "sign",
      r_cov: "R",
      q_cov: "q",
      ...SIZES,
    })(row, {}),
    J: hedgesCorrection(row.n1! + row.n2! - 2 - row.q!),
  }),
  "d-from-t-paired": (row) => ({
    ...route(["t-paired-to-dz", "dz-to-smd"], { d: "d_paired", vd: "d_paired_var" })({
      t_paired: "t",
      ni: "n",
      r_prepost: "r",
    })(row, {}),
    J: hedgesCorrection(row.n! - 1),
  }),
  "dz-from-t-paired": route(["t-paired-to-dz", "dz-to-smd"], { dz: "d_change", drm: "d_paired" })({
    t_paired: "t",
    ni: "n",
    r_prepost: "r",
  }),
  "phi-d-from-chi2": route(["chi2-to-phi", "phi-to-r", "r-to-cor", "cor-to-d"], { phi: "phi", d: "d_other" })(
    { chi2: "chi2", ni: "n" },
  ),
  "r-from-t": ({ t, df }) => keep(through(["t-r-to-r"], { t_r: t!, ni: df! + 2 }), { r: "r" }),
  "r-from-F": ({ F, df }) =>
    keep(through(["f-to-t", "t-to-r-pb", "r-pb-to-r"], { F: F!, n1i: df! / 2 + 1, n2i: df! / 2 + 1 }), {
      r: "r",
    }),
  "r-from-p": ({ p, df }) =>
    keep(through(["p-r-to-t", "t-r-to-r"], { p_r: p!, ni: df! + 2 }), { t: "t_r", r: "r" }),
  "r-from-standardized-beta": route(["beta-to-r"], { r: "r" })({ beta: "beta" }),
  "d-f-eta2": (row) => {
    const values = through(["d-to-f-effect"], { d: row.d! });
    const r = through(["eta2-to-r"], { eta2: values!.eta2_implied! });
    return { ...keep(values, { f: "f_implied", eta2: "eta2_implied" }), ...keep(r, { r: "r" }) };
  },
  "d-from-point-biserial": route(["r-pb-to-d"], { d: "d" }, { rpb_sd: "large" })({ rpb: "r", ...SIZES }),
  "g-correction": ({ df }) => {
    const given = { d: 1, d_var: 1, n1i: df! / 2 + 1, n2i: df! / 2 + 1 };
    return {
      ...keep(through(["d-to-smd"], given), { exact: "yi_SMD" }),
      ...keep(through(["d-to-smd"], given, { correction: "approximate" }), { approx: "yi_SMD" }),
    };
  },
  "OR-RR-RD-NNT": ({ lnOR, pc }) => {
    const given = { yi_OR: lnOR!, vi_OR: 1, risk_c: pc! };
    const difference = through(["or-to-rd"], given);
    const ratio = through(["or-to-rr"], given);
    return {
      pt: difference!.risk_t!,
      RR: exp(ratio!.yi_RR!),
      RD: difference!.yi_RD!,
      ...keep(through(["or-to-rd", "rd-to-nnt"], given), { NNT: "nnt" }),
    };
  },
  "RR-to-NNT": ({ RR, pc }) =>
    keep(
      through(["rr-se", "rr-to-rd", "rd-to-nnt"], {
        rri: RR!,
        se_logrr: 1,
        risk_c: pc!,
      }),
      { NNT: "nnt" },
    ),
  "SMD-to-NNT": ({ d, CER }) => ({
    ...keep(through(["d-to-nnt"], { d: d!, risk_c: CER! }), { furukawa: "nnt_of_d" }),
    ...keep(through(["d-to-nnt"], { d: d!, risk_c: CER! }, { nnt_method: "kraemer" }), {
      kraemer: "nnt_of_d",
    }),
  }),
  "proportion-improvement": route(["d-to-overlap"], { U3: "u3", CLES: "cles", overlap: "overlap" })({
    d: "d",
  }),
};

const CELLS = { ai: "ai", bi: "bi", ci: "ci", di: "di" };

/** metafor's margins: `n1i` people in group 1, `n2i` events, `ni` people; a negative chi-square for a negative association. */
function table(ids: readonly string[]): Reproduce {
  return ({ ori, ri, x2i, ni, n1i, n2i }, params) => {
    const given = {
      ...(ori === undefined ? {} : { ori }),
      ...(ri === undefined ? {} : { phi: ri }),
      ...(x2i === undefined ? {} : { chi2: Math.abs(x2i), direction: x2i < 0 ? -1 : 1 }),
      n1i: n1i!,
      n2i: ni! - n1i!,
      n_events: n2i!,
    };
    const usable = ids.find((id) => conversions.get(id).from.every((key) => key in given));
    return keep(usable === undefined ? null : through([usable], given, params), CELLS);
  };
}

const diagnostic: Reproduce = (row, params) => {
  const keys = ["sens", "spec", "ppv", "npv"].filter((key) => row[key] !== undefined);
  const id = keys.length === 4 ? "accuracy-to-table" : `${keys.join("-")}-to-table`;
  return keep(through([id], row, params), CELLS);
};

const TABLES: Readonly<Record<string, Reproduce>> = {
  "from-or": table(["or-to-table"]),
  "from-phi": table(["phi-to-table"]),
  "from-chi2-corrected": table(["chi2-to-table"]),
  "from-chi2-uncorrected": (row) => table(["chi2-to-table"])(row, { yates: "without" }),
  "diagnostic-stats": diagnostic,
  "diagnostic-stats-keep01": (row) => diagnostic(row, { extremes: "keep" }),
  "or-and-phi-precedence": table(["or-to-table", "phi-to-table", "chi2-to-table"]),
  "error-margin-larger-than-n": table(["or-to-table"]),
};

/**
 * The order of the cases: the interval, its upper end, z, p; what comes first decides. Their last row has p = 1 beside a lower
 * end, which contradict each other, and goes by p: no variance.
 */
function wald(stem: "md" | "or"): Reproduce {
  const [point, measure] = stem === "md" ? ["md", "MD"] : ["ori", "OR"];
  return (row) => {
    const given: Record<string, number> = {};
    const names = {
      out: point,
      "ci.lb": `${stem}_lb`,
      "ci.ub": `${stem}_ub`,
      zval: `${stem}_z`,
      pval: `${stem}_p`,
    };
    for (const [from, key] of Object.entries(names)) if (row[from] !== undefined) given[key] = row[from];
    if (row.level !== undefined) given.level = row.level / 100;
    const ids = ["interval", "upper-end", "z", "p", "lower-end"].map((part) => `${stem}-${part}`);
    const first = ids.find((id) => conversions.get(id).from.every((key) => key in given));
    return keep(first === undefined ? null : through([first], given), {
      yi: `yi_${measure}`,
      vi: `vi_${measure}`,
    });
  };
}

const TESTS: Readonly<Record<string, Reproduce>> = {
  "z-to-p": ({ z }) => ({ p: 2 * pnorm(-Math.abs(z!)) }),
  "p-to-z": ({ p }) => ({ z: -qnorm(p! / 2) }),
  "t-to-p": ({ t, df }) => ({ p: 2 * exp(tLogTails(-Math.abs(t!), df!)[0]) }),
  "p-to-t": ({ p, df }) => ({ t: -qt(p! / 2, df!) }),
  "F-to-p": ({ F, df1, df2 }) => ({ p: exp(fLogTails(F!, df1!, df2!)[1]) }),
  "chi2-to-p": ({ chi2, df }) => ({ p: exp(chisqLogTails(chi2!, df!)[1]) }),
  "p-to-chi2": ({ p, df }) => ({ chi2: chisqQuantileOf(upperTail(p!), df!) }),
};

/** A case row by row, with what it gives for all rows repeated in each. */
function rowsOf(input: Case["input"]): Row[] {
  const columns = { ...input, ...((input.data as Columns | undefined) ?? {}) };
  const rows = Math.max(...Object.values(columns).map((value) => (Array.isArray(value) ? value.length : 0)));
  return Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([key, value]): [string, number][] => {
        const cell: unknown = Array.isArray(value) ? value[index] : value;
        return typeof cell === "number" ? [[key, cell]] : [];
      }),
    ),
  );
}

function compare({ id, input, expected, tolerance }: Case, reproduce: Reproduce | undefined): void {
  if (reproduce === undefined) throw new Error(`no conversion for the case ${id}`);
  const rows = rowsOf(input);
  const outcomes = rows.map((row) => reproduce(row, {}));
  if ("error" in expected) {
    for (const outcome of outcomes)
      expect(Object.values(outcome).every((value) => value === null)).toBe(true);
    return;
  }
  for (const [name, column] of Object.entries(expected as Columns)) {
    for (const [index, wanted] of column.entries()) {
      const got = outcomes[index]![name];
      const where = `${name}[${index}]`;
      if (wanted === null || wanted === "Inf") expect(got, where).toBeNull();
      else if (typeof got !== "number") throw new Error(`${where}: no number, expected ${wanted}`);
      else expect(Math.abs(got - wanted), where).toBeLessThanOrEqual(tolerance * Math.abs(wanted));
    }
  }
}

describe("textbook formulas", () => {
  it.each(load("classic"))("$id", (item) => compare(item, CLASSIC[item.id]));
});

describe("tables rebuilt as metafor does", () => {
  it.each(load("conv2x2"))("$id", (item) => compare(item, TABLES[item.id]));
});

describe("Wald intervals and tests as metafor reads them", () => {
  it.each(load("convWald"))("$id", (item) => compare(item, wald(item.input.transf === "log" ? "or" : "md")));
});

describe("test statistics and p", () => {
  it.each(load("testStatistics"))("$id", (item) => compare(item, TESTS[item.id]));
});
