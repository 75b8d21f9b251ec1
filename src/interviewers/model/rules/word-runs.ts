import { tokenise } from "../../../language/tokens.ts";

/** So many words in a row that are the same are no accident. */
export const RUN_WORDS = 6;

/** Every run of six words of some texts. */
export function runsOf(texts: Iterable<string>): Set<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const words = tokenise(text).map((token) => token.word);
    for (let i = 0; i + RUN_WORDS <= words.length; i += 1) runs.add(words.slice(i, i + RUN_WORDS).join(" "));
  }
  return runs;
}

/** A text as its words alone, so that a run is found in it with `includes`. */
export function wordString(text: string): string {
  return ` ${tokenise(text)
    .map((token) => token.word)
    .join(" ")} `;
}
