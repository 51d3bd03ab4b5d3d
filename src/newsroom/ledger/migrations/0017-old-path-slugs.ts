/** Which addresses of before lead to an article. */
export const OLD_PATH_SLUGS = "CREATE INDEX old_path_slug ON old_path (slug);";
