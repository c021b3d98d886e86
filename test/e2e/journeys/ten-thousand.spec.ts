import { reportToCsv, runAnalysis } from "@treeline/engine";
import { expect, exportAs, test } from "./app.ts";
import {
  editFirstMean,
  evaluationSince,
  now,
  openTenThousand,
  tenThousand,
  withFirstMean,
} from "./ten-thousand.ts";

test.slow();

test("gives after an edit of one cell of 10,000 mixed rows the numbers of the edited table", async ({
  app,
}) => {
  const [before, after] = [tenThousand, withFirstMean(11.5)].map((document) =>
    reportToCsv(runAnalysis(document), document),
  );
  expect(after!.studies).not.toBe(before!.studies);
  await openTenThousand(app);
  expect(await exportAs(app, /Effects and weights/)).toBe(before!.studies);
  const start = await now(app);
  await editFirstMean(app, 11.5);
  await evaluationSince(app, start);
  expect(await exportAs(app, /Effects and weights/)).toBe(after!.studies);
  expect(await exportAs(app, /Results \(CSV\)/)).toBe(after!.summary);
});
