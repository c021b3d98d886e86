import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";
import { type StaticServer, serveFolder } from "../server.ts";
import { choice, expect, exportAs, openSample, sentence, tile } from "./app.ts";

const dist = fileURLToPath(new URL("../../../packages/ui/dist", import.meta.url));

/** A page of an app of its own, which may be changed and taken off the network, with the program kept on the device. */
const test = base.extend<{ folder: string; server: StaticServer; url: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: fixtures begin with what they need, and this one needs nothing.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "treeline-offline-"));
    cpSync(dist, folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  server: async ({ folder }, use) => {
    const server = await serveFolder(folder);
    await use(server);
    await server.close();
  },
  url: ({ server }, use) => use(server.url),
});

test.use({ serviceWorkers: "allow" });

async function kept(page: Page): Promise<void> {
  await expect(sentence(page)).toContainText("18 studies");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

test("works without a network after the first visit, and asks no other address for anything", async ({
  page,
  context,
  server,
  url,
}) => {
  const requests: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url);
  await kept(page);
  await openSample(page, /BCG/);
  await expect(sentence(page)).toContainText("13 studies");
  expect(requests.filter((address) => address.startsWith("http") && !address.startsWith(url))).toEqual([]);

  await context.setOffline(true);
  await server.close();
  const asked = requests.length;
  const fresh = await context.newPage();
  fresh.on("pageerror", (error) => faults.push(error.message));
  await page.close();
  await fresh.goto(url);
  await expect(sentence(fresh)).toContainText("13 studies");
  const steps = fresh.getByRole("navigation", { name: "Steps" }).getByRole("button");
  const count = await steps.count();
  expect(count).toBeGreaterThanOrEqual(5);
  for (let step = 0; step < count; step += 1) {
    await steps.nth(step).click();
    await expect(fresh.locator("main :is(h2, h3, table, svg, [role=grid])").first()).toBeVisible();
  }
  await fresh.getByRole("navigation", { name: "Steps" }).getByText("Model", { exact: true }).click();
  await choice(fresh, "Between-study variance").selectOption("DL");
  await expect(tile(fresh, "Between-study")).toContainText("0.309");
  expect(await exportAs(fresh, /R script/)).toMatch(/method\s*=\s*"DL"/);
  await openSample(fresh, /Third-wave/);
  await expect(sentence(fresh)).toContainText("18 studies");
  expect(
    requests.slice(asked).filter((address) => !address.startsWith(url) && !address.startsWith("blob:")),
  ).toEqual([]);
  expect(faults).toEqual([]);
});

test("can be installed, and says when a new version is ready while the old one goes on", async ({
  page,
  folder,
  url,
}) => {
  await page.goto(url);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.webmanifest"), "utf8")) as {
    readonly icons: readonly { readonly src: string; readonly sizes: string }[];
  };
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  for (const { src } of manifest.icons) expect((await page.request.get(url + src)).status()).toBe(200);
  await kept(page);

  const index = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(
    join(folder, "index.html"),
    index.replace("<title>Treeline</title>", "<title>Treeline 2</title>"),
  );
  const worker = readFileSync(join(folder, "service-worker.js"), "utf8");
  writeFileSync(
    join(folder, "service-worker.js"),
    worker.replaceAll(/(version\\?":\\?")\w{8}/g, "$100000002"),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.locator(".note").filter({ hasText: "A new version" });
  await expect(notice).toBeVisible();
  expect(await page.title()).toBe("Treeline");
  await choice(page, "Between-study variance").selectOption("DL");
  await expect(tile(page, "Between-study")).toContainText("0.274");
  await notice.getByRole("button", { name: "Reload now" }).click();
  await expect(page).toHaveTitle("Treeline 2");
  await expect(tile(page, "Between-study")).toContainText("0.274");
});
