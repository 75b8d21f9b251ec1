import { describe, expect, it } from "vitest";
import { sentences } from "./sentences.ts";
import { isDismissed, isDoubted } from "./stance.ts";
import { stem } from "./words.ts";

/** The stance to the words between stars in a sentence that is one. */
function dismissed(marked: string): boolean {
  const [before, named] = marked.split("*") as [string, string];
  const cut = sentences(marked.replaceAll("*", ""));
  expect(cut).toHaveLength(1);
  const { tokens } = cut[0]!;
  const from = tokens.findIndex((token) => token.start >= before.length);
  const to = tokens.findLastIndex((token) => token.end <= before.length + named.length);
  expect(tokens.slice(from, to + 1).map((token) => token.stem)).toEqual(named.split(/[ -]/).map(stem));
  return isDismissed(cut[0]!, from, to);
}

describe("turned down", () => {
  it.each([
    "We don't need *calibration* here.",
    "No *calibration*.",
    "Without *monitoring* we can live.",
    "I would not use *accuracy*.",
    "We never *retrain*.",
    "We will not monitor *drift*.",
    "We can't measure *uplift*.",
    "There is no need, so no *feature store*.",
    "Skip *calibration* for now.",
    "We ignore *position bias*.",
    "I'd omit the *user features*.",
    "We do not really care about *latency*.",
    "*Calibration* is not needed.",
    "*Calibration* isn't important here.",
    "A *feature store* would be overkill.",
    "*Latency* is irrelevant.",
    "*Retraining* is unnecessary.",
    "*Drift* does not matter.",
    "*Label delay* is not really a concern.",
    "We wont use *embeddings*.",
    "Neither *calibration* nor drift.",
    "Disregard the *cold start*.",
  ])("%s", (marked) => {
    expect(dismissed(marked)).toBe(true);
  });
});

describe("not turned down", () => {
  it.each([
    "We need *calibration* here.",
    "We use precision, not accuracy, with *calibration*.",
    "Accuracy is not useful, but *recall* is.",
    "Not only *recall* but also precision.",
    "We don't just look at *recall*.",
    "Payments with no chargeback are *negatives*.",
    "If it does not fit, we shrink the *embedding*.",
    "We cannot wait for labels because of *delay*.",
    "*Drift* is not only a matter of features.",
    "*Calibration* matters.",
    "We do not ship before the *shadow mode* is clean, because it costs.",
    "We avoid leakage with *point-in-time joins*.",
    "Since nobody asks, *latency* stays under 50 ms.",
    "*Recall* is the goal, accuracy is not important.",
    "Skip, then *rerank*.",
    "The *index* is rebuilt nightly, without downtime.",
  ])("%s", (marked) => {
    expect(dismissed(marked)).toBe(false);
  });
});

describe("doubt", () => {
  it.each([
    "Not sure, maybe calibration.",
    "I'm not sure how to calibrate.",
    "Honestly not sure about the loss.",
    "I am not entirely sure which index.",
    "I have no idea how to measure it.",
    "I don't know how that works.",
    "I don't really remember the name.",
    "Isotonic regression or something.",
    "Isotonic regression or something and then a threshold.",
    "A two-tower thing, or something like that.",
    "HNSW or whatever.",
    "Whatever it's called.",
    "I forgot the metric.",
    "I'm guessing it is 90 days.",
    "I have never used Flink.",
    "No clue about latency.",
  ])("is in: %s", (text) => {
    expect(isDoubted(sentences(text)[0]!)).toBe(true);
  });
  it.each([
    "I think we should calibrate.",
    "Probably 90 days.",
    "When the model is not sure, a person decides.",
    "We send what the classifier is not sure about to review.",
    "I would perhaps start with trees.",
    "We know which labels are late.",
    "Users never use the filter twice.",
    "We flag it, or something else triggers first.",
    "If latency spikes or something breaks, we roll back.",
  ])("is not in: %s", (text) => {
    expect(isDoubted(sentences(text)[0]!)).toBe(false);
  });
});
