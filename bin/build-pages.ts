import { build, isBuilt } from "./build.ts";
import { ended } from "./ended.ts";
import { step } from "./progress.ts";

/** Build the pages of this checkout without serving them or opening a database. */
async function run(): Promise<void> {
  if (!isBuilt()) await step("Building the pages", (report) => build(report));
}

run().then(ended.well, ended.badly);
