import { defineConfig } from "@playwright/test";
import { browserArguments } from "./browser.ts";

const executablePath = process.env.CHROME_PATH;

export default defineConfig({
  testDir: "./journeys",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results",
  forbidOnly: true,
  timeout: 120_000,
  // No journey asserts a time: a machine that is busy with two of them is slow, not wrong.
  expect: { timeout: 15_000 },
  // What passes only the second time is listed as flaky: a browser that a busy machine kept waiting, or a fault to look into.
  retries: 1,
  workers: 2,
  fullyParallel: true,
  reporter: [["list"]],
  use: {
    baseURL: process.env.TREELINE_URL ?? "http://127.0.0.1:4173/",
    trace: process.env.TREELINE_TRACE === undefined ? "off" : "retain-on-failure",
    // A journey starts with nothing on the device and need not wait for the copy of the program; offline.spec.ts has it.
    serviceWorkers: "block",
    // Colours half-way between two themes are nobody's; what moves is styled for those only who do not mind.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      args: browserArguments(),
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
