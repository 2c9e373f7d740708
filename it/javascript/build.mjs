// Makes a component of guest.js and the entry that names it.
// usage: node build.mjs DIR, the folder with the WIT packages of WASI
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { componentize } from "@bytecodealliance/componentize-js";

// The engine inside is built for this version; its host may have a later one.
const version = "@0.2.10";
const wit = "target/wit";

await rm(wit, { recursive: true, force: true });
await cp("wit", wit, { recursive: true });
for (const name of ["http", "io", "clocks"]) {
  const from = join(process.argv[2], name);
  const to = join(wit, "deps", name);
  await mkdir(to, { recursive: true });
  // The proxy's world includes packages that nobody needs here.
  for (const file of (await readdir(from)).filter(file => file !== "proxy.wit")) {
    const text = await readFile(join(from, file), "utf8");
    await writeFile(join(to, file), text.replaceAll(/@0\.2\.[0-9]+/g, version));
  }
  await writeFile(join(to, "package.wit"), `package wasi:${name}${version};\n`);
}

const { component } = await componentize({
  sourcePath: "guest.js",
  witPath: wit,
  worldName: "guest",
});
await writeFile("target/guest.wasm", component);

const template = await readFile("guest.yaml", "utf8");
const hash = createHash("sha256").update(component).digest("hex");
await mkdir("src/main/wippy/guest", { recursive: true });
await writeFile("src/main/wippy/guest/_index.yaml", template.replace("HASH", hash));
