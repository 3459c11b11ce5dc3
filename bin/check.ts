import { checks, inWords } from "./suites.ts";

const sum = await checks(process.argv.slice(2));
process.stdout.write(`\n${inWords(sum)}\n`);
process.exit(sum.failed > 0 ? 1 : 0);
