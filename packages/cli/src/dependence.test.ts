import { createDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { UsageError } from "./command.ts";
import { withDependence } from "./dependence-options.ts";

const table = {
  rowIds: ["r1", "r2"],
  columns: [
    { name: "study", kind: "text" as const, values: ["a", "a"] },
    { name: "outcome", kind: "text" as const, values: ["x", "y"] },
  ],
};

function given(texts: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  return {
    text: (name: string) => texts[name],
    texts: (name: string) => (texts[name] === undefined ? [] : texts[name].split("+")),
    flag: (name: string) => flags.includes(name),
  } as unknown as Parameters<typeof withDependence>[1];
}

describe("options for several effects per study", () => {
  const document = createDocument({ table });

  it("change the document only where the column of studies is known", () => {
    expect(withDependence(document, given({}))).toBe(document);
    const spec = withDependence(
      document,
      given({ dependence: "study", within: "outcome", "errors-rho": "0.4", robust: "CR1p" }, ["crossed"]),
    ).dependence;
    expect(spec).toMatchObject({
      by: "study",
      factors: ["outcome"],
      crossed: true,
      rho: 0.4,
      correction: "CR1p",
      test: "contain",
    });
    const asked = createDocument({ table, dependence: { by: "study" } });
    expect(withDependence(asked, given({ dependence: "none" })).dependence).toBeUndefined();
    expect(withDependence(asked, given({ robust: "CR3" })).dependence?.correction).toBe("CR3");
  });

  it("say which of them cannot be used", () => {
    const refused = (texts: Readonly<Record<string, string>>) => () => withDependence(document, given(texts));
    expect(refused({ robust: "CR2" })).toThrow(/--robust needs --dependence/);
    expect(refused({ dependence: "gone" })).toThrow(/no such column; it has study, outcome/);
    expect(refused({ dependence: "study", "errors-rho": "2" })).toThrow(UsageError);
    expect(refused({ dependence: "study", robust: "HC9" })).toThrow(/CR0, CR1/);
  });
});
