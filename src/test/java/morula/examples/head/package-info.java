/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
