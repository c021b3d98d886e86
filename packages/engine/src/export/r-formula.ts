import { formulaFunction } from "../table/formula-functions.ts";
import type { EvaluatedFormulas, FormulaNode } from "../table/formula-tree.ts";
import { rComment, rNumber, rString } from "./r-text.ts";

/** A formula in R, over the columns of `dat`; missing is NA, as it is missing here. */
export function formulaToR(tree: FormulaNode): string {
  switch (tree.type) {
    case "column":
      return `dat[[${rString(tree.name)}]]`;
    case "number":
      return rNumber(tree.value);
    case "text":
      return rString(tree.value);
    case "yes-no":
      return tree.value ? "TRUE" : "FALSE";
    case "call": {
      const record = formulaFunction(tree.fn);
      if (record === undefined) throw new RangeError(`unknown function of a formula: ${tree.fn}`);
      return record.r(tree.args.map(formulaToR));
    }
  }
}

/** What the formulas need in R: a value that does not exist is NA and not an infinity. */
const HELPER = "tl_finite <- function(x) ifelse(is.finite(x), x, NA)";

/** The derived columns, in their order, and the filter as R code. */
export function formulaSection(formulas: EvaluatedFormulas | null): string[] {
  if (formulas === null) return [];
  const { columns, filter } = formulas;
  return [
    HELPER,
    ...columns.flatMap(({ name, expression, tree, column }) => [
      rComment(`${name} = ${expression}`),
      `dat[[${rString(name)}]] <- rep_len(${column.kind === "number" ? "as.numeric" : "as.character"}(${formulaToR(tree)}), nrow(dat))`,
    ]),
    ...(filter === null
      ? []
      : [
          rComment(`filter: ${filter.expression}`),
          `kept <- which(rep_len(${formulaToR(filter.tree)}, nrow(dat)))`,
          "dat <- dat[kept, , drop = FALSE]",
          "study <- study[kept]",
        ]),
  ];
}
