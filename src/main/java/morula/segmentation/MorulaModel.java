package morula.segmentation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.model.TypicalValues;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.torchscript.ArchiveReader;
import morula.torchscript.Precision;
import morula.torchscript.Programs;

/** A model that was trained by Morula; its record describes how it is applied. */
record MorulaModel(
    TrainingRecord record,
    Head head,
    List<Normalization> normalization,
    InferenceSession session,
    TiledPredictor predictor)
    implements AppliedModel {

  /**
   * Writes the inference program from the model's weights and loads it.
   *
   * @param record of the model
   * @param parts of the model
   * @param normalization of intensities
   * @param settings with the numeric precision and the tile size
   * @throws IOException if the weights cannot be read
   */
  static MorulaModel load(
      ModelPackage model,
      TrainingRecord record,
      ModelParts parts,
      List<Normalization> normalization,
      SegmentationSettings settings,
      Device device)
      throws IOException {
    Head head = parts.head();
    int channels = head.channels().size();
    Network network =
        parts.architecture().build(record.divisor().size(), record.inputChannels(), channels);
    Map<String, float[]> values = new LinkedHashMap<>();
    ArchiveReader.read(model.weights()).forEach((k, v) -> values.put(k, v.values()));
    // fp32 by default: the same labels on every machine and for every tile size
    Precision precision = settings.precision().orElse(Precision.FP32);
    InferenceSession session =
        InferenceSession.of(
            Programs.inference(network, new Weights(values), head.activation(), precision), device);
    TiledPredictor predictor =
        Tiles.predictor(session, channels, ReceptiveField.of(network), settings.tileSize());
    return new MorulaModel(record, head, normalization, session, predictor);
  }

  @Override
  public int inputChannels() {
    return record.inputChannels();
  }

  @Override
  public DecoderOptions decoder() {
    return record.decoder();
  }

  @Override
  public List<Integer> classValues() {
    return record.classValues();
  }

  @Override
  public int imageSize() {
    return record.imageSize();
  }

  @Override
  public double diameter() {
    return record.diameter();
  }

  @Override
  public TypicalValues typical() {
    return record.typical();
  }

  @Override
  public void close() {
    session.close();
  }
}
