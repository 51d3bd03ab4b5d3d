import { parseArgs } from "node:util";
import { bench } from "./bench.ts";
import { reportOf } from "./report.ts";

/** `npm run bench`: docs/bench.md says what it measures and what it needs. */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    pairs: { type: "string", default: "15" },
    seconds: { type: "string", default: "1" },
  },
});
const patience = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
if (!Object.values(patience).every((value) => Number.isInteger(value) && value > 0)) {
  console.error("--pairs and --seconds are whole numbers, 1 or more");
  process.exit(2);
}
const result = await bench(patience, new Date(Date.now()).toISOString().slice(0, 10), (step) => {
  console.error(step);
});
console.log(values.json ? JSON.stringify(result) : reportOf(result));
