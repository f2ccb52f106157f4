/**
 * Brings target/classes up to date: installs the packages when the lock file changed, bundles when a source changed,
 * and does nothing otherwise. Needs no package itself, so that it can run before any is installed.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  fail(`The front end needs Node ${oldest} or newer; this is ${process.version}.`);
}

const lock = stampOf(["package.json", "package-lock.json", ".npmrc"]);
const sources = stampOf(["package-lock.json", "build.mjs", ...filesBelow("src")]);
const packagesStamp = join(here, "node_modules/.stamp");
const bundleStamp = join(here, "target/bundle.stamp");
const manifest = join(here, "target/classes/META-INF/sekisho/assets.properties");

if (existsSync(manifest) && read(bundleStamp) === sources) {
  process.exit(0);
}
if (read(packagesStamp) !== lock) {
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(packagesStamp, lock);
}
rmSync(bundleStamp, { force: true });
run(process.execPath, ["build.mjs"]);
mkdirSync(dirname(bundleStamp), { recursive: true });
writeFileSync(bundleStamp, sources);

function run(command, parameters) {
  const done = spawnSync(command, parameters, { cwd: here, stdio: "inherit" });
  if (done.error) {
    fail(`${command} could not be started (${done.error.code}); install Node ${oldest} with npm.`);
  }
  if (done.status !== 0) {
    fail(`${command} ${parameters[0]} ended with ${done.status ?? done.signal}; what it said stands above.`);
  }
}

function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(file).update("\0").update(readFileSync(join(here, file))).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(join(here, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(join(here, path)).isDirectory() ? filesBelow(path) : [path];
    });
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
