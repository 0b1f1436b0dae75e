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

package morula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.NumberFormat;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.instances.Head;
import morula.instances.Heads;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.SquaredDiceLoss;
import morula.losses.WeightedSumLoss;
import morula.network.Architecture;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.Weights;
import morula.torchscript.Loss;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What machines read again is the same text however the locales of the JDK write. */
class EmittedTextTest {
  private static final Locale BEFORE = Locale.getDefault();

  private static final List<String> ARCHITECTURES =
      List.of(
          "unet(depth=2,width=2)",
          "unet(depth=1,width=2,normalization=none,upsampling=linear)",
          "unet(depth=1,width=2,stem=2)",
          "resnet_unet(width=4)",
          "fpn(width=1,pyramid=2,segmentation=2)",
          "fpn(width=1,pyramid=2,segmentation=2,merge=concatenation)",
          "segnet(stages=2,width=2)",
          "munet(depth=2,width=2)",
          "munet(depth=2,width=2,output=sparse)",
          "texture_cnn(width=2)");

  private static final List<String> HEADS =
      List.of(
          "distance",
          "flows",
          "star_convex(rays=8)",
          "semantic",
          "foreground",
          "masks(levels=50:100.5)");

  private static final List<String> OPTIMIZERS =
      List.of("sgd", "sgd(momentum=0)", "adam", "adamw(weight_decay=0.25)", "rmsprop");

  @AfterEach
  void restore() {
    Locale.setDefault(BEFORE);
  }

  /** One for each way to write numbers and letters, those with other digits than ASCII first. */
  static Stream<Locale> locales() {
    Map<String, Locale> digits = new TreeMap<>();
    Map<String, Locale> others = new TreeMap<>();
    Stream.of(Locale.getAvailableLocales())
        .sorted(Comparator.comparing(Locale::toLanguageTag))
        .forEach(
            locale -> {
              boolean ascii = String.format(locale, "%d", 1_234_567_890).equals("1234567890");
              String written =
                  String.format(locale, "%d %d %,d %.1f %,.1f %e", 90, -1, 12345, 0.5, 1e4, 1e-9)
                      + NumberFormat.getInstance(locale).format(-12345.5)
                      + "TITLE".toLowerCase(locale)
                      + "title".toUpperCase(locale);
              (ascii ? others : digits).putIfAbsent(written, locale);
            });
    return Stream.concat(digits.values().stream(), others.values().stream());
  }

  @Test
  void theLocalesDiffer() {
    List<String> zeros = locales().map(locale -> String.format(locale, "%d", 0)).toList();
    assertTrue(zeros.containsAll(List.of("٠", "۰", "०", "০", "0")), zeros.toString());
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));
    assertEquals("۱۲", String.format(Locale.getDefault(), "%d", 12));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void architecturesAndProgramsAreTheSame(Locale locale) {
    Locale.setDefault(Locale.ROOT);
    Map<String, String> expected = Expected.TEXTS;
    Locale.setDefault(locale);
    Map<String, String> texts = texts();
    assertEquals(expected.keySet(), texts.keySet());
    expected.forEach((name, text) -> assertEquals(text, texts.get(name), name));
  }

  @Test
  void theProgramsHaveNumbersInThem() {
    Locale.setDefault(Locale.ROOT);
    for (Map.Entry<String, String> text : Expected.TEXTS.entrySet()) {
      assertTrue(text.getValue().chars().anyMatch(Character::isDigit), text.getKey());
      assertFalse(text.getValue().isBlank());
    }
  }

  /** Made once, under {@link Locale#ROOT}. */
  private static final class Expected {
    static final Map<String, String> TEXTS = texts();
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String text : ARCHITECTURES) {
      Architecture architecture = Architectures.parse(text);
      texts.put(text, architecture.text());
      for (int dimensions = 2; dimensions <= 3; dimensions++) {
        Network network = architecture.build(dimensions, 2, 3);
        texts.put(text + " in " + dimensions + "D", programs(network));
      }
    }
    Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 3);
    heads(network).forEach(texts::put);
    for (String optimizer : OPTIMIZERS) {
      texts.put(optimizer, training(network, new CrossEntropyLoss(List.of()), optimizer));
    }
    for (Loss loss : losses()) {
      texts.put(loss.toString(), training(network, loss, "sgd"));
    }
    return texts;
  }

  private static Map<String, String> heads(Network network) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String text : HEADS) {
      Head head = Heads.parse(text, 3);
      TrainingProgram program =
          new TrainingProgram(
              network,
              head.activation(),
              head.defaultLoss(),
              Optimizers.parse("sgd"),
              Precision.BF16,
              head.stepMetrics());
      texts.put(text, head.text() + head.channels() + methods(program));
    }
    return texts;
  }

  private static List<Loss> losses() {
    OutputActivation sigmoid = OutputActivation.SIGMOID;
    return List.of(
        new CrossEntropyLoss(List.of(0.25, 1.5, 2e-5)),
        new DiceLoss(3),
        DiceLoss.ofMasks(),
        new BinaryCrossEntropyLoss(),
        new MeanSquaredErrorLoss(sigmoid),
        new WeightedSumLoss(List.of(new WeightedSumLoss.Term(20.5, new SquaredDiceLoss(sigmoid)))));
  }

  private static String programs(Network network) {
    Weights weights = weights(network);
    return Stream.of(
            Programs.export(network, weights, OutputActivation.SOFTMAX),
            Programs.inference(network, weights, OutputActivation.SIGMOID, Precision.FP32),
            Programs.inference(network, weights, OutputActivation.IDENTITY, Precision.BF16))
        .map(program -> program.methods())
        .collect(Collectors.joining("\n"));
  }

  private static String training(Network network, Loss loss, String optimizer) {
    return methods(
        new TrainingProgram(
            network,
            OutputActivation.SOFTMAX,
            loss,
            Optimizers.parse(optimizer),
            Precision.FP32,
            List.of()));
  }

  private static String methods(TrainingProgram program) {
    return program.stateNames()
        + program.module(program.start(weights(program.network()))).methods();
  }

  private static Weights weights(Network network) {
    return new Weights(
        network.parameters().stream()
            .collect(Collectors.toMap(Parameter::name, p -> new float[p.shape().count()])));
  }
}
