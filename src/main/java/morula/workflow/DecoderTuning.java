package morula.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import morula.instances.DecoderOptions;
import morula.progress.Progress;

/**
 * Finds the decoder's options that score best on the validation images: one option after the other
 * over a few values, twice.
 */
final class DecoderTuning {
  private static final List<Double> THRESHOLDS = List.of(0.3, 0.4, 0.5, 0.6, 0.7);
  private static final List<Double> MASK_THRESHOLDS =
      List.of(
          0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
          0.9);
  private static final List<Double> DYNAMICS = List.of(0.1, 0.15, 0.2, 0.25, 0.3, 0.4);
  private static final List<Double> AREAS = List.of(5.0, 10.0, 20.0, 30.0, 50.0, 100.0);
  private static final int ROUNDS = 2;

  private final ToDoubleFunction<DecoderOptions> score;
  private final Progress progress;
  private DecoderOptions best;
  private double bestScore;

  private DecoderTuning(
      DecoderOptions start, ToDoubleFunction<DecoderOptions> score, Progress progress) {
    this.score = score;
    this.progress = progress;
    best = start;
    bestScore = score.applyAsDouble(best);
  }

  /**
   * @param start where to begin
   * @param score of decoding with some options; higher is better
   * @param smallArea no smallest area above this is tried, in pixels: about the smallest true
   *     object
   */
  static DecoderOptions tune(
      DecoderOptions start,
      ToDoubleFunction<DecoderOptions> score,
      double smallArea,
      Progress progress) {
    DecoderTuning tuning = new DecoderTuning(start, score, progress);
    List<Double> areas = new ArrayList<>(AREAS);
    areas.removeIf(a -> a > smallArea);
    for (int round = 0; round < ROUNDS; round++) {
      DecoderOptions before = tuning.best;
      tuning.vary(DYNAMICS, v -> tuning.best.withDynamics(v));
      tuning.vary(THRESHOLDS, v -> tuning.best.withForegroundThreshold(v));
      tuning.vary(areas, v -> tuning.best.withAreas(v, tuning.best.maximumArea()));
      if (tuning.best.equals(before)) {
        break;
      }
    }
    return tuning.best;
  }

  /**
   * Tries the threshold of the foreground alone, over a fine grid.
   *
   * @param start where to begin; its threshold stays unless another is better
   * @param score of decoding with some options; higher is better
   */
  static DecoderOptions threshold(
      DecoderOptions start, ToDoubleFunction<DecoderOptions> score, Progress progress) {
    DecoderTuning tuning = new DecoderTuning(start, score, progress);
    tuning.vary(MASK_THRESHOLDS, start::withForegroundThreshold);
    return tuning.best;
  }

  private void vary(List<Double> values, DoubleFunction<DecoderOptions> option) {
    List<DecoderOptions> candidates = values.stream().map(v -> option.apply(v)).toList();
    for (DecoderOptions candidate : candidates) {
      progress.update(0, 0, "Tuning the decoder");
      if (!candidate.equals(best) && !progress.isCancelled()) {
        double value = score.applyAsDouble(candidate);
        if (value > bestScore) {
          bestScore = value;
          best = candidate;
        }
      }
    }
  }
}
