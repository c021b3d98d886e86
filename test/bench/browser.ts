import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { AnalysisDocument } from "@treeline/engine";
import { browserArguments, installedChromium } from "../e2e/browser.ts";
import {
  editFirstMean,
  evaluationSince,
  now,
  openTenThousand,
  tenThousand,
} from "../e2e/journeys/ten-thousand.ts";
import { serveFolder } from "../e2e/server.ts";
import { largeLines } from "./large.ts";
import { pageLines } from "./page.ts";
import { share, sorted, timeLine } from "./times.ts";

const DIST = fileURLToPath(new URL("../../packages/ui/dist", import.meta.url));
const EDITS = 11;
const FRAMES = 120;
const PAGES = 5;
/** As long as it takes to choose a file. */
const BEFORE_OPENING_MS = 2000;

/** Milliseconds of one evaluation: from the page's request to its answer, and of the worker alone. */
interface Answer {
  readonly trip: number;
  readonly worker: number;
}

/** Lines about the built app: what a visitor waits for, its worker's answers to edits of 10,000 rows, and the frames of its grid. */
export async function browserLines(): Promise<readonly string[]> {
  const executablePath = installedChromium();
  if (executablePath === null || !existsSync(DIST)) {
    return ["In the browser: not measured, as Chromium or the built app (`pnpm build`) is missing."];
  }
  const server = await serveFolder(DIST);
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    const first: Answer[] = [];
    const other: Answer[] = [];
    for (let run = 1; run < PAGES; run++) {
      const page = await freshPage(browser, server.url);
      first.push(await answerOf(page, await openTenThousand(page)));
      other.push(await answerOf(page, await openTenThousand(page, otherNumbers(run))));
      await page.close();
    }
    const page = await freshPage(browser, server.url);
    first.push(await answerOf(page, await openTenThousand(page)));
    return [
      ...(await pageLines(browser, server.url)),
      ...answerLines("10,000 rows in the browser, first of a page", first),
      ...answerLines("10,000 rows in the browser, other measure", other),
      ...answerLines("10,000 rows in the browser, one cell edited", await editTimes(page)),
      ...(await frameLines(page)),
      ...(await largeLines(page)),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function freshPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForTimeout(BEFORE_OPENING_MS);
  return page;
}

/** Under another measure and with other numbers, so that nothing that was computed before stands. */
function otherNumbers(run: number): AnalysisDocument {
  const { table, effects, title } = tenThousand;
  const columns = table.columns.map((column) =>
    column.kind === "text" || /^(n|direction)/.test(column.name)
      ? column
      : {
          ...column,
          values: column.values.map((value) => (value === null ? null : value * (1 + run * 1e-6))),
        },
  );
  return {
    ...tenThousand,
    title: `${title}, others`,
    table: { ...table, columns },
    effects: { ...effects, measure: "SMDH" },
  };
}

/** What the worker measured of the evaluation that the page has just seen end. */
async function answerOf(page: Page, trip: number): Promise<Answer> {
  const measured = await Promise.all(
    page
      .workers()
      .map((worker) =>
        worker.evaluate(() => performance.getEntriesByName("treeline-recompute")[0]?.duration),
      ),
  );
  return { trip, worker: measured.find((duration) => duration !== undefined) ?? Number.NaN };
}

function answerLines(what: string, answers: readonly Answer[]): readonly string[] {
  return [
    timeLine(what, share(sorted(answers.map(({ trip }) => trip)), 0.5)),
    timeLine(`${what}, in the worker`, share(sorted(answers.map(({ worker }) => worker)), 0.5)),
  ];
}

async function editTimes(page: Page): Promise<Answer[]> {
  const times: Answer[] = [];
  for (let run = 0; run < EDITS; run++) {
    const start = await now(page);
    await editFirstMean(page, 11 + run / 10);
    times.push(await answerOf(page, await evaluationSince(page, start)));
  }
  return times;
}

async function frameLines(page: Page): Promise<string[]> {
  const lines: string[] = [];
  for (const [what, rowsPerFrame] of [
    ["wheel", 3],
    ["scroll bar dragged", 3083],
  ] as const) {
    const frames = sorted(await frameTimes(page, rowsPerFrame));
    lines.push(timeLine(`10,000 rows, ${what}, median frame`, share(frames, 0.5)));
    lines.push(timeLine(`10,000 rows, ${what}, 95 % of frames within`, share(frames, 0.95)));
  }
  return lines;
}

/** Milliseconds between frames while every frame scrolls by so many rows, from the top again after the end. */
function frameTimes(page: Page, rowsPerFrame: number): Promise<number[]> {
  return page.getByRole("grid").evaluate(
    async (grid, { frames, step }) => {
      const reach = grid.scrollHeight - grid.clientHeight;
      const stamps: number[] = [];
      for (let frame = 0; frame <= frames; frame++) {
        stamps.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
        grid.scrollTop = (frame * step) % reach;
      }
      return stamps.slice(1).map((stamp, index) => stamp - stamps[index]!);
    },
    { frames: FRAMES, step: rowsPerFrame * 30 },
  );
}
