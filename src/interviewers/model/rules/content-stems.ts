import { tokenise } from "../../../language/tokens.ts";

/** The stems of the words that carry meaning, each once: what is left alike when a sentence is turned round. */
export function contentStems(text: string): string[] {
  return [
    ...new Set(
      tokenise(text)
        .filter((token) => !token.isFunction)
        .map((token) => token.stem),
    ),
  ];
}
