import { parseArgs } from "node:util";
import { bench, benchImports } from "./bench.ts";
import { importReportOf, reportOf } from "./report.ts";

/** `npm run bench`: docs/bench.md says what it measures and what it needs. */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    pairs: { type: "string", default: "15" },
    seconds: { type: "string", default: "1" },
    import: { type: "string" },
  },
});
const patience = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
const articles = Number(values.import ?? 10);
if (
  ![...Object.values(patience), articles / 10].every(
    (value) => Number.isInteger(value) && value > 0,
  )
) {
  console.error(
    "--pairs and --seconds are whole numbers, 1 or more; --import is a multiple of ten",
  );
  process.exit(2);
}
const say = (step: string): void => console.error(step);
if (values.import === undefined) {
  const result = await bench(patience, new Date(Date.now()).toISOString().slice(0, 10), say);
  console.log(values.json ? JSON.stringify(result) : reportOf(result));
} else {
  const imports = await benchImports([articles / 10, articles], say);
  console.log(values.json ? JSON.stringify(imports) : importReportOf(imports));
}
