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
          // Likewise; what a test changes of the page's state it changes back.
          test: {
            ...shared,
            name: "page",
            include: ["packages/ui/src/**/*.test.{ts,tsx}"],
            exclude: ["**/*.alone.test.ts"],
            isolate: false,
          },
        },
        {
          // These put stand-ins in the place of modules and clocks, which nobody else must meet.
          test: { ...shared, name: "alone", include: ["packages/ui/src/**/*.alone.test.ts"] },
        },
      ],
    },
  };
});
