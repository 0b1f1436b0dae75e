package morula.model;

import java.util.Optional;

/**
 * What to cite for a model. bioimage.io wants a DOI or an address.
 *
 * @param text free text
 * @param doi without "https://doi.org/"
 * @param url address
 */
public record Citation(String text, Optional<String> doi, Optional<String> url) {}
