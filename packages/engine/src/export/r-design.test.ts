import { expect, it } from "vitest";
import { designOf, moderator, tableOf } from "../design/design-testing.ts";
import { designToR } from "./r-design.ts";

const table = tableOf({
  dose: [1, 2, 4, 8, 3, 5, 9, 11, 6, 14],
  format: ["online", "group", "online", "group", "self", "self", "online", "group", "self", "online"],
  trial: ["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"],
});

const TERMS = [["format"], ["dose"], ["format", "dose"]];

it("writes factors with their contrasts, and terms with numbers in full", () => {
  const variables = [
    moderator("format", { kind: "factor", coding: "deviation", reference: "self" }),
    moderator("dose", { shape: "polynomial", centre: "mean" }),
  ];
  const r = designToR(designOf(table, variables, TERMS).value, { variables }, "dat");
  expect(r).toEqual({
    packages: [],
    functions: [],
    lines: [
      'dat$format <- factor(dat$format, levels = c("self", "group", "online"))',
      "contrasts(dat$format) <- contr.treatment(levels(dat$format)) - 1 / 3",
    ],
    formula: "~ format + I(dose - 6.3) + I((dose - 6.3)^2) + format:I(dose - 6.3) + format:I((dose - 6.3)^2)",
  });
});

it("defines what R lacks, and attaches what it has", () => {
  const rcs = [moderator("dose", { shape: "rcs", knots: [2, 5, 11] })];
  const own = designToR(designOf(table, rcs, [["dose"]]).value, { variables: rcs }, "dat");
  expect(own.functions[0]).toContain("rcs <- function(x, knots)");
  expect(own.formula).toBe("~ rcs(dose, c(2, 5, 11))");
  const ns = [moderator("dose", { shape: "ns", knots: [5] })];
  const attached = designToR(designOf(table, ns, [["dose"]], false).value, { variables: ns }, "dat");
  expect(attached.packages).toEqual(["splines"]);
  expect(attached.formula).toBe("~ 0 + ns(dose, knots = 5, Boundary.knots = c(1, 14))");
});

it("makes the parts between and within groups", () => {
  const variables = [moderator("dose", { within: "trial", shape: "log" })];
  const r = designToR(designOf(table, variables, [["dose"]]).value, { variables }, "dat");
  expect(r.lines).toEqual([
    "dat$dose.between <- with(dat, ave(log(dose), trial))",
    "dat$dose.within <- with(dat, (log(dose) - ave(log(dose), trial)))",
  ]);
  expect(r.formula).toBe("~ dose.between + dose.within");
});
