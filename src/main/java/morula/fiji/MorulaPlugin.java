package morula.fiji;

import ij.IJ;
import ij.plugin.PlugIn;
import java.lang.reflect.InvocationTargetException;

/**
 * Morula's commands in ImageJ's own menus, as {@code plugins.config} names them.
 *
 * <p>Only this class is compiled for Java 8, and it refers to no newer class, so that users of an
 * old Java get an explanation and not a failure to load.
 */
public final class MorulaPlugin implements PlugIn {
  private static final double OLDEST_JAVA = 17;

  /**
   * @param command name of the command to run: "train", "segment", "evaluate"
   */
  @Override
  public void run(String command) {
    String version = System.getProperty("java.specification.version");
    if (Double.parseDouble(version) < OLDEST_JAVA) {
      IJ.error(
          "Morula",
          "Morula needs Java 17 or newer, but this ImageJ runs Java "
              + version
              + ": use Fiji Latest from https://fiji.sc");
      return;
    }
    try {
      Class<?> call = Class.forName("morula.fiji.PluginCall", true, getClass().getClassLoader());
      call.getMethod("run", String.class).invoke(null, command);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
