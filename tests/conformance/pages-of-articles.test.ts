import { judgePages } from "./page-judge.ts";
import { ARTICLE_KINDS } from "./page-kinds.ts";

judgePages(ARTICLE_KINDS);
