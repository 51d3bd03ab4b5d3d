import * as z from "zod";
import { type Licensing, PAYMENTS } from "../../model/licensing.ts";
import { type MachineUses, PERMISSIONS } from "../../model/machine-use.ts";
import { readContact } from "../address.ts";
import { httpUrl } from "./fields.ts";
import { text } from "./read.ts";

const permission = z.enum(PERMISSIONS);

/** What programs may do with what they read. */
export const crawlers = z.strictObject({
  search: permission.exactOptional(),
  answers: permission.exactOptional(),
  training: permission.exactOptional(),
}) satisfies z.ZodType<Partial<MachineUses>>;

/** On which terms they may do it. */
export const licensing = z.strictObject({
  payment: z.enum(PAYMENTS),
  terms: httpUrl.exactOptional(),
  contact: text(readContact).exactOptional(),
}) satisfies z.ZodType<Licensing>;
