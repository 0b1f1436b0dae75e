package morula.segmentation;

import java.util.List;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.TypicalValues;

/** A model as segmentation needs it, wherever it comes from: a network and what belongs to it. */
interface AppliedModel extends AutoCloseable {

  /** The network, applied tile by tile. */
  TiledPredictor predictor();

  /** Number of channels that the network takes. */
  int inputChannels();

  /** The steps by which intensities are normalised, fitted to each frame anew. */
  List<Normalization> normalization();

  /** What the network's output channels mean. */
  Head head();

  /** Thresholds and sizes with which predictions become labels. */
  DecoderOptions decoder();

  /**
   * The values that classes have in label images, background first; empty for objects, and where
   * classes are numbered as they stand.
   */
  List<Integer> classValues();

  /** Width and height, in pixels, that all images are resized to; 0 for as they are. */
  int imageSize();

  /**
   * Diameter of the objects that the network has learned, in pixels, to which those of each image
   * are scaled; 0 for as they are.
   */
  double diameter();

  /** What the images that the model learned from have in common. */
  TypicalValues typical();

  /** Frees the network. */
  @Override
  void close();
}
