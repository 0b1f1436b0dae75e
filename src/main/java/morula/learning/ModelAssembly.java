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

package morula.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.engine.TorchVersions;
import morula.evaluation.ClassScores;
import morula.evaluation.Evaluation;
import morula.image.FittedNormalization;
import morula.image.Normalizations;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ScoredDecoder;
import morula.io.TemporaryFiles;
import morula.model.About;
import morula.model.Author;
import morula.model.CalibrationRecord;
import morula.model.Citation;
import morula.model.ModelContents;
import morula.model.ModelWriter;
import morula.model.Models;
import morula.model.ProcessingStep;
import morula.model.TrainingRecord;
import morula.network.Architecture;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.pictures.Cover;
import morula.progress.Count;
import morula.progress.Progress;
import morula.segmentation.TypicalImages;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.training.EpochRecord;
import morula.training.History;
import morula.training.Trainer;
import morula.training.TrainingCsv;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Assembles the package of a trained network: weights, test arrays, cover, record. */
final class ModelAssembly {
  private final TrainingSettings settings;
  private final Precision precision;
  private final TrainingData data;
  private final Head head;
  private final Architecture architecture;
  private final Network network;
  private final ReceptiveField field;
  private final ImageValidation validation;

  ModelAssembly(
      TrainingSettings settings,
      Precision precision,
      TrainingData data,
      Head head,
      Architecture architecture,
      Network network,
      ImageValidation validation) {
    this.settings = settings;
    this.precision = precision;
    this.data = data;
    this.head = head;
    this.architecture = architecture;
    this.network = network;
    this.field = ReceptiveField.of(network);
    this.validation = validation;
  }

  /**
   * Writes the package, with the scores of the exported program in fp32. After a cancelled
   * training, only the steps without which there is no package are done.
   *
   * @return the scores by name
   */
  Map<String, Double> write(
      Weights weights, Trainer.Outcome outcome, Path target, Progress progress) throws IOException {
    Path archive = TemporaryFiles.create(".pt", 0);
    try {
      ArchiveWriter.write(Programs.export(network, weights, head.activation()), archive);
      try (InferenceSession session = new InferenceSession(archive, Device.CPU)) {
        ArrayImg<FloatType, FloatArray> input = example();
        ArrayImg<FloatType, FloatArray> output = session.predict(normalized(input));
        DecoderOptions decoder = validation.tune(session, progress);
        TypicalImages typical = new TypicalImages(head.labelKind() == LabelKind.OBJECTS);
        data.training().forStatistics().forEach(typical::add);
        Evaluation evaluation =
            validation.evaluate(session, decoder, Optional.of(typical), Progress.NONE);
        ModelCalibrationData calibration =
            ModelCalibrationData.of(
                data.training(),
                head,
                network,
                weights,
                field.divisor(),
                settings.get(TrainingSettings.SEED));
        ModelWriter.write(
            contents(
                archive,
                input,
                output,
                outcome.history(),
                record(outcome.history(), decoder, evaluation, typical, calibration.record()),
                calibration.patches()),
            target);
        return scores(evaluation);
      }
    } finally {
      TemporaryFiles.delete(archive);
    }
  }

  private ModelContents contents(
      Path archive,
      ArrayImg<FloatType, FloatArray> input,
      ArrayImg<FloatType, FloatArray> output,
      History history,
      TrainingRecord record,
      Optional<ArrayImg<FloatType, FloatArray>> patches) {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(input.dimension(0), input.dimension(1));
    new ScoredDecoder(head, record.decoder())
        .decode(Views.hyperSlice(output, 3, 0), labels, Progress.NONE);
    ModelContents.Builder builder =
        ModelContents.builder()
            .setAbout(about())
            .setWeights(archive, TorchVersions.pytorch())
            .setInput(
                IntStream.range(0, data.channels()).mapToObj(c -> "channel" + c).toList(),
                data.normalization().stream().map(ProcessingStep::of).toList())
            .setOutput(head.channels())
            .setTest(input, output)
            .setRecord(record)
            .setCover(Cover.draw(Views.hyperSlice(input, 3, 0), labels))
            .optTrainingCsv(TrainingCsv.text(history.epochs()));
    patches.ifPresent(builder::optCalibration);
    return builder.build();
  }

  private About about() {
    String name = Models.name(settings.model());
    return new About(
        About.legalName(name),
        String.format(
            Locale.ROOT,
            "Segments %s in 2D images (heads=%s). A %s trained by Morula on %s.%s",
            subject(head.labelKind()),
            head.text(),
            architecture.text(),
            examples(),
            settings.get(TrainingSettings.IMAGE_SIZE) > 0
                ? String.format(
                    Locale.ROOT,
                    " Trained on images resized to %1$d x %1$d pixels.",
                    settings.get(TrainingSettings.IMAGE_SIZE))
                : ""),
        Optional.empty(),
        List.of(new Author("a user of Morula", Optional.empty(), Optional.empty())),
        architecture.publications().stream()
            .map(p -> new Citation(p.text(), Optional.of(p.doi()), Optional.empty()))
            .toList(),
        List.of("segmentation", head.name(), "2d", "morula"),
        Optional.empty(),
        Optional.empty());
  }

  private String examples() {
    return data.hasParts()
        ? String.format(
            Locale.ROOT,
            "three quarters of each of %s and validated on the rest",
            Count.of(data.validation().size(), "image"))
        : String.format(
            Locale.ROOT,
            "%d images and validated on %d images",
            data.training().size(),
            data.validation().size());
  }

  private static String subject(LabelKind kind) {
    return switch (kind) {
      case OBJECTS, COMPONENTS -> "single objects";
      case CLASSES -> "classes";
      case FOREGROUND -> "foreground";
    };
  }

  private TrainingRecord record(
      History history,
      DecoderOptions decoder,
      Evaluation evaluation,
      TypicalImages typical,
      CalibrationRecord calibration) {
    Map<String, String> configuration = settings.asMap();
    configuration.put(Training.COMPUTED_IN, precision.toString());
    return new TrainingRecord(
        TrainingRecord.FORMAT,
        TorchVersions.morula(),
        configuration,
        head.text(),
        data.classes(),
        data.classValues(),
        architecture.text(),
        field.divisor(),
        field.halo(),
        data.channels(),
        settings.get(TrainingSettings.SEED),
        TorchVersions.all(),
        data.fingerprint(),
        decoder,
        curves(history),
        history.best().orElseThrow().epoch(),
        scores(evaluation),
        data.medianArea(),
        settings.get(TrainingSettings.IMAGE_SIZE),
        data.diameter(),
        typical.values(),
        calibration);
  }

  private static Map<String, List<Double>> curves(History history) {
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    curves.put("training_loss", curve(history, EpochRecord::trainingLoss));
    curves.put("validation_loss", curve(history, EpochRecord::validationLoss));
    curves.put("score", curve(history, EpochRecord::score));
    curves.put("learning_rate", curve(history, EpochRecord::learningRate));
    return curves;
  }

  private static List<Double> curve(History history, ToDoubleFunction<EpochRecord> value) {
    return history.epochs().stream().map(value::applyAsDouble).toList();
  }

  private Map<String, Double> scores(Evaluation evaluation) {
    if (head.labelKind() != LabelKind.OBJECTS) {
      return new ClassScores(evaluation, data.classValues()).all();
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("accuracy at IoU 0.5", evaluation.pooled().accuracy(0.5));
    scores.put("mean accuracy at IoU 0.5 to 0.95", evaluation.pooled().meanAccuracy());
    scores.put("mean IoU of pixels", evaluation.confusion().meanIou());
    return scores;
  }

  /**
   * Returns the centre crop of the first validation image before normalisation: X, Y, CHANNEL, N =
   * 1.
   */
  private ArrayImg<FloatType, FloatArray> example() throws IOException {
    long side = 1;
    for (int d = 0; d < field.divisor().size(); d++) {
      side =
          Math.max(
              side, ModelContents.smallestTestSize(field.divisor().get(d), field.halo().get(d)));
    }
    return data.example().middle(side);
  }

  /** Normalises {@code input} by its own statistics, as any user of the package does. */
  private ArrayImg<FloatType, FloatArray> normalized(ArrayImg<FloatType, FloatArray> input) {
    var plane = Views.hyperSlice(input, 3, 0);
    FittedNormalization normalization = Normalizations.fit(plane, data.normalization());
    float[] values =
        Normalizations.normalized(plane, normalization).update(null).getCurrentStorageArray();
    return ArrayImgs.floats(values, input.dimensionsAsLongArray());
  }
}
