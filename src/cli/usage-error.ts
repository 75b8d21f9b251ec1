/** Something the person who typed the command can mend. The message is one sentence; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the system says when a file or folder cannot be used, in words. */
export function reasonOf(error: unknown): string {
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
