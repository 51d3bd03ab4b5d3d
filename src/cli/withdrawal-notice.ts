import { isSlug } from "../model/identity.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { WithdrawalNotice } from "../model/submission.ts";
import { oneLine } from "../model/text.ts";

/** What `withdraw` is told on the command line. */
interface NoticeArgs {
  readonly reason: string;
  readonly "replaced-by"?: string | undefined;
  readonly retracted?: boolean | undefined;
  readonly "demand-by"?: string | undefined;
  readonly "demand-reference"?: string | undefined;
}

/** What the public is to be told; the error names the option that is wrong. */
export const noticeOf = (args: NoticeArgs): Result<WithdrawalNotice, string> => {
  const { "replaced-by": replacedBy } = args;
  const reason = oneLine(args.reason);
  const by = args["demand-by"] === undefined ? undefined : oneLine(args["demand-by"]);
  const reference =
    args["demand-reference"] === undefined ? undefined : oneLine(args["demand-reference"]);
  if (!reason) return fail("--reason is empty; the public is told why");
  if (replacedBy !== undefined && !isSlug(replacedBy)) return fail(`${replacedBy} is not a slug`);
  if (by === "") return fail("--demand-by is empty; the public is told who demands it");
  if (reference === "") return fail("--demand-reference is empty");
  if (reference !== undefined && by === undefined) {
    return fail("--demand-reference needs --demand-by");
  }
  if (args.retracted && by !== undefined) {
    return fail(
      "--retracted and --demand-by exclude each other: what is demanded is no retraction",
    );
  }
  return ok({
    reason,
    ...(args.retracted && { retracted: true }),
    ...(replacedBy !== undefined && { replacedBy }),
    ...(by !== undefined && { demand: { by, ...(reference !== undefined && { reference }) } }),
  });
};
