/** Raised whenever the same conversation could be led differently than before. */
export const OFFLINE_INTERVIEWER = "offline interviewer, v2";
