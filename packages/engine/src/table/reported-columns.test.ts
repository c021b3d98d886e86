import { describe, expect, it } from "vitest";
import { measures } from "../measures/registry.ts";
import { columnUses } from "./column-uses.ts";
import { guessRoles } from "./guess-roles.ts";
import { type ImportedFile, importBlock } from "./import-file.ts";

function read(text: string): ImportedFile {
  const result = importBlock(text);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function values({ table }: ImportedFile, name: string): readonly (number | string | null)[] {
  const column = table.columns.find((known) => known.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  return column.values;
}

const codes = ({ issues }: ImportedFile): string[] => issues.map(({ code }) => code);

describe("a column of p-values", () => {
  const imported = read(
    "study\tp\tn1i\tn2i\nA\t<0,001\t20\t21\nB\t< .05\t30\t31\nC\tp=.03\t40\t41\nD\t0.2\t50\t51\n",
  );

  it("stays one of numbers, with its bounds beside it", () => {
    expect(values(imported, "p")).toEqual([null, null, 0.03, 0.2]);
    expect(values(imported, "p below")).toEqual([0.001, 0.05, null, null]);
  });

  it("says what was moved and why", () => {
    expect(codes(imported)).toContain("p-bound-moved");
    const { message } = imported.issues.find(({ code }) => code === "p-bound-moved")!;
    expect(message).toContain("“<0,001”, “< .05”");
    expect(message).toContain("“p below”");
  });

  it("has roles for both, so that every row gets its effect", () => {
    const { roles } = guessRoles(imported.table, imported.hints);
    expect(Object.values(roles.inputs)).toContain("p");
    expect(roles.inputs.p_below).toBe("p below");
  });

  it("shows the cells as typed beside what was read", () => {
    expect(imported.preview.rows[0]).toEqual({
      text: ["A", "<0,001", "<0,001", "20", "21"],
      typed: ["A", null, 0.001, 20, 21],
      unread: [false, false, false, false, false],
    });
  });

  it("leaves a cell of the further column empty where nothing was moved, and calls only what is unread so", () => {
    const [first, , , last] = imported.preview.rows;
    expect(last).toMatchObject({ text: ["D", "0.2", "", "50", "51"], typed: ["D", 0.2, null, 50, 51] });
    expect(first?.unread).not.toContain(true);
    const doubtful = read("study\tyi\tsei\nA\t0.1\todd\nB\t0.2\t0.3\nC\t0.2\t0.3\n");
    expect(doubtful.preview.rows.map(({ unread }) => unread)).toEqual([
      [false, false, true],
      [false, false, false],
      [false, false, false],
    ]);
  });

  it("is recognised by its cells where its name says nothing", () => {
    const odd = read("study\tresult\nA\tp < .05\nB\tp = .2\n");
    expect(values(odd, "result")).toEqual([null, 0.2]);
    expect(odd.hints.result).toEqual({ key: "p", sure: true });
  });

  it("leaves bounds on other numbers as they are", () => {
    const ages = read("study\tage\nA\t< 18\nB\t20\nC\t30\n");
    expect(ages.table.columns[1]).toMatchObject({ kind: "number", unparsed: { r1: "< 18" } });
    expect(codes(ages)).toEqual(["cells-not-numbers"]);
  });

  it("does not take the place of a column that has the further one's name", () => {
    const taken = read("study\tp\tp below\nA\t<.05\tx\nB\t.2\ty\n");
    expect(taken.table.columns.map(({ name }) => name)).toEqual(["study", "p", "p below (2)", "p below"]);
  });
});

describe("“n.s.”", () => {
  const imported = read(
    "study\tp\tn1i\tn2i\nA\tns\t20\t21\nB\tn.s.\t30\t31\nC\tNS\t40\t41\nD\t0.2\t50\t51\n",
  );

  it("keeps the column's numbers, and is never dropped without a word", () => {
    expect(values(imported, "p")).toEqual([null, null, null, 0.2]);
    const issue = imported.issues.find(
      ({ code }) => code === "p-bound-moved" || code === "p-bound-not-usable",
    );
    expect(issue?.message).toContain("“ns”, “n.s.”, “NS”");
    expect(issue?.path).toEqual({ rowId: "r1", column: "p" });
  });
});

describe("a column of percentages", () => {
  it("becomes the number before the sign, and events of a known group", () => {
    const imported = read("study\tvery helpful\tn\nA\t69 %\t100\nB\t55,5%\t80\nC\t\t90\n");
    expect(values(imported, "very helpful")).toEqual([69, 55.5, null]);
    const { measure, roles } = guessRoles(imported.table, imported.hints);
    expect(roles.inputs).toEqual({ percent: "very helpful", ni: "n" });
    expect(measures.get(measure).inputSets).toContainEqual(["xi", "ni"]);
  });

  it("is divided by 100 where the name says a proportion", () => {
    const imported = read("study\tproportion\tn\nA\t69 %\t100\nB\t0.5\t80\n");
    expect(values(imported, "proportion")).toEqual([0.69, 0.5]);
    expect(codes(imported)).toContain("percent-read-as-proportion");
  });

  it("goes apart from counts", () => {
    const imported = read("study\tevents\tn\nA\t69 %\t100\nB\t40\t80\n");
    expect(values(imported, "events")).toEqual([null, 40]);
    expect(values(imported, "events (percent)")).toEqual([69, null]);
    expect(guessRoles(imported.table, imported.hints).roles.inputs).toEqual({
      xi: "events",
      ni: "n",
      percent: "events (percent)",
    });
  });

  it("is not guessed where one cell has the sign and another may be either", () => {
    const imported = read("study\tdropout\nA\t12 %\nB\t0.2\nC\t10 %\n");
    expect(imported.table.columns[1]).toMatchObject({ values: [12, null, 10], unparsed: { r2: "0.2" } });
    expect(codes(imported)).toEqual(["percent-sign-missing"]);
  });

  it.each(["Mean ctl", "Mean 2", "Score"])(
    "a single one among numbers makes no other cell doubtful: %s",
    (name) => {
      const cells = ["20.1", "19", "38%", "21", "22", "18.5", "20", "19.5", "23"];
      const imported = read(`study\t${name}\n${cells.map((cell, row) => `S${row}\t${cell}`).join("\n")}\n`);
      expect(imported.table.columns[1]).toMatchObject({
        values: [20.1, 19, null, 21, 22, 18.5, 20, 19.5, 23],
        unparsed: { r3: "38%" },
      });
      expect(codes(imported)).toEqual(["percent-not-usable"]);
    },
  );

  it("is not an outcome beside a complete measure", () => {
    const imported = read("study\tyi\tvi\tfemale\nA\t0.1\t0.2\t60 %\nB\t0.3\t0.2\t70 %\n");
    expect(guessRoles(imported.table, imported.hints).roles.inputs).toEqual({ yi: "yi", vi: "vi" });
  });

  it("says that it means nothing among sizes", () => {
    const imported = read("study\tn1i\nA\t40 %\nB\t20\nC\t30\n");
    expect(codes(imported)).toEqual(["percent-not-usable"]);
  });
});

describe("what is made of each column", () => {
  it("is said of every one", () => {
    const { table, hints } = read(
      "study\tyi\tvi\tn\tformat\tcolour\tgreen\tnothing\nA\t0.1\t0.2\t10\tonline\t1\t2\t\nB\t0.3\t0.2\t12\tonline\tx\t3\t\n",
    );
    const { measure, roles } = guessRoles(table, hints);
    const uses = columnUses(table, measures.get(measure), roles);
    expect(uses.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
    const of = (name: string) => uses.find((use) => use.name === name)!;
    expect(of("study")).toMatchObject({ key: "label", role: "Name of the study", why: "" });
    expect(of("yi")).toMatchObject({ key: "yi", why: "" });
    expect(of("format").why).toContain("kept as text; groups, filters");
    expect(of("colour").why).toContain("although 1 of its 2 cells are numbers");
    expect(of("green").why).toContain("its name is not one");
    expect(of("nothing").why).toBe("it is empty");
    expect(uses.every(({ key, why }) => key !== null || why !== "")).toBe(true);
  });
});
