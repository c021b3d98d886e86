import { expect, it } from "vitest";
import { formatStatistic } from "./statistic.ts";

it("shows counts whole, and every other statistic with two decimals", () => {
  const shown = (value: number, distribution: string) =>
    formatStatistic({ statistic: { value }, distribution });
  expect(shown(8, "resampled")).toBe("8");
  expect(shown(0.4, "resampled")).toBe("0.40");
  expect(shown(8, "chisq")).toBe("8.00");
  expect(shown(-6.123, "t")).toBe("\u22126.12");
});
