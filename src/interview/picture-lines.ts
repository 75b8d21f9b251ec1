import { LIMITS } from "./limits.ts";

const AS_TEXT = "Please write the diagram as text, such as: client -> gateway -> ranker -> feature store";

/** What is said about pictures. */
export const PICTURE_LINES = {
  looking: "One moment, I am looking at your picture.",
  readBack: "This is what I read in your picture:",
  isThatRight:
    "Is that right? Say yes and it counts as your words. Say no to leave it out, or correct it yourself.",
  unanswered: "First tell me whether I read your picture right: yes, or no to leave it out.",
  counted: "Good, the diagram is part of your answer.",
  refused: "I leave it out. Describe it in your own words, or send a clearer picture.",
  expired:
    "You did not say whether I read your picture right, so I leave my reading of it out. Your own words count.",
  alsoSayYes: "Kept. What I read in your picture counts only if you say yes to it as well.",
  noDiagram: `I see no diagram in this picture. ${AS_TEXT}`,
  cannotSee: `I cannot see pictures here. ${AS_TEXT}`,
  unread: `I could not read your picture just now. ${AS_TEXT}`,
  tooMany: `I have looked at ${LIMITS.picturesMax} pictures already, which is all I can take. ${AS_TEXT}`,
  notBegun: "We have not begun. Start the interview, and then send the picture again.",
  paused: "We are paused, so I did not take the picture. Say resume, and send it again.",
  afterEnd: "The interview is over, so I did not take the picture.",
} as const;
