/** Installs the provider of the tests into the folder that is named, when something of it changed. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const into = process.argv[2];
const packages = ["package.json", "package-lock.json", ".npmrc"];
const stamp = join(into, "node_modules/.stamp");
const wanted = packages.map((file) => readFileSync(join(here, file), "utf8")).join("\0");

mkdirSync(into, { recursive: true });
for (const file of [...packages, "provider.mjs"]) {
  copyFileSync(join(here, file), join(into, file));
}
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: into, stdio: "inherit" });
  if (done.error || done.status !== 0) {
    console.error("The OpenID provider of the tests could not be installed; Node 20 with npm is needed.");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
