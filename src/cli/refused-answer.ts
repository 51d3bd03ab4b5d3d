import { apiProblem, type Client } from "./client.ts";
import { unknownToken } from "./credentials.ts";
import { EXIT } from "./exit-code.ts";
import type { Answered } from "./transport.ts";
import { type Refusal, refuse } from "./verb.ts";

/**
 * What an answer of the API that is no success is to people: each thing that is wrong, with its field,
 * or what is wrong with the whole.
 * @param subject what it is about
 */
export const refusedAnswer = (client: Client, answer: Answered, subject?: string): Refusal => {
  if (answer.status === 401) return refuse(EXIT.problems, unknownToken(client.target));
  const { detail, problems } = apiProblem(answer);
  const wrong = problems.length > 0 ? problems : [{ detail }];
  const lines = wrong.map((problem) => {
    const field = "pointer" in problem ? problem.pointer?.replace(/^\//, "") : undefined;
    const place = [subject, field].filter((word) => word !== undefined && word !== "").join(" ");
    return place === "" ? problem.detail : `${place}: ${problem.detail}`;
  });
  return refuse(answer.status >= 500 ? EXIT.server : EXIT.problems, ...lines);
};
