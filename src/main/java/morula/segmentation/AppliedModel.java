package morula.segmentation;

import java.util.List;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.TypicalValues;

/** A model as the segmentation uses it, whatever its source: a network and its settings. */
interface AppliedModel extends AutoCloseable {

  /** The network, applied tile by tile. */
  TiledPredictor predictor();

  /** The number of input channels of the network. */
  int inputChannels();

  /** The steps by which intensities are normalised; they are fitted to each frame. */
  List<Normalization> normalization();

  /** The head, which gives the meaning of the network's output channels. */
  Head head();

  /** The thresholds and sizes with which predictions become labels. */
  DecoderOptions decoder();

  /**
   * The values that classes have in label images, background first; empty for objects, and if
   * classes are numbered without gaps.
   */
  List<Integer> classValues();

  /** The width and height, in pixels, that all images are resized to; 0 if they are not resized. */
  int imageSize();

  /**
   * The diameter of the objects that the network has learned, in pixels, to which the objects of
   * each image are scaled; 0 if they are not scaled.
   */
  double diameter();

  /** The values that are typical of the model's training images. */
  TypicalValues typical();

  /** Frees the network. */
  @Override
  void close();
}
