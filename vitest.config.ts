import { defineConfig } from "vitest/config";

// Tests that start and kill whole processes take a minute or two, mostly of waiting for leases: `npm run test-processes`.
const processes = "test/stories/*-process.test.ts";
const only = process.env.npm_lifecycle_event === "test-processes";

export default defineConfig({
  test: {
    include: only ? [processes] : ["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: only ? [] : [processes],
    testTimeout: 30_000,
  },
});
