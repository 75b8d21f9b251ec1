import { pick } from "../interview/lines.ts";

// What candidates say who have nothing to say. None of it holds an idea that a rubric could credit.

/** Instead of an answer. */
export const EVASIONS: readonly string[] = [
  "I am not sure, I would have to look that up.",
  "Hard to say. It depends, I guess.",
  "I have not thought about that. Can we take another question?",
  "Somebody in the team would know that better than me.",
  "I would do it the usual way.",
  "No idea, honestly.",
];

export const OFF_TOPIC: readonly string[] = [
  "Did you see the match on Saturday? The keeper let in two from the same corner, and the coach just stood there with his coffee.",
  "For a good risotto the stock has to be hot when it goes in, and you never stop stirring, or the rice sticks to the pot.",
  "My grandmother's garden has the best plums in the village. We make jam in August, and half of the street comes by for a jar.",
  "I took the night train to Vienna last spring. The beds are short, but the breakfast comes to the compartment.",
  "The second season was far weaker than the first. They killed off the detective, and nobody cared about the nephew.",
  "If you go to the lake, take the path on the north side. The south side is all mud after rain.",
];

/** One wrong idea, said again and again. */
export const STUBBORN: readonly string[] = [
  "As I said, one enormous network is all it takes. You are overthinking this.",
  "No. Make the network bigger and the whole thing sorts itself out, that is my answer.",
  "I disagree with the question. A bigger network wins every time, end of story.",
  "I already answered that: the biggest network there is. Surely you agree that I am right?",
  "I will not change my mind. Bigger is better, and everybody who says otherwise is wrong. Right?",
  "We can go round in circles all day. The big network is the answer to that as well.",
];

const OPENINGS = ["So, well,", "I mean,", "You know,", "Honestly,", "At the end of the day,", "Look,"];
const MIDDLES = [
  "there are many sides to this and each of them is important in its own way,",
  "I have seen a lot of projects where people talked about exactly this kind of thing,",
  "my former manager always said that one has to see the big picture first,",
  "it is a journey and not a destination, as they say,",
  "the devil is in the details but the details are not what counts,",
  "one could go this way or that way and both would be fine in a sense,",
  "what I really want to say is something that I will come to in a moment,",
];
const ENDINGS = [
  "and that brings me back to where I began.",
  "but let me take a step back for a second.",
  "and I could go on about this for hours.",
  "which is more or less the point, if there is one.",
  "and so on and so forth, you get the idea.",
];
const RAMBLE_SENTENCES = 10;

/** Some four hundred words without a thought in them. */
export function ramble(seed: number, key: string): string {
  return Array.from({ length: RAMBLE_SENTENCES }, (_, i) =>
    [OPENINGS, MIDDLES, MIDDLES, ENDINGS]
      .map((parts, at) => pick(seed, `${key}:${i}:${at}`, parts))
      .join(" "),
  ).join(" ");
}

const SYLLABLES = "bla dro fen gru hax jub kip lom mur nax pli quo rud sli tof vum wex yap zug".split(" ");

/** Words that no language has. */
export function gibberish(seed: number, key: string): string {
  const word = (i: number) =>
    [0, 1, 2]
      .slice(0, pick(seed, `${key}:${i}`, [2, 3]))
      .map((at) => pick(seed, `${key}:${i}:${at}`, SYLLABLES))
      .join("");
  const words = Array.from({ length: 30 }, (_, i) => word(i));
  return `${words.slice(0, 12).join(" ")}. ${words.slice(12).join(" ")}.`;
}
