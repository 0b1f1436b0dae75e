package morula.model;

import java.util.Optional;

/**
 * An author of a model.
 *
 * @param name full name
 * @param affiliation institute
 * @param githubUser account on GitHub
 */
public record Author(String name, Optional<String> affiliation, Optional<String> githubUser) {}
