import { breachAt, type Check, linesOf, withoutQuotes } from "./check.ts";

const MARKUP =
  /<[@!#/a-z][^>]{0,80}>|@(?:everyone|here|channel)\b|https?:\/\/|```|^#{1,6}\s|\*\*[^*]+\*\*|\{\{|"\w+"\s*:|\[[^\]]+\]\([^)]+\)/im;

/** Nobody is called, nothing is linked, and no markup of a platform or of a prompt comes through. */
export const markup: Check = {
  name: "no markup",
  find: (held) =>
    linesOf(held).flatMap((turn) => {
      const said = MARKUP.exec(withoutQuotes(turn.text));
      return said === null ? [] : [breachAt(turn, "holds a mention, a link or markup", said[0])];
    }),
};

/** Six facts and a follow-up fit into this. */
const CHARS_MAX = 1_400;
/** A person can answer two questions at once and no more; facts asked for may hold some. */
const QUESTIONS_MAX = 4;

/** No line is empty, and none is longer than somebody reads while the clock runs. */
export const length: Check = {
  name: "length",
  find: (held) =>
    linesOf(held).flatMap((turn) => {
      if (turn.text.trim() === "") return [breachAt(turn, "says nothing")];
      if (turn.text.length > CHARS_MAX)
        return [breachAt(turn, `has ${turn.text.length} characters, and ${CHARS_MAX} are the most`)];
      const questions = withoutQuotes(turn.text).split("?").length - 1;
      return questions > QUESTIONS_MAX ? [breachAt(turn, `asks ${questions} questions at once`)] : [];
    }),
};
