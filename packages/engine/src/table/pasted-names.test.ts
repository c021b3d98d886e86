import { describe, expect, it } from "vitest";
import { guessRoles } from "./guess-roles.ts";
import { importBlock } from "./import-file.ts";

/** What is made of a pasted table; cells are divided by bars. */
function readAs(...lines: readonly string[]) {
  return readText(lines.join("\n").replaceAll("|", "\t"));
}

function readText(text: string) {
  const read = importBlock(text);
  if (!read.ok) throw new RangeError("no table");
  const { table, hints, issues } = read.value;
  const { measure, roles } = guessRoles(table, hints);
  const numbers = (name: string): readonly unknown[] =>
    table.columns.find((column) => column.name === name)?.values ?? [];
  return { measure, inputs: roles.inputs, issues, numbers };
}

describe("tables as papers and programs print them", () => {
  it("have an interval in one cell beside its effect", () => {
    const { inputs, numbers } = readAs(
      "Study|Hedges' g|95% CI",
      "Amari 2009|−0.42|−0.81, −0.03",
      "Bo 2012|0.05|[-0.33 to 0.43]",
      "Celik 2016|−0.71|(−1.12; −0.30)",
    );
    expect(inputs).toEqual({ yi: "Hedges' g", "ci.lb": "95% CI lower", "ci.ub": "95% CI upper" });
    expect(numbers("95% CI lower")).toEqual([-0.81, -0.33, -1.12]);
    expect(numbers("95% CI upper")).toEqual([-0.03, 0.43, -0.3]);
  });

  it("have quartiles in one cell beside the median, and leave other ranges alone", () => {
    const { inputs, numbers } = readAs(
      "Study|Age range|n (IG)|Median (IG)|IQR (IG)|n (CG)|Median (CG)|IQR (CG)",
      "A|18-65|40|6|4–9|41|8|5–12",
      "B|20-70|62|5|3–7|60|6.5|4–9",
    );
    expect(inputs).toMatchObject({ med1: "Median (IG)", q1_1: "Q1 IG", q3_2: "Q3 CG" });
    expect(numbers("Q3 CG")).toEqual([12, 9]);
    expect(numbers("Age range")).toEqual(["18-65", "20-70"]);
  });

  it("name the outcome beside the statistic and the group", () => {
    const medians = readAs(
      "Author|n (IG)|Stay, days, median [IQR] (IG)|n (CG)|Stay, days, median [IQR] (CG)",
      "Abara|40|6 [4–9]|41|8 [5–12]",
      "Bjork|62|5 [3–7]|60|6.5 [4–9]",
    );
    expect(medians.measure).toBe("SMD");
    expect(medians.inputs).toMatchObject({ med1: "Median Stay days IG", q3_2: "Q3 Stay days CG" });
    const cured = readAs(
      "Study|Intervention n|Intervention cured (%)|Control n|Control cured (%)",
      "Fir 2004|50|30 (60%)|52|20 (38.5%)",
      "Gum 2008|1,120|1,066 (95.2%)|118|50 (42.4%)",
    );
    expect(cured.measure).toBe("OR");
    expect(cured.inputs).toMatchObject({ ai: "Events Intervention cured", ci: "Events Control cured" });
    expect(cured.numbers("Events Intervention cured")).toEqual([30, 1066]);
  });

  it("call the means by their outcome alone, and are not read as a ratio of spreads", () => {
    const { measure, inputs } = readAs(
      "Trial|N (drug)|HbA1c change, % (drug)|SE (drug)|N (placebo)|HbA1c change, % (placebo)|SE (placebo)",
      "NCT1|120|-0.92|0.08|118|-0.31|0.09",
      "NCT2|88|-0.75|0.10|91|-0.22|0.10",
    );
    expect(measure).toBe("SMD");
    expect(inputs).toMatchObject({ m1i: "HbA1c change, % (drug)", m2i: "HbA1c change, % (placebo)" });
  });

  it("do not pool what describes the people of a study", () => {
    const { inputs } = readAs(
      "Study|n (IG)|Age, mean (IG)|Age, SD (IG)|n (CG)|Age, mean (CG)|Age, SD (CG)",
      "A|20|34.1|5.2|21|33.0|5.0",
      "B|30|36.1|6.2|31|37.0|5.9",
    );
    expect(inputs).not.toHaveProperty("m1i");
  });

  it("leave two outcomes to be chosen from", () => {
    const { inputs } = readAs(
      "Study|n (IG)|Pain mean (IG)|Pain SD (IG)|Joy mean (IG)|Joy SD (IG)|n (CG)|Pain mean (CG)|Pain SD (CG)|Joy mean (CG)|Joy SD (CG)",
      "A|20|3.1|1.2|5.1|1.1|21|4.0|1.0|4.4|1.3",
    );
    expect(inputs).not.toHaveProperty("m1i");
  });

  it("repeat the names of columns for the second group, which is said", () => {
    const { measure, inputs, issues } = readAs(
      "Study or Subgroup|Events|Total|Events|Total|Weight",
      "Aldous 1999|8|45|15|44|20.1%",
      "Brink 2002|11|60|14|61|23.9%",
    );
    expect(measure).toBe("OR");
    expect(inputs).toEqual({ ai: "Events", n1i: "Total", ci: "Events (2)", n2i: "Total (2)" });
    expect(issues.find(({ code }) => code === "arms-by-order")?.message).toContain("“Events (2)”");
  });

  it("measure before and after in one group, with the correlation between", () => {
    const { measure, inputs } = readAs(
      "Study|N|Pre M|Pre SD|Post M|Post SD|r",
      "Abbott|32|21.4|5.2|17.9|5.6|0.61",
      "Bianchi|48|23.0|6.1|19.2|6.0|0.55",
    );
    expect(measure).toBe("MC");
    expect(inputs).toEqual({
      m1i: "Post M",
      m2i: "Pre M",
      sd1i: "Post SD",
      sd2i: "Pre SD",
      ni: "N",
      ri: "r",
    });
  });

  it("count events in person-years", () => {
    const { measure, inputs } = readAs(
      "Study|Events, exposed|Person-years, exposed|Events, unexposed|Person-years, unexposed",
      "Nurses|41|28,761|15|19,017",
      "Doctors|12|9,870|20|10,120",
    );
    expect(measure).toBe("IRR");
    expect(inputs).toMatchObject({ x1i: "Events, exposed", t2i: "Person-years, unexposed" });
  });

  it("have ratios with their limits beside the logarithm, which the limits do not hold", () => {
    const { measure, inputs } = readAs(
      "study|or|lci|uci|_ES",
      "Xu|1.45|1.02|2.06|.3715636",
      "Ye|1.12|.88|1.43|.1133287",
      "Wu|.95|.70|1.29|-.0512933",
    );
    expect(measure).toBe("OR");
    expect(inputs).toEqual({ ori: "or", or_lb: "lci", or_ub: "uci" });
  });

  it.each([
    ["Std diff in means|Standard error|Lower limit|Upper limit", "GEN", "Std diff in means"],
    ["β|SE|t|df", "GEN", "β"],
  ])("are exports and regressions: %s", (heads, measure, yi) => {
    const read = readAs(`Study|${heads}`, "A|0.347|0.151|0.051|0.643", "B|0.112|0.201|-0.282|0.506");
    expect(read.measure).toBe(measure);
    expect(read.inputs.yi).toBe(yi);
  });

  it("have units in their heads, of which KG is none", () => {
    const read = readAs("Study|Mean difference (mmHg)|95% CI lower|95% CI upper", "A|−4.2|−6.9|−1.5");
    expect(read.measure).toBe("MD");
    expect(readAs("Study|M (VG)|SD (VG)|n (VG)|M (KG)|SD (KG)|n (KG)", "A|1|2|3|4|5|6").inputs.m2i).toBe(
      "M (KG)",
    );
  });

  it("are French", () => {
    const { inputs } = readAs(
      "Étude;Cas (vaccinés);Total (vaccinés);Cas (témoins);Total (témoins)",
      "Bretagne;33;5 069;47;5 808",
      "Alsace;505;88 391;499;88 391",
    );
    expect(inputs).toEqual({
      ai: "Cas (vaccinés)",
      n1i: "Total (vaccinés)",
      ci: "Cas (témoins)",
      n2i: "Total (témoins)",
    });
  });

  it("have the letters of footnotes behind a mean and its SD", () => {
    const { numbers } = readAs("Study|Walk (mean ± SD)", "Ito|31.5 ± 6.2", "Kim|29.9 ± 7.0 a");
    expect(numbers("SD Walk")).toEqual([6.2, 7]);
  });

  it("end with lines on heterogeneity, which are no studies", () => {
    const { issues, numbers } = readAs(
      "Study|OR|lower|upper",
      "A|0.5|0.3|0.9",
      "B|0.6|0.3|1.1",
      "Heterogeneity: Chi² = 1.9, df = 1 (P = 0.59); I² = 0%",
      "Test for overall effect: Z = 2.91 (P = 0.004)",
    );
    expect(numbers("OR")).toHaveLength(2);
    expect(issues.some(({ code }) => code === "notes-skipped")).toBe(true);
  });

  it("stand below one another by spaces", () => {
    const { inputs, issues, numbers } = readText(
      "Study            n1   M1     SD1    n2   M2     SD2\nAdeyemi 2007     30   45.2   10.1   31   40.8   11.0\nDe Boer, 2011    52   47.7   9.8    50   44.1   10.4\n",
    );
    expect(inputs).toEqual({ n1i: "n1", m1i: "M1", sd1i: "SD1", n2i: "n2", m2i: "M2", sd2i: "SD2" });
    expect(numbers("Study")).toEqual(["Adeyemi 2007", "De Boer, 2011"]);
    expect(issues.some(({ code }) => code === "columns-by-gaps")).toBe(true);
  });

  it("keep the spaces behind the commas of a table that has separators", () => {
    const { issues, inputs } = readText("study,  yi,  vi\nA,  0.1,  0.02\nB,  0.2,  0.03\n");
    expect(inputs).toEqual({ yi: "yi", vi: "vi" });
    expect(issues).toEqual([]);
  });

  it("have their separator within brackets too", () => {
    const { inputs, issues, numbers } = readText(
      "Studie;HR [95%-KI];p-Wert\nBrandt;0,31 [0,10; 0,96];0,042\nVogt;0,62 [0,44; 0,87];<0,001\n",
    );
    expect(inputs).toMatchObject({ "ci.lb": "HR lower", "ci.ub": "HR upper" });
    expect(numbers("HR upper")).toEqual([0.96, 0.87]);
    expect(issues.find(({ code }) => code === "cells-mended")?.message).toContain("“0,31 [0,10; 0,96]”");
    expect(issues.some(({ code }) => code === "row-too-long")).toBe(false);
  });

  it("have their studies side by side", () => {
    const lines = ["|Evans|Fong|Gupta", "Events (treatment)|14|22|9", "Total (treatment)|120|150|80"];
    const further = ["Events (control)|25|30|15", "Total (control)|118|149|82", "Country|UK|China|India"];
    const { measure, issues, numbers } = readAs(...lines, ...further);
    expect(measure).toBe("OR");
    expect(numbers("Study")).toEqual(["Evans", "Fong", "Gupta"]);
    expect(numbers("Events (control)")).toEqual([25, 30, 15]);
    expect(issues.map(({ code }) => code)).toContain("table-transposed");
  });

  it("name subgroups above their studies, which become a column", () => {
    const { issues, numbers } = readAs(
      "Study|d|se",
      "Adults||",
      "Hart|0.5|0.2",
      "Ivory|0.4|0.2",
      "Children||",
      "Jolly|0.3|0.1",
    );
    expect(numbers("Study")).toEqual(["Hart", "Ivory", "Jolly"]);
    expect(numbers("Subgroup")).toEqual(["Adults", "Adults", "Children"]);
    expect(issues.find(({ code }) => code === "headings-moved")?.message).toContain("“Children”");
  });

  it("keep a study of which nothing is reported", () => {
    expect(readAs("Study|d|se", "Hart|0.5|0.2", "Lost||", "Jolly|0.3|0.1").numbers("Study")).toEqual([
      "Hart",
      "Lost",
      "Jolly",
    ]);
  });

  it("name a study once for several rows", () => {
    const { issues, numbers } = readAs(
      "Study|Outcome|d|se",
      "Nash|Anxiety|0.5|0.2",
      "|Mood|0.4|0.2",
      "Ortega|Mood|0.3|0.1",
    );
    expect(numbers("Study")).toEqual(["Nash", "Nash", "Ortega"]);
    expect(issues.find(({ code }) => code === "names-repeated")?.message).toContain("1 row");
  });
});
