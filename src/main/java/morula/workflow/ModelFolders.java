package morula.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where models are looked for by their name alone. */
public final class ModelFolders {
  /** System property that names a further folder; the scripts set it. */
  public static final String PROPERTY = "morula.models";

  private ModelFolders() {}

  /** The folders in the order in which they are searched. */
  public static List<Path> all() {
    List<Path> folders = new ArrayList<>();
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      folders.add(Path.of(property));
    }
    String imagej = System.getProperty("imagej.dir", System.getProperty("ij.dir"));
    if (imagej != null) {
      folders.add(Path.of(imagej, "models"));
    }
    return folders;
  }
}
