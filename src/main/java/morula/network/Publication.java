package morula.network;

/**
 * A publication that describes an architecture, to be cited.
 *
 * @param text authors and title
 * @param doi without "https://doi.org/"
 */
public record Publication(String text, String doi) {}
