package morula.model;

import java.util.Optional;

/**
 * A file of the package.
 *
 * @param source its path in the package, with {@code /} between folders
 * @param sha256 its SHA-256 in 64 lower-case hexadecimal digits, if stated
 */
public record FileReference(String source, Optional<String> sha256) {}
