import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PROJECT_FILE = fileURLToPath(new URL("../.env", import.meta.url));

/**
 * Takes the settings of the project's `.env`, when there is one. A variable that is set already keeps its value, also
 * when that is blank.
 */
export function loadEnvFile(path = PROJECT_FILE): void {
  if (existsSync(path)) process.loadEnvFile(path);
}
