package morula.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import morula.io.LabelFiles;
import net.imglib2.view.Views;

/** The files that released versions wrote; the README of each version says how. */
final class VersionFiles {
  static final Path V0_1_0 = Path.of("src/test/resources/morula/versions/0.1.0").toAbsolutePath();

  private VersionFiles() {}

  /** Copies a folder with all that is in it. */
  static void copy(Path folder, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Files.copy(source, target.resolve(folder.relativize(source).toString()));
      }
    }
  }

  /** The values of a label image, x first. */
  static int[] labels(Path file) throws IOException {
    return Views.flatIterable(LabelFiles.read(file).pixels()).stream()
        .mapToInt(pixel -> pixel.get())
        .toArray();
  }
}
