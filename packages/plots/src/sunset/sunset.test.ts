import { expect, it } from "vitest";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { sunset } from "./sunset.ts";

const yi = [0.1, 0.3, 0.5, 0.6];
const vi = [0.01, 0.02, 0.04, 0.09];

it("names a band on the left where its name would meet a study on the right", () => {
  const sides = (effects: readonly number[]) =>
    nodesOf(sunset.scene(plotInput({ yi: effects, vi, width: 340 })), "text", "contour").map(
      ({ anchor }) => anchor,
    );
  expect(sides(yi)).toContain("start");
  expect(sides(yi.map((effect) => -effect))).not.toContain("start");
});

it("tells every effect of its note with its name", () => {
  const said = texts(sunset.scene(plotInput({ yi, vi }))).join(" ");
  expect(said.match(/g = [\u2212\d.]+/gu)?.length).toBe(3);
});
