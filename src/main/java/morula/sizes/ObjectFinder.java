package morula.sizes;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import morula.image.FittedNormalization;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Decoder;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Finds the objects in a part of a plane, to learn how large they are. */
final class ObjectFinder {
  private final TiledPredictor predictor;
  private final Head head;
  private final Decoder decoder;

  ObjectFinder(TiledPredictor predictor, Head head) {
    this.predictor = predictor;
    this.head = head;
    // what suits objects of the right size best may join all that are seen from afar
    decoder = head.decoder(head.defaultOptions());
  }

  /**
   * All objects, also those of which the network is not sure.
   *
   * @param part X, Y, CHANNEL: some of the plane, in the size in which the network sees it; its
   *     minimum says where it lies
   * @param magnification pixels of {@code part} for one of the plane
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if the disk has no room for a prediction
   */
  List<FoundObject> find(
      RandomAccessibleInterval<FloatType> part,
      FittedNormalization fitted,
      double magnification,
      Progress progress)
      throws IOException {
    Progress silent = progress.withoutSteps();
    try (PlaneStore<FloatType> prediction =
            predictor.predict(Views.zeroMin(part), fitted::apply, silent);
        PlaneStore<IntType> store = PlaneStore.ints(part.dimension(0), part.dimension(1))) {
      RandomAccessibleInterval<IntType> labels = store.pixels();
      int objects = decoder.decode(prediction.pixels(), labels, silent);
      double[] scores = ObjectScores.of(head, prediction.pixels(), labels, objects, silent);
      return FoundObject.in(
              Views.translate(labels, part.min(0), part.min(1)), scores, magnification)
          .stream()
          .filter(Objects::nonNull)
          .toList();
    }
  }
}
