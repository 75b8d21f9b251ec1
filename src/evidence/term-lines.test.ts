import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termLines, termRuns } from "./term-lines.ts";

const TERMS = "calibration, precision, recall, drift, latency, throughput, embeddings, canary";
const PROSE = "We train on yesterday's clicks and check the calibration every hour";

const cut = (text: string) => termLines(text).map(({ start, end }) => text.slice(start, end));

describe("term lines", () => {
  it.each([
    ["before a line that they run into", `${TERMS}\n${PROSE}.`],
    ["after a line without a full stop", `${PROSE}\n${TERMS}`],
  ])("are found %s", (_, text) => {
    expect(cut(text)).toEqual([TERMS]);
  });

  it.each([
    ["alone, where they are the whole answer", TERMS],
    ["behind a full stop, where they stand for themselves", `${PROSE}.\n${TERMS}`],
    ["apart by an empty line", `${PROSE}\n\n${TERMS}`],
    [
      "that relate one thing to another",
      `${PROSE}\nlogistic regression because it is cheap, then trees when data grows`,
    ],
    ["in wrapped prose", `${PROSE}\nand we alert on it`],
  ])("are left %s", (_, text) => {
    expect(cut(text)).toEqual([]);
  });

  it("are whole lines of any text", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(TERMS, PROSE, ""), fc.string())), (parts) => {
        const text = parts.join("\n");
        for (const line of cut(text)) expect(text.split("\n")).toContain(line);
      }),
    );
  });
});

describe("term runs", () => {
  const runs = (text: string) => termRuns(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    [`${TERMS} ${PROSE}.`, "calibration, precision, recall, drift, latency, throughput, embeddings, canary "],
    [
      `Yes. #drift #latency #recall #canary #auc #labels #split ${PROSE}.`,
      "#drift #latency #recall #canary #auc #labels #split ",
    ],
    [
      `Keywords: drift; latency; recall; canary; position bias; cold start; shadow mode ${PROSE}.`,
      "Keywords: drift; latency; recall; canary; position bias; cold start; shadow mode ",
    ],
    [
      `logloss auc ndcg recall precision psi qps sla ctr cvr roi drift ${PROSE}.`,
      "logloss auc ndcg recall precision psi qps sla ctr cvr roi drift",
    ],
  ])("are found at the head of %j", (text, run) => {
    expect(runs(text)).toEqual([run]);
  });

  it.each([
    ["alone, where they are the whole answer", TERMS],
    ["in the middle of a sentence that says something", `We log ${TERMS} and look at them every day.`],
    ["where they are few", `Drift, latency and recall: ${PROSE}.`],
    [
      "where items have numbers",
      "p99 80 ms, 20k rps, 300 ads, 12 GB, 4 weeks, 3 regions, 2 teams and we stay below all of that.",
    ],
  ])("are left %s", (_, text) => {
    expect(runs(text)).toEqual([]);
  });
});
