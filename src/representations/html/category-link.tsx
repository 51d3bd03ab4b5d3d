import type { Category } from "../../model/entry.ts";
import { languageWithin, type Written, written } from "./furniture.ts";
import type { Surface } from "./surface.ts";

interface CategoryLinkProps {
  readonly category: Category;
  /** The text around it. */
  readonly within: Written;
  readonly surface: Surface;
}

/** The way to a section or topic. */
export const CategoryLink = ({ category, within, surface }: CategoryLinkProps) => (
  <a
    class="p-category"
    href={surface.address(category.url)}
    {...languageWithin(written(category.language), within)}
  >
    {category.label}
  </a>
);
