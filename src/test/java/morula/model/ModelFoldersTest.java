package morula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that come with Morula are in the folder of the ImageJ that Morula is installed in. */
class ModelFoldersTest {

  @ParameterizedTest
  @CsvSource({
    "/home/x/Fiji.app/plugins/Morula_.jar, /home/x/Fiji.app/models",
    "/home/x/Fiji.app/jars/morula.jar, /home/x/Fiji.app/models",
    "/opt/ImageJ/plugins/jars/morula.jar, /opt/ImageJ/models",
    "/opt/ImageJ/plugins/Image Analysis/Morula_.jar, /opt/ImageJ/models",
    "/opt/morula/target/classes, ",
  })
  void besideThePlugins(String jar, String models) {
    assertEquals(Optional.ofNullable(models).map(Path::of), ModelFolders.beside(Path.of(jar)));
  }

  @Test
  void thePropertyGoesFirst() {
    String imagej = System.getProperty("ij.dir");
    String before = System.getProperty(ModelFolders.PROPERTY);
    try {
      System.setProperty("ij.dir", "/opt/ImageJ");
      System.setProperty(ModelFolders.PROPERTY, "/data/models");
      List<Path> folders = ModelFolders.all();
      assertEquals(Path.of("/data/models"), folders.get(0));
      assertTrue(folders.contains(Path.of("/opt/ImageJ/models")), folders + "");
    } finally {
      restore("ij.dir", imagej);
      restore(ModelFolders.PROPERTY, before);
    }
  }

  private static void restore(String key, String value) {
    if (value == null) {
      System.clearProperty(key);
    } else {
      System.setProperty(key, value);
    }
  }
}
