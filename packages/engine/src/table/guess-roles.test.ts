import { describe, expect, it } from "vitest";
import { measures } from "../measures/registry.ts";
import { askOfTreatments } from "./arms-in-context.ts";
import { columnUses } from "./column-uses.ts";
import { guessRoles, guessRolesFor } from "./guess-roles.ts";
import type { StudyTable } from "./study-table.ts";

/** One row of a table with a column of names and columns of numbers. */
function tableOf(label: string, ...numbers: readonly string[]): StudyTable {
  return {
    rowIds: ["r1"],
    columns: [
      { name: label, kind: "text", values: ["A"] },
      ...numbers.map((name) => ({ name, kind: "number" as const, values: [0.5], unparsed: {} })),
    ],
  };
}

describe("names of columns in other languages", () => {
  it.each([
    ["Studie", "Effekt", "SE (g)"],
    ["Studie", "Effektstärke", "Standardfehler"],
    ["Erstautor", "Effektstaerke", "SE"],
    ["Autor", "Effektgröße", "se_g"],
    ["Étude", "Effet", "Erreur type"],
    ["Auteur", "Taille d’effet", "Erreur-type"],
    ["Estudio", "Tamaño del efecto", "Error estándar"],
  ])("%s, %s, %s are study, effect and standard error", (label, yi, sei) => {
    expect(guessRoles(tableOf(label, "Jahr", yi, sei))).toEqual({
      measure: "GEN",
      roles: { label, inputs: { yi, sei }, weights: null },
    });
  });

  it.each([
    ["MW IG", "Std.-Abw. IG", "Stichprobenumfang IG", "MW KG", "Std.-Abw. KG", "Stichprobenumfang KG"],
    ["Mittel Verum", "SA Verum", "Teilnehmer Verum", "Mittel Placebo", "SA Placebo", "Teilnehmer Placebo"],
    ["Promedio GI", "DT GI", "Tamaño de la muestra GI", "Promedio GC", "DT GC", "Tamaño de la muestra GC"],
    [
      "Media tratamiento",
      "DE tratamiento",
      "Pacientes tratamiento",
      "Media control",
      "DE control",
      "Pacientes control",
    ],
  ])("%s, %s, %s, %s, %s, %s are the means of two groups", (m1i, sd1i, n1i, m2i, sd2i, n2i) => {
    const { inputs } = guessRoles(tableOf("Studie", m1i, sd1i, n1i, m2i, sd2i, n2i)).roles;
    expect(inputs).toEqual({ m1i, sd1i, n1i, m2i, sd2i, n2i });
  });

  it.each([
    ["r", "Stichprobenumfang"],
    ["Korrelation", "Stichprobenumfang"],
    ["correlación", "Tamaño de la muestra"],
  ])("%s, %s are a correlation with its size", (ri, ni) => {
    expect(guessRoles(tableOf("Studie", ri, ni)).roles.inputs).toEqual({ ri, ni });
  });

  it("takes the names of published tables of log-rank tests, trials and regressions", () => {
    expect(guessRoles(tableOf("trial", "OmE", "V"))).toMatchObject({
      measure: "HR",
      roles: { inputs: { oe: "OmE", v: "V" } },
    });
    expect(guessRoles(tableOf("trial", "nTi", "nCi", "xTi", "xCi"))).toMatchObject({
      measure: "OR",
      roles: { inputs: { ai: "xTi", n1i: "nTi", ci: "xCi", n2i: "nCi" } },
    });
    const regression = guessRoles(tableOf("study", "n", "tval", "preds", "R2"));
    expect(regression).toMatchObject({ roles: { inputs: { ti: "tval", mi: "preds", r2i: "R2" } } });
  });

  it("computes nothing of a spread alone, and names no study by its kind of publication", () => {
    expect(guessRoles(tableOf("study", "n", "diff", "se")).measure).toBe("GEN");
    const rows = ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"];
    const kinds = {
      name: "source",
      kind: "text" as const,
      values: rows.map((_, at) => (at === 3 ? "thesis" : "journal")),
    };
    const ids = {
      name: "studyid",
      kind: "number" as const,
      values: rows.map((_, at) => at + 1),
      unparsed: {},
    };
    expect(guessRoles({ rowIds: rows, columns: [ids, kinds] }).roles.label).toBe("studyid");
    const names = { ...kinds, values: rows.map((_, at) => `Author ${at}`) };
    expect(guessRoles({ rowIds: rows, columns: [ids, names] }).roles.label).toBe("source");
  });

  it.each([
    ["OR", "untere Grenze", "obere Grenze"],
    ["OR", "95%-KI unten", "95%-KI oben"],
    ["OR", "IC inferior", "IC superior"],
    ["OR", "IC95% inf", "IC95% sup"],
  ])("%s, %s, %s are an odds ratio with its interval", (ori, lower, upper) => {
    expect(guessRoles(tableOf("Studie", ori, lower, upper)).roles.inputs).toEqual({
      ori,
      or_lb: lower,
      or_ub: upper,
    });
  });

  it.each([
    ["Effekt", "Untere KI-Grenze", "Obere KI-Grenze"],
    ["Efecto", "IC inferior", "IC superior"],
    ["Effekt", "Untergrenze", "Obergrenze"],
    ["Effet", "Limite inférieure", "Limite supérieure"],
    ["Efecto", "Límite inferior", "Límite superior"],
  ])("%s, %s, %s are an effect with its interval", (yi, lower, upper) => {
    const { inputs } = guessRoles(tableOf("x", upper, yi, lower)).roles;
    expect(inputs).toEqual({ yi, "ci.lb": lower, "ci.ub": upper });
  });

  it.each([
    [["MW IG", "SD IG", "n IG", "MW KG", "SD KG", "n KG"]],
    [["IG M", "IG SD", "IG n", "VG M", "VG SD", "VG n"]],
    [["M (EG)", "SD (EG)", "n (EG)", "M (VG)", "SD (VG)", "n (VG)"]],
    [["Mittelwert 1", "Standardabweichung 1", "N1", "Mittelwert 2", "Standardabweichung 2", "N2"]],
    [
      [
        "Moyenne traitement",
        "Écart-type traitement",
        "N traitement",
        "Moyenne témoin",
        "Écart-type témoin",
        "N témoin",
      ],
    ],
    [
      [
        "Media tratamiento",
        "Desviación tratamiento",
        "n tratamiento",
        "Media control",
        "Desviación control",
        "n control",
      ],
    ],
  ])("%j are the means, SDs and sizes of two groups", (names) => {
    const { measure, roles } = guessRoles(tableOf("Studie", ...names));
    expect(measure).toBe("SMD");
    expect(["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"].map((key) => roles.inputs[key])).toEqual(names);
  });

  it.each([
    ["Korrelation", "Stichprobengröße"],
    ["Corrélation", "Effectif"],
    ["Correlación", "Tamaño muestral"],
  ])("%s, %s are a correlation and its sample size", (ri, ni) => {
    const { measure, roles } = guessRoles(tableOf("x", ri, ni));
    expect([measure, roles.inputs]).toEqual(["ZCOR", { ri, ni }]);
  });

  it("keeps a power from becoming a group's number", () => {
    expect(guessRoles(tableOf("x", "g", "se", "SD²")).roles.inputs).toEqual({ yi: "g", sei: "se" });
  });
});

describe("groups that are told apart by what stands beside them", () => {
  const inputsOf = (names: string) => guessRoles(tableOf("study", ...names.split("|"))).roles.inputs;

  it.each([
    ["n VG|M VG|SD VG|n KG|M KG|SD KG", "VG", "KG"],
    ["N_VG|MW_VG|SD_VG|N_KG|MW_KG|SD_KG", "VG", "KG"],
    ["IG N|IG MW|IG SD|VG N|VG MW|VG SD", "IG", "VG"],
    ["M (KG)|SD (KG)|n (KG)|M (VG)|SD (VG)|n (VG)", "VG", "KG"],
    ["N exercise|Mean exercise|SD exercise|N usual care|Mean usual care|SD usual care", "exercise", "usual"],
  ])("%s: means of %s and of %s", (names, tried, compared) => {
    const inputs = inputsOf(names);
    const named = Object.fromEntries(
      Object.entries(inputs).map(([key, name]) => [key, name.includes(tried)]),
    );
    expect(named).toEqual({ m1i: true, sd1i: true, n1i: true, m2i: false, sd2i: false, n2i: false });
    expect(inputs.m2i).toContain(compared);
  });

  it("find the events of a treatment by its name beside those of a placebo", () => {
    expect(inputsOf("Events Aspirin|N Aspirin|Events Placebo|N Placebo")).toEqual({
      ai: "Events Aspirin",
      n1i: "N Aspirin",
      ci: "Events Placebo",
      n2i: "N Placebo",
    });
  });

  it("leave open what is of both groups together", () => {
    expect(inputsOf("Events total|N total|Events control|N control")).not.toHaveProperty("ai");
  });

  it("leave two treatments open where one lacks a column", () => {
    expect(inputsOf("Events A1|N A1|Events B1|Events Placebo|N Placebo")).not.toHaveProperty("ai");
  });

  it("say of a column without a role what it is in the table", () => {
    const table = tableOf("study", "N VG", "N KG");
    const uses = columnUses(table, measures.get("GEN"), { label: "study", inputs: {}, weights: null });
    expect(uses[1]!.why).toContain("“Size, group 1”");
  });
});

describe("columns from which conversions lead to a measure", () => {
  const ends = ["or_lb", "or_ub"];
  it.each([
    ["or or_lb or_ub", "OR", { ori: "or", or_lb: "or_lb", or_ub: "or_ub" }],
    ["rr rr_lb rr_ub", "RR", { rri: "rr", rr_lb: "rr_lb", rr_ub: "rr_ub" }],
    ["OR|CI lower|CI upper", "OR", { ori: "OR", or_lb: "CI lower", or_ub: "CI upper" }],
    [
      "Odds ratio|95% CI low|95% CI high",
      "OR",
      { ori: "Odds ratio", or_lb: "95% CI low", or_ub: "95% CI high" },
    ],
    [
      "RR|RR lower limit|RR upper limit",
      "RR",
      { rri: "RR", rr_lb: "RR lower limit", rr_ub: "RR upper limit" },
    ],
    [
      "Adjusted RR|Adjusted RR lower|Adjusted RR upper",
      "RR",
      { rri: "Adjusted RR", rr_lb: "Adjusted RR lower", rr_ub: "Adjusted RR upper" },
    ],
    ["MD|lower|upper", "MD", { md: "MD", md_lb: "lower", md_ub: "upper" }],
    ["F n1 n2", "SMD", { F: "F", n1i: "n1", n2i: "n2" }],
    ["chi2 n1 n2", "SMD", { chi2: "chi2", n1i: "n1", n2i: "n2" }],
    ["mean se n", "MN", { m: "mean", se_mean: "se", ni: "n" }],
    ["percent n", "PLO", { percent: "percent", ni: "n" }],
    [
      "Median treatment|Q1 treatment|Q3 treatment|N treatment|Median control|Q1 control|Q3 control|N control",
      "SMD",
      {
        med1: "Median treatment",
        q1_1: "Q1 treatment",
        q3_1: "Q3 treatment",
        n1i: "N treatment",
        med2: "Median control",
        q1_2: "Q1 control",
        q3_2: "Q3 control",
        n2i: "N control",
      },
    ],
  ])("%s", (names, measure, inputs) => {
    const columns = names.split(names.includes("|") ? "|" : " ");
    const guessed = guessRoles(tableOf("study", ...columns));
    expect(guessed).toEqual({ measure, roles: { label: "study", inputs, weights: null } });
  });

  it("are found for a measure that is chosen as well", () => {
    const { inputs } = guessRolesFor(tableOf("study", "or", ...ends), measures.get("SMD"));
    expect(inputs).toEqual({ ori: "or", or_lb: "or_lb", or_ub: "or_ub" });
    expect(guessRolesFor(tableOf("study", "mean", "age"), measures.get("SMD")).inputs).toEqual({});
    expect(guessRolesFor(tableOf("study", "n1", "age"), measures.get("SMD")).inputs).toEqual({ n1i: "n1" });
  });

  it("leave ends open where it is not known of which of two effects they are", () => {
    const { inputs } = guessRolesFor(tableOf("study", "or", "md", "lower", "upper"), measures.get("OR"));
    expect(Object.values(inputs)).not.toContain("lower");
  });

  it("are not said to lead nowhere while they lack nothing but their roles", () => {
    const table = tableOf("study", "OR", "CI lower", "CI upper");
    const uses = columnUses(table, measures.get("OR"), { label: "study", inputs: {}, weights: null });
    expect(uses[2]!.why).toContain("“Odds ratio, lower end”");
    expect(uses[2]!.why).toContain("once it and the columns that belong to it have their roles");
    const alone = columnUses(tableOf("study", "or_lb"), measures.get("OR"), {
      label: "study",
      inputs: {},
      weights: null,
    });
    expect(alone[1]!.why).toContain("does not lead to the measure OR");
  });
});

describe("columns that only some rows need", () => {
  const means = ["m1", "sd1", "n1", "m2", "sd2", "n2"];
  const rolesOf = (...names: string[]) => guessRoles(tableOf("study", ...names)).roles.inputs;

  it("get the role of the quantity they are called after, where conversions lead from it to the measure", () => {
    const { measure, roles } = guessRoles(
      tableOf("study", ...means, "t", "p", "F value", "SE 1", "OR", "or_lb", "or_ub"),
    );
    expect(measure).toBe("SMD");
    expect(roles.inputs).toMatchObject({
      m1i: "m1",
      n2i: "n2",
      t: "t",
      p: "p",
      F: "F value",
      se1: "SE 1",
      ori: "OR",
      or_lb: "or_lb",
      or_ub: "or_ub",
    });
  });

  it("get none where nothing leads to the measure, and none twice", () => {
    const inputs = rolesOf(...means, "year", "sensitivity", "age", "or_lb", "p value", "p");
    expect(Object.values(inputs)).not.toEqual(expect.arrayContaining(["sensitivity"]));
    expect(inputs).not.toHaveProperty("or_lb");
    expect(inputs.p).toBe("p value");
    expect(new Set(Object.values(inputs)).size).toBe(Object.keys(inputs).length);
  });

  it("are not guessed beside ready-made effects, nor from values that they cannot have", () => {
    expect(rolesOf("g", "se", "t", "n1", "n2")).toEqual({ yi: "g", sei: "se" });
    const table = tableOf("study", ...means);
    const p = { name: "p", kind: "number" as const, values: [12], unparsed: {} };
    expect(guessRoles({ ...table, columns: [...table.columns, p] }).roles.inputs).not.toHaveProperty("p");
  });
});

describe("names that several words make clear", () => {
  it.each([
    [
      "Median KG",
      "1. Quartil KG",
      "3. Quartil KG",
      "n KG",
      "Median IG",
      "1. Quartil IG",
      "3. Quartil IG",
      "n IG",
    ],
    [
      "Control median",
      "Control 25th percentile",
      "Control 75th percentile",
      "Control n",
      "Treatment median",
      "Treatment 25th percentile",
      "Treatment 75th percentile",
      "Treatment n",
    ],
    [
      "Mediana GC",
      "1er cuartil GC",
      "3er cuartil GC",
      "n GC",
      "Mediana GI",
      "Percentil 25 GI",
      "Percentil 75 GI",
      "n GI",
    ],
  ])("%s, %s, %s are a median and its quartiles", (...names) => {
    const [med2, q1_2, q3_2, n2i, med1, q1_1, q3_1, n1i] = names;
    expect(guessRoles(tableOf("study", ...names)).roles.inputs).toEqual({
      med2,
      q1_2,
      q3_2,
      n2i,
      med1,
      q1_1,
      q3_1,
      n1i,
    });
  });

  it.each(["n Gesamt", "N total", "N (both groups)", "Stichprobe insgesamt", "N overall"])(
    "“%s” is the number of people of all groups",
    (name) => {
      expect(guessRoles(tableOf("study", "d", name)).roles.inputs).toMatchObject({ d: "d", ni: name });
    },
  );

  it("say of two treatments beside one control which is taken, and ask", () => {
    const names = ["CBT", "ACT", "control"].flatMap((group) => [
      `Mean ${group}`,
      `SD ${group}`,
      `n ${group}`,
    ]);
    expect(guessRoles(tableOf("study", ...names)).roles.inputs).toEqual({
      m1i: "Mean CBT",
      sd1i: "SD CBT",
      n1i: "n CBT",
      m2i: "Mean control",
      sd2i: "SD control",
      n2i: "n control",
    });
    expect(askOfTreatments(tableOf("study", ...names)).map(({ message }) => message)).toEqual([
      "The columns hold 2 treatments beside one group that all are compared with. “CBT” was taken as the group treated; nothing is computed of “ACT”.",
    ]);
    expect(askOfTreatments(tableOf("study", ...names.filter((name) => !name.endsWith("ACT"))))).toEqual([]);
  });
});

it("guesses the roles of 500 columns in no time that a person would notice", () => {
  const names = Array.from({ length: 497 }, (_, place) => `item ${place}`);
  const table = tableOf("study", ...names, "yi", "vi");
  const start = performance.now();
  expect(guessRoles(table).roles.inputs).toEqual({ yi: "yi", vi: "vi" });
  expect(guessRoles(tableOf("study", ...names)).roles.inputs).toEqual({});
  // Without remembering names it takes ten seconds and more; a busy machine is allowed ten times what it takes.
  expect(performance.now() - start).toBeLessThan(3000);
});
