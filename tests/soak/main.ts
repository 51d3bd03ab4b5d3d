import { soak } from "./soak.ts";

const [publishes = "1000", kills = "40"] = process.argv.slice(2);
const report = await soak(Number(publishes), Number(kills));
console.log(JSON.stringify(report, undefined, 2));
const lost = [report.lostFromLedger, report.lostFromPublic, report.lostFromSitemap].flat();
if (lost.length > 0) process.exitCode = 1;
