package morula.recipes;

/**
 * A picture of the report.
 *
 * @param file relative to the report, with slashes
 * @param caption what it shows
 */
record Picture(String file, String caption) {}
