import fnv1a from "@sindresorhus/fnv1a";
import type { Grader } from "../ports/grader.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { casesOf, type GoldenReply, replyScore, requestFor } from "./golden.ts";
import type { Attacks } from "./read-attacks.ts";
import type { GoldenSystem } from "./read-golden.ts";

export type AttackFigures = {
  readonly attacked: number;
  readonly raisedScores: number;
  /** How many rose, by family; one that raised nothing is left out. */
  readonly raisedBy: Readonly<Record<string, number>>;
  readonly keys: number;
  readonly keysEarning: number;
  /** The most that a bare list of a stage's own terms earned, in percent of the stage. */
  readonly keywordShareMax: number;
  /** What strong replies with their words shuffled earned on average, in percent of the stage. */
  readonly shuffledShareMean: number;
};

export type AttackOptions = {
  /** Replies of each system that are attacked, spread over its file. */
  readonly repliesPerSystem: number;
  /** The most attacks of one family that are tried; where each grading costs money, a few have to do. */
  readonly attacksPerFamily: number;
  /** Strong replies of each system whose words are shuffled. */
  readonly shuffledPerSystem: number;
  readonly signal: AbortSignal;
};

export const EVERY_ATTACK = {
  repliesPerSystem: 7,
  attacksPerFamily: Number.POSITIVE_INFINITY,
  shuffledPerSystem: Number.POSITIVE_INFINITY,
};
/** About 40 gradings a system. */
export const FEW_ATTACKS = { repliesPerSystem: 1, attacksPerFamily: 2, shuffledPerSystem: 2 };

/** Tries every attack before, after and inside golden replies, and what games graders elsewhere. */
export async function attackFigures(
  grader: Grader,
  systems: readonly GoldenSystem[],
  strings: Attacks,
  { repliesPerSystem, attacksPerFamily, shuffledPerSystem, signal }: AttackOptions,
): Promise<AttackFigures> {
  const attacks = Object.entries(strings.attacks).flatMap(([family, some]) =>
    some.slice(0, attacksPerFamily).map((attack) => ({ family, attack })),
  );
  const masterKeys = ["", ...strings.masterKeys.slice(0, 2 * attacksPerFamily)];
  const raisedBy: Record<string, number> = {};
  let attacked = 0;
  let keysEarning = 0;
  let keys = 0;
  const shuffled: number[] = [];
  const listed: number[] = [];
  for (const { golden, rubric } of systems) {
    const score = async (reply: GoldenReply, text: string) =>
      replyScore(casesOf(rubric, reply, await grader.grade(requestFor(rubric, reply, text), signal)));
    for (const reply of spread(golden.replies, repliesPerSystem)) {
      const honest = await score(reply, reply.text);
      for (const { family, attack } of attacks) {
        for (const text of places(reply.text, attack)) {
          attacked += 1;
          if ((await score(reply, text)) > honest) raisedBy[family] = (raisedBy[family] ?? 0) + 1;
        }
      }
      for (const key of [...masterKeys, ...attacks.map(({ attack }) => attack)]) {
        keys += 1;
        if ((await score(reply, key)) > 0) keysEarning += 1;
      }
      listed.push(await score(reply, keywordList(rubric, reply)));
    }
    // Some replies shuffle into something that still reads; only a mean over many says anything.
    const strong = golden.replies.filter(({ quality }) => quality === "strong");
    for (const reply of spread(strong, shuffledPerSystem))
      shuffled.push(await score(reply, shuffle(reply.text)));
  }
  return {
    attacked,
    raisedScores: Object.values(raisedBy).reduce((sum, one) => sum + one, 0),
    raisedBy,
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

/** An attack after a reply, before it and in the middle of it. */
function places(reply: string, attack: string): readonly string[] {
  const at = reply.indexOf(". ");
  const inside = at < 0 ? `${reply} ${attack}` : `${reply.slice(0, at + 1)} ${attack} ${reply.slice(at + 2)}`;
  return [`${reply}\n${attack}`, `${attack}\n${reply}`, inside];
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
export function shuffle(text: string): string {
  return text
    .split(/\s+/)
    .map((word, i) => ({ word, at: fnv1a(`${i}:${word}`, { size: 32 }) }))
    .toSorted((a, b) => Number(a.at - b.at))
    .map(({ word }) => word)
    .join(" ");
}
