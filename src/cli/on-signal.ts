/** Calls back when somebody wants the process to end; gives a function that stops listening. */
export function onSignal(listener: () => void): () => void {
  process.on("SIGINT", listener).on("SIGTERM", listener);
  return () => void process.off("SIGINT", listener).off("SIGTERM", listener);
}
