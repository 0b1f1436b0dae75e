package morula.model;

import java.util.Optional;

/**
 * A publication to cite for a model. bioimage.io requires a DOI or a web address.
 *
 * @param text free text
 * @param doi without "https://doi.org/"
 * @param url web address
 */
public record Citation(String text, Optional<String> doi, Optional<String> url) {}
