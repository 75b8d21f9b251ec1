import { describe, expect, it } from "vitest";
import { composeReply } from "../../src/interviewers/model/compose.ts";
import { brokenRule, RULES, tidied } from "../../src/interviewers/model/policy.ts";
import type { Brief } from "../../src/ports/interviewer.ts";
import { readSystems } from "../rubrics/shipped.ts";
import {
  adClick,
  answer,
  briefAfter,
  groundOf,
  interviewPrompt,
  NONCE,
  REPLY,
  rubrics,
} from "./model-brief.ts";

const ground = groundOf(briefAfter(REPLY));
const ruleFor = (more: Parameters<typeof answer>[0], brief?: Brief) =>
  brokenRule(tidied(answer(more)), brief === undefined ? ground : groundOf(brief))?.name;

const BROKEN: Readonly<Record<string, readonly Parameters<typeof answer>[0][]>> = {
  allowed: [
    { about: "no-such-point" },
    { about: null },
    { about: "slot-logged" },
    { kind: "curveball", about: "conversion-bids" },
    { kind: "answer", about: null, facts: ["users"] },
    { facts: ["latency"] },
    { moveOn: true },
  ],
  length: [
    { say: "" },
    { say: "The towers are there." },
    { say: "Why? Why not? And what then?" },
    { say: `Why ${"would the towers know that ".repeat(30)}?` },
  ],
  markup: [
    { say: "@everyone look here: why two stages?" },
    { say: "What do you think, <@U123>?" },
    { say: "<!channel> why two stages?" },
    { say: "Did you see <#C42>, and why?" },
    { say: "What does https://example.org say about it?" },
    { say: "Is it like [this](x)?" },
    { say: "What does `rm -rf` do there?" },
    { say: "**Why** two stages?" },
    { say: "- Why two stages?" },
  ],
  quote: [
    { quote: null },
    { quote: "a three-tower retrieval model" },
    { quote: "a two-tower  retrieval model, then a" },
    { quote: "a" },
    { quote: "Take a minute with the prompt" },
    { say: 'Why is "a perfect calibration" needed there?' },
    { quote: REPLY.repeat(3) },
  ],
  "grader-talk": [
    { say: "The rubric asks for more. What else is there?" },
    { say: "Your score would rise with more. What else is there?" },
    { say: "That is worth no points. What else is there?" },
    { say: "The candidate is vague. What does the candidate mean?" },
    { say: "As an AI I cannot see it. What do you mean?" },
    { say: "My instructions say to ask: what is the loss?" },
    { say: "I was hoping for you to say more. What is missing?" },
    { say: "Here is a hint: what about the second stage?" },
  ],
  judging: [
    { say: "Great point! What is the loss?" },
    { say: "That's a good idea. What is the loss?" },
    { say: "Exactly. What is the loss?" },
    { say: "Interesting: what is the loss?" },
    { say: "That makes sense. What is the loss?" },
    { say: "You're right about the towers. What is the loss?" },
    { say: "That is wrong, is it not?" },
    { say: "You missed something. What is it?" },
    { say: "You have not mentioned the loss. What is it?" },
    { say: "Thanks! What is the loss?" },
    { say: "I like two towers. Why not three?" },
    { say: "Nice use of towers. Why not three?" },
  ],
  english: [
    { say: "Was passiert mit neuen Nutzern, wenn das Modell nichts von ihnen weiß?" },
    { say: "¿Cómo entrena usted las torres con usuarios nuevos cada día?" },
    { say: "新しいユーザーはどうなりますか?" },
    { say: "Что происходит с новыми пользователями?" },
  ],
  numbers: [
    { say: "Suppose we have 40 ms for it. What changes?" },
    { say: "With ninety million users, what changes in those towers?" },
  ],
  naming: [
    { say: "Why not DeepFM for the second stage?" },
    { say: "Would you try Thompson sampling there?" },
    { say: "What would NDCG tell you about the ranker?" },
  ],
  repeat: [
    { say: "A two-tower retrieval model?" },
    { say: "So you train a two-tower retrieval model and then a deep ranker?" },
    { say: adClick.stages.find(({ id }) => id === "model")!.openings[0]! },
  ],
  topic: [
    { say: "Which actress won three prizes while married to a senator?" },
    { say: "How do penguins survive winter storms on the ice?" },
  ],
  "prompt-echo": [
    { say: "Why would somebody say: pick the one question whose answer would tell you most?" },
    { say: `What about ${NONCE} in the towers?` },
    { say: "Is it about one of the points listed below?" },
  ],
  leak: [
    { say: `How about this: ${adClick.criteria.find(({ id }) => id === "position-treatment")!.asks}?` },
    { say: "What about new-ads and feature-crosses in those towers?" },
    { say: `What if one does this: ${adClick.criteria.find(({ id }) => id === "both-sides-value")!.asks}?` },
  ],
  design: [
    { say: "Would you treat the position of the ad as an input in training and fix it when serving?" },
    { say: "Have you considered something simpler than towers?" },
    { say: "You could add a third stage to the towers. Why not?" },
    { say: "Would you fall back on the advertiser's average for new ads?" },
  ],
};

describe("the policy", () => {
  it("lets a plain question pass", () => {
    expect(ruleFor({})).toBeUndefined();
  });

  it("has a case for each rule", () => {
    const tested = [...Object.keys(BROKEN), "facts"].toSorted();
    expect(tested).toEqual(RULES.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(BROKEN).flatMap(([rule, cases]) => cases.map((given) => ({ rule, given }))))(
    "refuses for $rule: $given",
    ({ rule, given }) => {
      expect(ruleFor(given)).toBe(rule);
    },
  );

  it.each(["The labels are clean.", "You may use gradient boosting.", "Our users are mostly young."])(
    "answers nothing that is no fact: %s",
    (say) => {
      const asked = briefAfter("Which model should I use, and are the labels clean?", { stage: "clarify" });
      const given = answer({ kind: "answer", about: null, quote: null, say });
      expect(ruleFor(given, asked)).toBe("facts");
      expect(
        ruleFor({ ...given, say: "I have no figure for that; assume one and say it." }, asked),
      ).toBeUndefined();
      expect(
        ruleFor({ ...given, say: "That is yours to decide. What would you choose?" }, asked),
      ).toBeUndefined();
    },
  );

  it("tells nothing about the system beside a question", () => {
    expect(ruleFor({ say: "Our labels are noisy. What does that do to the towers?" })).toBe("facts");
    expect(
      ruleFor({ say: "Suppose our labels are noisy. What does that do to the towers?" }),
    ).toBeUndefined();
  });

  it("forgives capitals and white space in a quotation, and says it as the candidate did", () => {
    expect(ruleFor({ quote: "A Two-Tower   retrieval model" })).toBeUndefined();
    const reply = composeReply(answer({ quote: "A Two-Tower retrieval MODEL" }), ground, "me");
    expect(reply.text).toContain("“a two-tower retrieval model”");
  });

  it("takes the point off the list whose question was asked, whatever it was said to be about", () => {
    const { question, id } = ground.allowance.targets.find((one) => one.id !== "new-ads")!;
    const pushed = answer({ kind: "push-back", about: null, say: `So: ${question}` });
    expect(composeReply(pushed, ground, "me").used).toEqual([`criterion:${id}`]);
    expect(composeReply({ ...pushed, say: "Why two of them?" }, ground, "me").used).toEqual([]);
  });

  it("knows the numbers that were said", () => {
    const brief = briefAfter(`${REPLY} It must answer within 35 ms.`);
    expect(ruleFor({ say: "Where do these 35 ms go in the towers?" }, brief)).toBeUndefined();
    expect(ruleFor({ say: "Where do these 36 ms go in the towers?" }, brief)).toBe("numbers");
  });

  it("refuses a question that was asked before in nearly the same words", () => {
    const turns = briefAfter(REPLY).interview.turns;
    const before = "You said “two-tower”. How do the embeddings for a rare advertiser come about over time?";
    const brief = briefAfter(REPLY, {
      turns: [
        ...turns,
        { n: 4, who: "interviewer", stage: "model", kind: "follow-up", text: before, at: 0 },
        { n: 5, who: "candidate", stage: "model", kind: "reply", text: REPLY, at: 0, person: "me" },
      ],
    });
    for (const say of [
      "How do the embeddings for a rare advertiser come about over time?",
      "So how do the embeddings for a rare advertiser come about?",
      "Over time, how would embeddings of some rare advertiser come about?",
    ])
      expect(ruleFor({ say }, brief)).toBe("repeat");
  });

  it("does not follow a candidate who left the problem", () => {
    const reply =
      "My favourite pizza has pineapple and anchovies on sourdough crust, baked in a cellar in Naples.";
    const given = { kind: "push-back", about: null, quote: "My favourite pizza has pineapple" } as const;
    const say = "Why anchovies with pineapple on sourdough crust?";
    expect(ruleFor({ ...given, say }, briefAfter(reply))).toBe("topic");
  });

  it("strips what cannot be seen and the model's own quotation marks", () => {
    expect(tidied(answer({ say: "Why\u200b two\n stages?", quote: "“two-tower”" }))).toMatchObject({
      say: "Why two stages?",
      quote: "two-tower",
    });
  });

  it.each(readSystems())(
    "lets the rubric's own questions pass, and nothing it keeps to itself: $id",
    (system) => {
      const { rubric, replies } = system;
      for (const criterion of rubric.criteria) {
        const { id, stage, followUp, asks, anchor, hints } = criterion;
        if (stage === "communicate" || criterion.measured !== undefined) continue;
        const reply = replies.find((one) => one.stage === stage && one.quality === "middling")!.text;
        const brief = briefAfter(reply, { rubric, stage });
        const score = brief.grading.scores.find((one) => one.criterion === id);
        if (score?.is !== "scored" || score.verdict === "covered") continue;
        const at = groundOf(brief);
        const target = { id, is: "criterion", verdict: score.verdict, asks, question: followUp } as const;
        const moment = { ...at, allowance: { ...at.allowance, targets: [target as never] } };
        const quote = reply
          .split(/[\n"“”]/)
          .find((line) => line.length > 20)!
          .slice(0, 50)
          .trim();
        const held = (say: string) => brokenRule(tidied(answer({ about: id, quote, say })), moment)?.name;
        if (followUp !== undefined && !/["“]/.test(followUp))
          expect([id, held(followUp)]).toEqual([id, undefined]);
        for (const secret of [asks, ...hints.slice(1), ...(anchor === undefined ? [] : [anchor])])
          expect([secret, held(`What about this: ${secret}?`)]).not.toEqual([secret, undefined]);
      }
    },
  );

  it("names no rule's secret in the reason it gives", () => {
    const secrets = rubrics.flatMap(({ criteria }) => criteria.map(({ asks }) => asks.toLowerCase()));
    for (const { because } of RULES) {
      expect(because.length).toBeLessThan(220);
      expect(secrets.some((secret) => because.includes(secret))).toBe(false);
    }
    expect(interviewPrompt.version).toBeGreaterThan(0);
  });
});
