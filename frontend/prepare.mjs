/**
 * Brings target/classes up to date: installs the packages when the lock file changed, bundles when a source changed,
 * and does nothing otherwise.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { here, installPackages, read, requireNode, run, stampOf } from "./packages.mjs";

requireNode();

const sources = stampOf(["package-lock.json", "build.mjs", ...filesBelow("src")]);
const bundleStamp = join(here, "target/bundle.stamp");
const manifest = join(here, "target/classes/META-INF/sekisho/assets.properties");

if (existsSync(manifest) && read(bundleStamp) === sources) {
  process.exit(0);
}
installPackages();
rmSync(bundleStamp, { force: true });
run(process.execPath, ["build.mjs"]);
mkdirSync(dirname(bundleStamp), { recursive: true });
writeFileSync(bundleStamp, sources);

function filesBelow(folder) {
  return readdirSync(join(here, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(join(here, path)).isDirectory() ? filesBelow(path) : [path];
    });
}
