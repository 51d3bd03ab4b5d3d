import { judgePages } from "./page-judge.ts";
import { LIST_KINDS } from "./page-kinds.ts";

judgePages(LIST_KINDS);
