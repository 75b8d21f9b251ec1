/**
 * Characters a reader cannot see. They hide instructions from people or break up words, so every text is
 * freed of them before anything looks at it.
 */

/** Zero-width, bidi, filler, variation and tag characters, and controls other than tab and newline. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|(?![\t\n\r])\p{Cc}/gu;

/** The text without invisible characters; newlines and tabs stay. */
export function stripHidden(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** What tag characters (U+E0020…U+E007E) spell in ASCII, or "" when there are none. */
export function tagMessage(text: string): string {
  let spelled = "";
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code >= 0xe0020 && code <= 0xe007e) spelled += String.fromCharCode(code - 0xe0000);
  }
  return spelled;
}

/** Cyrillic, Greek and other letters, each over the Latin one it looks like. */
const FOREIGN_LETTERS = "аеорсухіѕјһԁոкмтвнɡıαοεινρτυκ";
const LATIN_LETTERS = "aeopcyxisjhdnkmtbhgiaoeivptuk";
const LOOKALIKES = new Map([...FOREIGN_LETTERS].map((letter, i) => [letter, LATIN_LETTERS[i]!]));

/** Latin words with Cyrillic or Greek letters mixed in, written in Latin alone. */
function foldLookalikes(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /[a-z]/.test(word) && /[^\p{ASCII}]/u.test(word)
      ? [...word].map((char) => LOOKALIKES.get(char) ?? char).join("")
      : word,
  );
}

/** Lower case, one kind of quote and dash, single blanks, no invisible characters, no look-alike letters. */
export function plain(text: string): string {
  const folded = stripHidden(text).normalize("NFKC").toLowerCase();
  return foldLookalikes(folded)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, "-")
    .replace(/[\s\u00A0]+/g, " ")
    .trim();
}
