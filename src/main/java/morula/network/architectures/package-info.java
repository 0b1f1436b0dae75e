/**
 * The architectures that come with Morula, each with its options, its publications and the provider
 * by which it is found; and the builder that they share.
 */
package morula.network.architectures;
