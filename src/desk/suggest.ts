import { shorten } from "../message/shorten.ts";
import type { OptionChoice, Typing } from "../ports/surface.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { SURPRISE } from "./find-problem.ts";
import { historyLine } from "./history.ts";
import { interviewsOf, isReported } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";

/** Choices for an option that is being typed. */
export async function suggest(parts: DeskParts, typing: Typing): Promise<readonly OptionChoice[]> {
  if (typing.option === "problem") return problemChoices(parts, typing);
  if (typing.option === "id" && typing.command === "report") return reportChoices(parts, typing);
  return [];
}

/** Title, family, tags and id are looked through; what begins with the words comes first. */
function problemChoices({ rubrics }: DeskParts, { typed, command }: Typing): readonly OptionChoice[] {
  const words = typed.trim().toLowerCase();
  const surprise: OptionChoice = { value: SURPRISE, label: "Surprise me" };
  const ranked = [...rubrics.values()]
    .map((rubric) => ({ rubric, rank: rankOf(rubric, words) }))
    .filter(({ rank }) => rank < NOT_MEANT)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ rubric: { id, title } }) => ({
      value: id,
      label: shorten(title, DESK_LIMITS.suggestionCharsMax),
    }));
  // A lone reply is about something in particular.
  const first = command !== "grade" && SURPRISE.startsWith(words.split(" ")[0] ?? "") ? [surprise] : [];
  return [...first, ...ranked].slice(0, DESK_LIMITS.suggestionsMax);
}

const NOT_MEANT = 4;

function rankOf({ id, title, family, tags }: Rubric, words: string): number {
  if (title.toLowerCase().startsWith(words) || id.startsWith(words)) return 0;
  if (title.toLowerCase().includes(words) || id.includes(words)) return 1;
  if (family.toLowerCase().includes(words)) return 2;
  return tags.some((tag) => tag.toLowerCase().includes(words)) ? 3 : NOT_MEANT;
}

async function reportChoices({ store }: DeskParts, { typed, by }: Typing): Promise<readonly OptionChoice[]> {
  const words = typed.trim().toLowerCase();
  const own = await interviewsOf(store, by.id, { live: false, atMost: DESK_LIMITS.suggestionsMax });
  return own
    .filter(isReported)
    .map((one) => ({ value: one.id, label: shorten(historyLine(one), DESK_LIMITS.suggestionCharsMax) }))
    .filter(({ value, label }) => value.startsWith(words) || label.toLowerCase().includes(words));
}
