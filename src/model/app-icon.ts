import type { MediaUrl } from "./media.ts";

/** The publication's icon in one of the sizes that browsers and devices ask for. */
export interface AppIcon {
  readonly url: MediaUrl;
  readonly type: string;
  /** Width and height, in pixels. */
  readonly size: number;
  /** `maskable`: devices cut it to their own shape (w3.org/TR/appmanifest, "Icon masks and safe zone"). */
  readonly purpose: "any" | "maskable";
}

/** A tab, Apple's home screen, and what a web app manifest needs. */
export const APP_ICON_SIZES = [32, 180, 192, 512] as const;

/** Apple's own, without transparency, which it would show black. */
export const HOME_SCREEN_SIZE = APP_ICON_SIZES[1];
/** The one that is cut to shape. */
export const MASKABLE_SIZE = APP_ICON_SIZES[3];

/** The icon of a purpose and size, if there is one. */
export const appIcon = (
  icons: readonly AppIcon[] | undefined,
  size: number,
  purpose: AppIcon["purpose"] = "any",
): AppIcon | undefined => icons?.find((icon) => icon.size === size && icon.purpose === purpose);
