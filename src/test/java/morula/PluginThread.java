package morula;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that loads Morula as a plugin, by a class loader that is not the thread's own, which
 * knows nothing of Morula and its libraries.
 */
final class PluginThread {
  private PluginThread() {}

  /**
   * Segments, and prints how many objects there are.
   *
   * @param args class path of Morula; "null" or "foreign": the context class loader
   */
  public static void main(String... args) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : args[0].split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    Thread thread = Thread.currentThread();
    ClassLoader foreign =
        args[1].equals("null")
            ? null
            : new URLClassLoader(new URL[0], thread.getContextClassLoader());
    try (URLClassLoader plugins =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(foreign);
      Object objects =
          plugins
              .loadClass("morula.SegmentedPlane")
              .getMethod("objects", String.class)
              .invoke(null, "update-site/models/nuclei.zip");
      if (thread.getContextClassLoader() != foreign) {
        throw new AssertionError("the context class loader was changed");
      }
      System.out.println(objects + " objects");
    }
  }
}
