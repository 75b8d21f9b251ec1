import { CHECKS } from "./all-checks.ts";
import { linesOf } from "./checks/check.ts";
import type { Rehearsal, Rehearsed } from "./rehearse.ts";

const NAME_WIDTH = 20;
const BREACHES_SHOWN_MAX = 5;

/** Candidate × check as lines of text: a dot where nothing was found, else how much. */
export function rehearsalLines(rehearsal: Rehearsal): string[] {
  const { problem, interviewer, rehearsed, outOfOrder } = rehearsal;
  const columns = CHECKS.map(({ name }) => name);
  const head = [
    "candidate".padEnd(NAME_WIDTH),
    " score",
    " lines",
    " calls",
    ...columns.map((name) => `  ${name}`),
  ];
  return [
    `${problem}: ${interviewer}`,
    head.join(""),
    ...rehearsed.map(row),
    ...rehearsed.flatMap(breachLines),
    ...outOfOrder.map((says) => `  BREACH scores: ${says}`),
  ];
}

function row({ held, found }: Rehearsed): string {
  const calls = held.used
    .filter(({ purpose }) => purpose === "interview")
    .reduce((sum, one) => sum + one.calls, 0);
  return [
    held.candidate.name.padEnd(NAME_WIDTH),
    (held.score?.toFixed(1) ?? "–").padStart(6),
    String(linesOf(held).length).padStart(6),
    String(calls).padStart(6),
    ...found.map(
      ({ check, breaches }) =>
        `  ${(breaches.length === 0 ? "·" : String(breaches.length)).padStart(Math.ceil(check.length / 2)).padEnd(check.length)}`,
    ),
  ].join("");
}

/** Each breach with the words that did it. */
function breachLines({ held, found }: Rehearsed): string[] {
  return found.flatMap(({ check, breaches }) => {
    const shown = breaches.slice(0, BREACHES_SHOWN_MAX).map(({ turn, why, words }) => {
      const where = turn === undefined ? "" : ` turn ${turn}`;
      return `  BREACH ${held.candidate.name}${where}, ${check}: ${why}: ${JSON.stringify(words)}`;
    });
    const more = breaches.length - shown.length;
    return more > 0 ? [...shown, `  … and ${more} more`] : shown;
  });
}
