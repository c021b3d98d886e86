import { defineConfig } from "vitest/config";

const shared = { environment: "node", testTimeout: 30_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        // Pure functions: files may share their modules, which saves importing the engine anew for each of them.
        test: {
          ...shared,
          name: "numbers",
          include: ["packages/{engine,plots,cli}/src/**/*.test.ts", "test/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        // The page has state, and its tests put stand-ins in the place of modules.
        test: { ...shared, name: "page", include: ["packages/ui/src/**/*.test.{ts,tsx}"] },
      },
    ],
  },
});
