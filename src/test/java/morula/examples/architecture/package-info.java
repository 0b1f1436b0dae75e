/**
 * A worked example: an architecture of one's own with a layer of one's own, as a jar beside Morula
 * could bring them. Four things make it:
 *
 * <ol>
 *   <li>{@link morula.examples.architecture.DepthwiseConvolution}, a layer; only needed where the
 *       layers of {@code morula.network.layers} do not do;
 *   <li>{@link morula.examples.architecture.ContextNet}, the architecture: options with defaults,
 *       publications to cite, and how the layers are put together;
 *   <li>its nested provider, by which Morula finds it;
 *   <li>the file {@code META-INF/services/morula.network.ArchitectureProvider} (here below
 *       src/test/resources), whose one line names the provider.
 * </ol>
 *
 * Compiled into a jar in Fiji's folder {@code jars}, it is there as {@code
 * network=context_net(width=8)}: nothing in Morula has to change. Its test shows what such a jar
 * should check.
 */
package morula.examples.architecture;
