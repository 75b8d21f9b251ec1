import { expect, it } from "vitest";
import { bestQuote } from "./best-quote.ts";

const asks = "Asks what a missed fraud costs against what wrongly declining a good buyer costs.";

it("shows the piece that speaks of what was asked, wherever it stands in the list", () => {
  const opening = { text: "Let me first play back what I heard about card payments.", turn: 3 };
  const telling = { text: "What does wrongly turning away an honest buyer cost us?", turn: 5 };
  expect(bestQuote([opening, telling], asks)).toBe(telling);
  expect(bestQuote([telling, opening], asks)).toBe(telling);
});

it("keeps the grader's order among equals, and has none to show for none", () => {
  const first = { text: "One." };
  expect(bestQuote([first, { text: "Two." }], asks)).toBe(first);
  expect(bestQuote([], asks)).toBeUndefined();
});
