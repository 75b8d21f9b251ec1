// Plain JavaScript on purpose: it has to run on any Node, to say which one is needed.
const NODE_MIN = 24;

const major = Number(process.versions.node.split(".")[0]);
if (major < NODE_MIN) {
  console.error(
    `Mockingbird needs Node ${NODE_MIN} or newer and this is ${process.version}; "npm ci" installs the right one beside the project, and "npm run practice" uses it.`,
  );
  process.exitCode = 2;
} else {
  // Stripping types and compiling is most of the start; the second start takes them from the cache.
  (await import("node:module")).enableCompileCache();
  (await import("./env-file.ts")).loadEnvFile();
  const { main } = await import("../src/main.ts");
  process.exitCode = await main(process.argv.slice(2));
}
