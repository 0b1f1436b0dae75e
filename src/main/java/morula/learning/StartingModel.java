package morula.learning;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;

/**
 * The model that a training starts from, which sets the network and the heads unless the user does.
 */
public final class StartingModel {
  private static final String KEY = "start_from";

  private StartingModel() {}

  /**
   * Returns the training record of the model; empty where Morula did not train it.
   *
   * @param pathOrName path or name of a model
   * @throws InvalidRequestException if there is no such model, or it cannot be read
   */
  public static Optional<TrainingRecord> record(String pathOrName) {
    try (ModelPackage model = open(pathOrName)) {
      return model.record();
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "%s=%s: the model cannot be read: %s", KEY, pathOrName, e.getMessage()),
          e);
    }
  }

  /**
   * Opens the model.
   *
   * @throws InvalidRequestException if there is no such model
   * @throws IOException if it cannot be read
   */
  static ModelPackage open(String pathOrName) throws IOException {
    return ModelPackage.open(Models.find(KEY, pathOrName, ModelFolders.all()));
  }
}
