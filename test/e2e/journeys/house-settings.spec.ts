import { choice, expect, goTo, openSample, sentence, test, tile } from "./app.ts";
import { openDocument, projectOf } from "./open-document.ts";

const SMALL = projectOf("Small trials", "SMD", ["A", "B", "C"], {
  m1i: [10.2, 9.4, 12.1],
  sd1i: [2.1, 2.2, 3.1],
  n1i: [5, 6, 4],
  m2i: [8.1, 9.2, 8.8],
  sd2i: [2.9, 2, 2.7],
  n2i: [6, 6, 5],
});

test("takes random effects around the Mantel-Haenszel estimate, as RevMan 5 does", async ({ app }) => {
  await openSample(app, /BCG/);
  await choice(app, "Style").selectOption({ label: "RevMan 5, M-H random effects" });
  await expect(app.locator(".by").first()).toContainText("Mantel-Haenszel, Random effects");
  await expect(sentence(app)).toContainText("0.49 [0.34, 0.70]");
  await expect(tile(app, "Between-study")).toContainText("0.309");
  await expect(tile(app, "I\u00b2 (from Q)")).toContainText("92.1");
  await app.getByRole("radio", { name: "Equal" }).check();
  await expect(sentence(app)).toContainText("0.635 [0.588, 0.686]");
  await expect(tile(app, "Between-study")).toHaveCount(0);
});

test("computes a standardised mean difference as RevMan does, and names the two choices", async ({ app }) => {
  await openDocument(app, SMALL);
  await choice(app, "Style").selectOption({ label: "RevMan 5, random effects" });
  await goTo(app, "Effects");
  await expect(choice(app, "Factor of the correction")).toHaveValue("approximate");
  await expect(choice(app, "Sampling variance")).toHaveValue("RM");
  await choice(app, "Factor of the correction").selectOption("exact");
  await goTo(app, "Results");
  await expect(app.getByText(/RevMan 5.*changed: factor of the correction/i)).toBeVisible();
});
