import { ANSWERS } from "./checks/answers.ts";
import { CACHING } from "./checks/caching.ts";
import { CODING } from "./checks/coding.ts";
import { CONDITIONAL } from "./checks/conditional.ts";
import { FEEDS } from "./checks/feeds.ts";
import { LINKS } from "./checks/links.ts";
import { PAGES } from "./checks/pages.ts";
import { PROGRAMS } from "./checks/programs.ts";
import type { Check } from "./finding.ts";

/** Every promise that the doctor looks after; `docs/doctor.md` has the same list. */
export const CHECKS: readonly Check[] = [
  ...ANSWERS,
  ...CACHING,
  ...CONDITIONAL,
  ...CODING,
  ...FEEDS,
  ...LINKS,
  ...PAGES,
  ...PROGRAMS,
];
