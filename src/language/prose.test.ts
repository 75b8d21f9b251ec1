import { describe, expect, it } from "vitest";
import { isTermList, isWordSalad } from "./prose.ts";
import { sentences } from "./sentences.ts";

const only = (text: string) => {
  const cut = sentences(text);
  expect(cut).toHaveLength(1);
  return cut[0]!;
};

describe("a bare list of terms", () => {
  it.each([
    "precision, recall, calibration, drift, latency",
    "chargeback; label delay; feature store; gradient boosting; PR-AUC; shadow mode",
    "recall | precision | auc | logloss | ndcg | map",
    "#calibration #drift #monitoring #latency #embeddings #canary",
    "embedding / index / ann / hnsw / recall / latency",
    "fraud chargeback precision recall drift monitoring rollback feature store latency calibration sampling imbalance threshold",
  ])("is %j", (text) => {
    expect(isTermList(only(text))).toBe(true);
  });
  it.each([
    "We look at precision, recall, calibration, drift and latency because each fails in its own way",
    "precision, recall, drift",
    "p99 < 100 ms, 1,500 qps, 20M a day, 0.1 % fraud, 90 days delay",
    "- label: chargeback within 90 days, else legit",
    "Recall at a fixed review capacity is what I would optimise for the analysts.",
    "drift",
  ])("is not %j", (text) => {
    expect(isTermList(only(text))).toBe(false);
  });
});

describe("word salad", () => {
  const honest =
    "We train on the payments of the last year because the labels arrive late. The model is a boosted tree, and it runs in the payment path with a budget of fifty milliseconds. If the feature store is down, we fall back to the rules.";
  const shuffled =
    "the of with train budget on and is because the. in path a fall we labels tree the to, back fifty rules a payments the of If we late and. is down the year arrive milliseconds it store boosted the model runs feature last The payment of a.";

  it("is the same words in another order", () => {
    expect(isWordSalad(honest)).toBe(false);
    expect(isWordSalad(shuffled)).toBe(true);
  });
  it("is notes whose brackets stand in a random order", () => {
    const notes =
      "label = chargeback (within ninety days)\nfeatures: velocity (hourly counts), device age (first seen)\nstore: online (redis) with a nightly job (spark)";
    const mixed =
      "days) redis) velocity (within = counts), chargeback age seen) (first spark) store: (hourly label job nightly (spark online a with ninety device features: (redis";
    expect(isWordSalad(notes)).toBe(false);
    expect(isWordSalad(mixed)).toBe(true);
  });
  it("is no formula, whose brackets follow other rules", () => {
    expect(
      isWordSalad("E(w)) = sum(1/(n) * (y_hat - y)^2) (loss (mse) f(x), g(x)) (h(z)(k(z)) )(m(n) over (all"),
    ).toBe(false);
  });
  it.each([
    "",
    "recall, precision",
    "label = chargeback <= 90d; train on matured; split by time",
    "Is very important the label, because of it come late. The bank send to us after the month.",
  ])("is not %j", (text) => {
    expect(isWordSalad(text)).toBe(false);
  });
});
