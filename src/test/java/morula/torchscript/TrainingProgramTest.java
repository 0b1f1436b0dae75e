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
package morula.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.training.Optimizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingProgramTest {
  private static final String BEGIN = "  def ";

  private static ScriptModule module(String network, Precision precision, String optimizer) {
    Network built = Architectures.parse(network).build(2, 1, 1);
    TrainingProgram program =
        new TrainingProgram(
            built,
            OutputActivation.SIGMOID,
            new BinaryCrossEntropyLoss(),
            Optimizers.parse(optimizer),
            precision);
    return program.module(
        program.start(Weights.initial(built, 1, WeightInitialization.parse("pytorch"))));
  }

  private static String method(ScriptModule module, String name) {
    String code = module.code();
    int start = code.indexOf(BEGIN + name + "(");
    int end = code.indexOf(BEGIN, start + 1);
    return code.substring(start, end < 0 ? code.length() : end);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16"})
  void joinsAreReadInPartsInTrainingOnly(String precision) {
    ScriptModule module =
        module("unet(depth=2,width=2)", Precision.parse(precision).orElseThrow(), "adamw");
    assertEquals(0, count(method(module, "step"), "torch.cat("));
    assertEquals(2, count(method(module, "step"), "torch.split_with_sizes("));
    assertEquals(2, count(method(module, "forward"), "torch.cat("));
    assertEquals(0, count(method(module, "loss"), "torch.split_with_sizes("));
  }

  @Test
  void joinThatAnotherLayerReadsIsComputed() {
    // a dense output: transposed convolutions read joins
    String step =
        method(module("munet(depth=4,width=2,output=dense)", Precision.FP32, "sgd"), "step");
    assertFalse(step.contains("(, ") || step.contains("[, ") || step.contains(", , "), step);
  }

  @Test
  void weightsAndTheirStatesHaveTheirChannelsLast() {
    List<Attribute> attributes =
        module("unet(depth=1,width=2)", Precision.FP32, "adamw").attributes();
    List<Attribute> kernels =
        attributes.stream().filter(a -> a.shape().sizes().size() == 4).toList();
    assertTrue(kernels.stream().anyMatch(a -> a.name().startsWith("optimizer_mean_")));
    assertTrue(kernels.stream().anyMatch(a -> a.name().startsWith("optimizer_square_")));
    kernels.forEach(a -> assertEquals(MemoryFormat.CHANNELS_LAST, a.format(), a.name()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd", "sgd(momentum=0)", "rmsprop"})
  void optimizerChangesAllWeightsAtOnce(String optimizer) {
    String small = method(module("unet(depth=1,width=2)", Precision.FP32, optimizer), "step");
    String large = method(module("unet(depth=2,width=2)", Precision.FP32, optimizer), "step");
    assertEquals(count(small, "torch._f"), count(large, "torch._f"));
    assertTrue(count(small, "torch._f") > 0);
  }
}
