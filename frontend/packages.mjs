/** Installs the packages of the lock file when it changed. Needs no package itself, so that it can run before any is there. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
const oldest = 20;

/** Ends the program where Node is too old. */
export function requireNode() {
  if (Number(process.versions.node.split(".")[0]) < oldest) {
    fail(`The front end needs Node ${oldest} or newer; this is ${process.version}.`);
  }
}

export function installPackages() {
  const stamp = join(here, "node_modules/.stamp");
  const lock = stampOf(["package.json", "package-lock.json", ".npmrc"]);
  if (read(stamp) !== lock) {
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(stamp, lock);
  }
}

export function run(command, parameters) {
  const done = spawnSync(command, parameters, { cwd: here, stdio: "inherit" });
  if (done.error) {
    fail(`${command} could not be started (${done.error.code}); install Node ${oldest} with npm.`);
  }
  if (done.status !== 0) {
    fail(`${command} ${parameters[0]} ended with ${done.status ?? done.signal}; what it said stands above.`);
  }
}

/** A hash of files of the front end, by name and content. */
export function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(file).update("\0").update(readFileSync(join(here, file))).update("\0");
  }
  return hash.digest("hex");
}

/** The text of a file; empty where there is none. */
export function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
