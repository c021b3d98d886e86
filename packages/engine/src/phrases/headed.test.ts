import { expect, it } from "vitest";
import { headed } from "./headed.ts";

it("begins names with a capital where they stand alone", () => {
  expect(headed("adjusted mean effect")).toBe("Adjusted mean effect");
  expect(headed("its standard error")).toBe("Its standard error");
  expect(headed("no effect")).toBe("No effect");
  expect(headed("log-likelihood")).toBe("Log-likelihood");
  expect(headed("slope: t")).toBe("Slope: t");
  expect(headed("größte Verzerrung")).toBe("Größte Verzerrung");
  expect(headed("índice")).toBe("Índice");
});

it("leaves symbols and what begins with one", () => {
  for (const label of [
    "p of Q",
    "df",
    "τ²",
    "log OR",
    "tau",
    "k",
    "z-curve",
    "95 % interval",
    "I² (%)",
    "DFFITS",
    "yi",
  ])
    expect(headed(label)).toBe(label);
});
