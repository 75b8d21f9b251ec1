/** Structured log. Never give it what a person wrote, nor a secret. */
export interface Log {
  debug(about: Readonly<Record<string, unknown>>, message: string): void;
  info(about: Readonly<Record<string, unknown>>, message: string): void;
  warn(about: Readonly<Record<string, unknown>>, message: string): void;
  error(about: Readonly<Record<string, unknown>>, message: string): void;
}
