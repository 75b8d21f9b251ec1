/** Something the person who typed the command can mend. The message is one sentence; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** SQLite's own numbers (sqlite.org/rescode.html), the low byte, for what lies outside the program. */
const MEDIUM: Readonly<Record<number, string>> = {
  5: "another process holds it",
  6: "another process holds it",
  8: "it may not be written by you",
  10: "the disk cannot be written or read",
  13: "the disk is full",
  14: "it cannot be opened",
};

/** Why a store failed, in words; undefined for an error that is not the medium's. Looks through causes. */
export function mediumFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") return MEDIUM[error.errcode & 0xff];
  return mediumFailure(error.cause);
}

/** What the system says when a file or folder cannot be used, in words. */
export function reasonOf(error: unknown): string {
  const medium = mediumFailure(error);
  if (medium !== undefined) return medium;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
      return "there is no such file or folder";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "it may not be written or read by you";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
    case "EEXIST":
      return "a file stands where a folder should be";
    case "ENOSPC":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
  }
}
