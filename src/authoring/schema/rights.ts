import * as z from "zod";
import { type Licensing, PAYMENTS } from "../../model/licensing.ts";
import { type MachineUses, PERMISSIONS } from "../../model/machine-use.ts";
import { readContact } from "../address.ts";
import { CONTACTS_MAX } from "../limits.ts";
import type { SecurityContact } from "../../model/publication.ts";
import { httpUrl, instant, unique } from "./fields.ts";
import { text } from "./read.ts";

const permission = z.enum(PERMISSIONS);

const contact = text(readContact);

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
  contact: contact.exactOptional(),
}) satisfies z.ZodType<Licensing>;

/** Whom to tell of a vulnerability. */
export const security = z.strictObject({
  contacts: unique(contact, CONTACTS_MAX).min(1),
  expires: instant,
  policy: httpUrl.exactOptional(),
}) satisfies z.ZodType<SecurityContact>;
