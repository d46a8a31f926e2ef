#!/usr/bin/env node
// The entry of the `misstep` command. What is asked most often and needs nothing is answered here; the rest is loaded, with what V8 made of it last time where
// Node keeps that.
import nodeModule from "node:module";
import { VERSION } from "../model/version.js";

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  // From Node 22.
  if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function") Reflect.apply(nodeModule.enableCompileCache, nodeModule, []);
  const { start } = await import("./start.js");
  await start(args, new URL(".", import.meta.url));
}
