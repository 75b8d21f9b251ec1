import { nearestTo } from "../commands/parse.ts";
import { UsageError } from "./usage-error.ts";

/** What is said when there is no command of this name. */
export function unknownCommand(name: string, commands: readonly string[]): UsageError {
  const nearest = nearestTo(name, commands);
  const meant =
    nearest === undefined ? `The commands are ${commands.join(", ")}.` : `Did you mean "${nearest}"?`;
  return new UsageError(name === "" ? meant : `There is no command "${name}". ${meant}`);
}
