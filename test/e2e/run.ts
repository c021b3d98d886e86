import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, NO_BROWSER } from "./browser.ts";
import { serveFolder } from "./server.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = resolve(here, "../../packages/ui/dist");

/** Serves the built app, runs the journeys in a real Chromium and returns their exit code. */
async function main(): Promise<number> {
  if (!existsSync(join(dist, "index.html"))) {
    console.error("The app is not built: run `pnpm build` first. The browser journeys were not run.");
    return 1;
  }
  const chromium = findChromium();
  if (chromium === null) {
    console.error(NO_BROWSER);
    return 1;
  }
  const server = await serveFolder(dist);
  try {
    return await runPlaywright(chromium, server.url);
  } finally {
    await server.close();
  }
}

function runPlaywright(chromium: string, url: string): Promise<number> {
  const config = join(here, "playwright.config.ts");
  const child = spawn("npx", ["playwright", "test", "--config", config, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, CHROME_PATH: chromium, TREELINE_URL: url },
  });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
