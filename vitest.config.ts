import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => {
  // Laws try the same cases in every run, so that a change fails by what it changed; `pnpm laws` looks for new ones.
  const setupFiles = mode === "fresh" ? [] : ["test/laws/seed.ts"];
  const shared = { environment: "node", testTimeout: 30_000, setupFiles };
  return {
    test: {
      // One less than there are, by default, which leaves half of a machine of two idle.
      maxWorkers: "100%",
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
  };
});
