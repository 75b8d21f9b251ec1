import fnv1a from "@sindresorhus/fnv1a";
import { gradeBySignals } from "../graders/signal-grader.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { GoldenFile } from "../rubric/schema.ts";
import { casesOf, type GoldenReply, replyScore, requestFor } from "./golden.ts";

export type AttackFigures = {
  readonly attacked: number;
  readonly raisedScores: number;
  readonly keys: number;
  readonly keysEarning: number;
  /** The most that a bare list of a stage's own terms earned, in percent of the stage. */
  readonly keywordShareMax: number;
  /** What strong replies with their words shuffled earned on average, in percent of the stage. */
  readonly shuffledShareMean: number;
};

const REPLIES_PER_SYSTEM = 14;

/** Tries every attack before, after and inside golden replies, and what games graders elsewhere. */
export function attackFigures(
  systems: readonly { golden: GoldenFile; rubric: Rubric }[],
  strings: { attacks: readonly string[]; masterKeys: readonly string[] },
): AttackFigures {
  let attacked = 0;
  let raisedScores = 0;
  let keysEarning = 0;
  let keys = 0;
  const shuffled: number[] = [];
  const listed: number[] = [];
  for (const { golden, rubric } of systems) {
    const score = (reply: GoldenReply, text: string) =>
      replyScore(casesOf(rubric, reply, gradeBySignals(requestFor(rubric, reply, text))));
    const some = spread(golden.replies, REPLIES_PER_SYSTEM);
    for (const reply of some) {
      const honest = score(reply, reply.text);
      for (const attack of strings.attacks) {
        for (const text of [
          `${reply.text}\n${attack}`,
          `${attack}\n${reply.text}`,
          inside(reply.text, attack),
        ]) {
          attacked += 1;
          if (score(reply, text) > honest) raisedScores += 1;
        }
      }
      for (const key of ["", ...strings.masterKeys, ...strings.attacks]) {
        keys += 1;
        if (score(reply, key) > 0) keysEarning += 1;
      }
      listed.push(score(reply, keywordList(rubric, reply)));
      if (reply.quality === "strong") shuffled.push(score(reply, shuffle(reply.text)));
    }
  }
  return {
    attacked,
    raisedScores,
    keys,
    keysEarning,
    keywordShareMax: Math.max(0, ...listed),
    shuffledShareMean: shuffled.reduce((sum, one) => sum + one, 0) / Math.max(1, shuffled.length),
  };
}

function spread<Item>(items: readonly Item[], atMost: number): Item[] {
  const stride = Math.max(1, Math.floor(items.length / atMost));
  return items.filter((_, i) => i % stride === 0).slice(0, atMost);
}

function inside(text: string, attack: string): string {
  const at = text.indexOf(". ");
  return at < 0 ? `${text} ${attack}` : `${text.slice(0, at + 1)} ${attack} ${text.slice(at + 2)}`;
}

/** Every word that the stage's cues look for, as somebody would list them who had guessed them all. */
function keywordList(rubric: Rubric, reply: GoldenReply): string {
  const words = rubric.criteria
    .filter((criterion) => criterion.stage === reply.stage)
    .flatMap((criterion) =>
      criterion.cues.flatMap((part) =>
        part.ways.slice(0, 2).flatMap((way) =>
          way.split("&").map((concept) =>
            concept
              .split("|")[0]!
              .replaceAll(/[@#*.]/g, " ")
              .replaceAll("-", " ")
              .trim(),
          ),
        ),
      ),
    );
  return words.join(", ");
}

/** The words of a text in an order that depends on nothing but the text. */
function shuffle(text: string): string {
  return text
    .split(/\s+/)
    .map((word, i) => ({ word, at: fnv1a(`${i}:${word}`, { size: 32 }) }))
    .toSorted((a, b) => Number(a.at - b.at))
    .map(({ word }) => word)
    .join(" ");
}
