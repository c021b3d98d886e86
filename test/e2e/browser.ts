import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const PLAYWRIGHT_BINARIES = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-win/chrome.exe",
  "chrome-win64/chrome.exe",
];

export const NO_BROWSER =
  "No Chromium was found, and none could be installed, so the browser journeys were not run. " +
  "Install Chromium or Chrome, or set CHROME_PATH to its executable, and run the command again.";

/** True where the process runs as root: Chromium's own sandbox refuses to start there. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Command-line switches for a browser that must start on a bare machine and call nobody. */
export function browserArguments(): string[] {
  const quiet = ["--disable-gpu", "--disable-background-networking"];
  return isRoot() ? ["--no-sandbox", ...quiet] : quiet;
}

/** An installed Chromium, or null: CHROME_PATH first, then the usual places, then Playwright's own cache. */
export function installedChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new RangeError(`CHROME_PATH is set to ${named}, where there is no file.`);
  }
  return SYSTEM_PATHS.find((path) => existsSync(path)) ?? fromPlaywrightCache();
}

/** An installed Chromium; where there is none, Debian's by apt (as root), else Playwright's own download; else null. */
export function findChromium(): string | null {
  return installedChromium() ?? installFromDebian() ?? installFromPlaywright();
}

function fromPlaywrightCache(): string | null {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache", "ms-playwright"),
    join(homedir(), "Library", "Caches", "ms-playwright"),
    join(homedir(), "AppData", "Local", "ms-playwright"),
  ];
  for (const cache of caches) {
    if (cache === undefined || !existsSync(cache)) continue;
    const releases = readdirSync(cache).filter((name) => name.startsWith("chromium-"));
    for (const release of releases.sort().reverse()) {
      const found = PLAYWRIGHT_BINARIES.map((path) => join(cache, release, path)).find((path) =>
        existsSync(path),
      );
      if (found !== undefined) return found;
    }
  }
  return null;
}

function installFromDebian(): string | null {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return null;
  console.log("No Chromium found: installing Debian's.");
  return succeeds("apt-get", ["update", "-qq"]) &&
    succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"])
    ? installedChromium()
    : null;
}

function installFromPlaywright(): string | null {
  console.log("No Chromium found: asking Playwright for one.");
  return succeeds("npx", ["playwright", "install", "chromium"]) ? fromPlaywrightCache() : null;
}

function succeeds(command: string, args: readonly string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: "inherit", env: environment }).status === 0;
}
