import fc from "fast-check";
import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const NOW = Date.parse("2030-01-01T00:00:00Z");
const after = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW);

test("reads milliseconds before seconds, and dates", () => {
  expect(after({ "retry-after": "2" })).toBe(2_000);
  expect(after({ "retry-after": "1.5", "retry-after-ms": "1200" })).toBe(1_200);
  expect(after({ "retry-after": "Tue, 01 Jan 2030 00:00:30 GMT" })).toBe(30_000);
  expect(after({ "retry-after": "Mon, 31 Dec 2029 00:00:00 GMT" })).toBe(0);
});

test("is nothing when nothing is said", () => {
  expect(retryAfterMs(undefined, NOW)).toBeUndefined();
  expect(after({})).toBeUndefined();
  expect(after({ "retry-after": "" })).toBeUndefined();
  expect(after({ "retry-after": "soon" })).toBeUndefined();
});

test("is a wait of at most a day, whatever is said", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double().map(String), fc.date().map(String), fc.stringMatching(/^[!-~]*$/)),
      (text) => {
        const ms = after({ "retry-after": text });
        expect(ms === undefined || (ms >= 0 && ms <= 86_400_000)).toBe(true);
      },
    ),
  );
});
