import { describe, expect, it } from "vitest";
import { guessRoles } from "./guess-roles.ts";
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
    ["Effekt", "Untergrenze", "Obergrenze"],
    ["Effet", "Limite inférieure", "Limite supérieure"],
    ["Efecto", "Límite inferior", "Límite superior"],
  ])("%s, %s, %s are an effect with its interval", (yi, lower, upper) => {
    const { inputs } = guessRoles(tableOf("x", upper, yi, lower)).roles;
    expect(inputs).toEqual({ yi, "ci.lb": lower, "ci.ub": upper });
  });

  it.each([
    [["MW IG", "SD IG", "n IG", "MW KG", "SD KG", "n KG"]],
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
