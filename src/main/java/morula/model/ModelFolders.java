package morula.model;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where models are looked for by their name alone. */
public final class ModelFolders {
  /** System property that names a further folder; the scripts set it. */
  public static final String PROPERTY = "morula.models";

  /** The folder of models in that of ImageJ; Fiji's updater takes care of it too. */
  private static final String FOLDER = "models";

  /** The folders of ImageJ and Fiji that a plugin's jar may lie in, itself or below. */
  private static final Set<String> PLUGINS = Set.of("plugins", "jars");

  private static final List<String> IMAGEJ = List.of("imagej.dir", "ij.dir");

  private ModelFolders() {}

  /**
   * The folders in the order in which they are searched: that of {@link #PROPERTY}, then {@code
   * models} of the ImageJ that says where it is, then of the ImageJ that Morula is installed in.
   */
  public static List<Path> all() {
    Set<Path> folders = new LinkedHashSet<>();
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      folders.add(Path.of(property));
    }
    for (String key : IMAGEJ) {
      String imagej = System.getProperty(key);
      if (imagej != null) {
        folders.add(Path.of(imagej, FOLDER));
      }
    }
    code().flatMap(ModelFolders::beside).ifPresent(folders::add);
    return List.copyOf(folders);
  }

  /** The jar that this class is in; plain ImageJ does not say where it is. */
  private static Optional<Path> code() {
    CodeSource source = ModelFolders.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
      return Optional.empty(); // a jar that is no file lies in no folder of plugins
    }
  }

  /**
   * The folder of models of the ImageJ in whose folder of plugins a jar lies; empty where it lies
   * elsewhere.
   */
  static Optional<Path> beside(Path jar) {
    for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
      Path name = folder.getFileName();
      if (name != null && PLUGINS.contains(name.toString()) && isOutermost(folder)) {
        return Optional.of(folder.resolveSibling(FOLDER));
      }
    }
    return Optional.empty();
  }

  /** Plain ImageJ has jars in plugins/jars. */
  private static boolean isOutermost(Path folder) {
    Path parent = folder.getParent();
    return parent != null
        && (parent.getFileName() == null || !PLUGINS.contains(parent.getFileName().toString()));
  }
}
