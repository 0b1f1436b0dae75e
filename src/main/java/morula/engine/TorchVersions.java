package morula.engine;

import ai.djl.engine.Engine;
import java.util.Map;
import java.util.TreeMap;

/** Versions that a result depends on. */
public final class TorchVersions {
  private TorchVersions() {}

  /** Returns the version of libtorch. */
  public static String pytorch() {
    return TorchEngine.get().getVersion();
  }

  /** Returns the version of Morula; "development" if it is not run from its jar. */
  public static String morula() {
    String version = TorchVersions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the names of the engine and the libraries with their versions. */
  public static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("morula", morula());
    versions.put("libtorch", pytorch());
    versions.put("djl", Engine.getDjlVersion());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
