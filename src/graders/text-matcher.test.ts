import { describe, expect, it } from "vitest";
import { besideOf, matchText, prepareAnswer } from "./text-matcher.ts";

const question = "Design the ranking of our home feed.";
const RETENTION = { asks: "Says that the objective is long-term retention and not clicks.", question };
const CANARY = { asks: "Retrains the model daily and validates it before rollout with a canary.", question };
const ANN = { asks: "Uses approximate nearest neighbour search to retrieve candidates.", question };

const COVERED = [
  [
    RETENTION,
    "The objective is long-term retention, for example the return rate after 28 days, and not clicks.",
  ],
  [
    CANARY,
    "A pipeline retrains the model each night. We validate it on fresh data before it goes to a canary and then the full rollout.",
  ],
  [ANN, "We retrieve the candidates by approximate nearest neighbor search in an index."],
] as const; // prettier-ignore

const NOT_COVERED = [
  [ANN, "With ten thousand images we don't need approximate nearest neighbour search."],
  [ANN, "The nearest competitor has ten million users, and its home feed is ranked by clicks."],
  [RETENTION, "The objective is clicks. Long-term retention is not important at this stage."],
  [RETENTION, "So I am to design the ranking of our home feed."],
  [CANARY, "Daily active users are 100 million. The model is a transformer over the last 50 actions."],
  [CANARY, "retrain, model, daily, validation, rollout, canary, monitoring, drift, latency"],
  [CANARY, ""],
] as const;

describe("matchText", () => {
  it.each(COVERED)("covers %o: %s", (criterion, answer) => {
    expect(matchText(criterion, answer).verdict).toBe("covered");
  });

  it.each(NOT_COVERED)("does not cover %o: %s", (criterion, answer) => {
    expect(matchText(criterion, answer).verdict).not.toBe("covered");
  });

  it("quotes the sentences that support it and says what was found", () => {
    const said = "We retrieve the candidates by approximate nearest neighbour search.";
    const answer = `Latency matters to me. ${said} Then a model ranks them.`;
    const match = matchText(ANN, answer);
    expect(answer.slice(match.evidence!.start, match.evidence!.end)).toContain(said);
    expect(match.because).toContain("approximate");
  });

  it("gives no more for padding", () => {
    const short = "We validate the model daily.";
    const padding = " Thank you for the nice chat about lunch and football in the park today.".repeat(9);
    expect(matchText(CANARY, short + padding).score).toBeLessThanOrEqual(matchText(CANARY, short).score);
  });

  it("takes a prepared answer, a canonicaliser, and an anchor for a heading", () => {
    const answer = "We keep users coming back, which is the long-term objective, and not clicks.";
    const canonical = (stems: string[]) => stems.map((stem) => (stem === "retent" ? "come" : stem));
    expect(matchText(RETENTION, prepareAnswer(answer, canonical), canonical).score).toBeGreaterThan(
      matchText(RETENTION, answer).score,
    );
    const heading = {
      asks: "Answers correctly.",
      anchor: "Retrieval by approximate nearest neighbours.",
      question,
    };
    expect(matchText(heading, "Approximate nearest neighbours give the retrieval.").verdict).not.toBe(
      "missing",
    );
  });

  it("gives less for words that other criteria share", () => {
    const asks = [
      "Alice Miller won the lottery.",
      "Alice Miller lives in a trailer.",
      "Alice Miller is sixty.",
    ];
    const answer = "Alice Miller was on holiday.";
    const beside = besideOf(asks, 0);
    expect(beside.get("alic")).toBe(2);
    const criterion = { asks: asks[0]!, question: "Summarise the article." };
    expect(matchText({ ...criterion, beside }, answer).score).toBeLessThan(
      matchText(criterion, answer).score,
    );
  });

  it("holds a short reply against a whole reference", () => {
    const reference =
      "Gradient descent moves the weights against the gradient of the error. The learning rate sets the size of each step. Too large a rate makes it diverge, and too small a rate makes it slow.";
    const ask = { asks: reference, question: "Explain the role of this parameter!" };
    const full =
      "Weights move against the error's gradient, and the learning rate is the size of each step: with a large rate it diverges or oscillates, with a small rate training is slow.";
    expect(matchText(ask, full).verdict).toBe("covered");
    expect(matchText(ask, "It is a number.").verdict).toBe("missing");
    expect(matchText(ask, "Explain the role of this parameter!").verdict).toBe("missing");
  });
});
