import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutIdioms } from "./idioms.ts";

const left = (text: string) => withoutIdioms(text).replaceAll(/\s+/g, " ").trim();

describe("idioms", () => {
  it.each([
    ["Let me take a step back for a second.", "Let me ."],
    ["At the end of the day, it counts.", "it counts."],
    ["One could go this way or that way.", "One could go ."],
    ["I could go on about this for hours.", "I ."],
  ])("of %j are blanks", (text, rest) => {
    expect(left(text)).toBe(rest);
  });

  it.each([
    "Features as of the moment of the request.",
    "We answer within a second, at p99.",
    "Counters for a minute window and for a minute or two after it.",
    "The rollout goes in steps, with a way back.",
    "In a way that keeps it calibrated.",
  ])("are not in %j", (text) => {
    expect(withoutIdioms(text)).toBe(text);
  });

  it("leave the length of any text as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutIdioms(text)).toHaveLength(text.length);
      }),
    );
  });
});
