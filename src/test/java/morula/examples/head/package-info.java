/**
 * A worked example: a head of your own, {@code train heads=seeds}, in a jar beside Morula's.
 *
 * <p>A head says what a network learns of label images and how its prediction becomes labels again.
 * Four classes and one file are all it takes:
 *
 * <ol>
 *   <li>{@link morula.examples.head.SeedsProvider} has the name and reads the options of the key;
 *   <li>{@link morula.examples.head.SeedsHead} answers what Morula asks of a head: channels, loss,
 *       what to tune, how to score;
 *   <li>{@link morula.examples.head.SeedsEncoder} turns labels into what the network shall predict;
 *   <li>{@link morula.examples.head.SeedsDecoder} turns predictions into labels;
 *   <li>{@code META-INF/services/morula.instances.HeadProvider} names the provider, so that Morula
 *       finds it.
 * </ol>
 *
 * <p>Put the jar where Morula's jar lies: in Fiji into the folder {@code jars}. A model that was
 * trained with a head needs the head's jar wherever it is applied.
 */
package morula.examples.head;
