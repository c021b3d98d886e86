import { createDocument, type ParamDef } from "@treeline/engine";
import { expect, it } from "vitest";
import { modelChanged, paramsChanged } from "./changed-options.ts";

it("tells a model as it comes from one with a choice of its own", () => {
  const { model } = createDocument();
  expect(modelChanged(model)).toBe(false);
  expect(modelChanged({ ...model })).toBe(false);
  expect(modelChanged({ ...model, level: 0.9 })).toBe(true);
  expect(modelChanged({ ...model, kind: "equal" })).toBe(true);
});

it("takes a parameter given at its default for unchanged", () => {
  const defs: readonly ParamDef[] = [
    {
      key: "limits",
      label: "Limits",
      help: "",
      type: "range",
      default: null,
      ends: ["from", "to"],
      scale: "plain",
    },
    { key: "columns", label: "Columns", help: "", type: "columns", default: [], most: 3 },
  ];
  expect(paramsChanged(defs, {})).toBe(false);
  expect(paramsChanged(defs, { limits: null, columns: [] })).toBe(false);
  expect(paramsChanged(defs, { columns: ["year"] })).toBe(true);
  expect(paramsChanged(defs, { unknown: 3 })).toBe(false);
});
