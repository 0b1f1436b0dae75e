package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import morula.image.Axis;
import morula.image.Perturbation;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerturbedCopiesTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 2, 64, 3, Progress.NONE);
  }

  @Test
  void everyPairIsWrittenUnderItsName() throws IOException {
    Path output = folder.resolve("double");
    assertEquals(2, write(Perturbation.SIZE, 2, output));
    Path name = Path.of("nuclei_002.tif");
    assertEquals(128, ImageFiles.read(output.resolve("images").resolve(name)).size(Axis.X));
    assertEquals(
        128, LabelFiles.read(output.resolve("labels").resolve(name)).pixels().dimension(1));
  }

  @Test
  void originalsAreNeverReplaced() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> write(Perturbation.NOISE, 0.1, folder));
    assertTrue(e.getMessage().startsWith("output="), e.getMessage());
  }

  @Test
  void copiesOfTheSameNameAreRefused() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images/again"), folder.resolve("labels/again"), 2, 64, 4, Progress.NONE);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                PerturbedCopies.write(
                    folder.resolve("images") + "/**.tif",
                    folder.resolve("labels") + "/**.tif",
                    Perturbation.NOISE,
                    0.1,
                    1,
                    folder.resolve("copies"),
                    Progress.NONE));
    assertTrue(e.getMessage().contains("nuclei_001"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("copies")));
  }

  private int write(Perturbation perturbation, double strength, Path output) throws IOException {
    return PerturbedCopies.write(
        folder.resolve("images").toString(),
        folder.resolve("labels").toString(),
        perturbation,
        strength,
        1,
        output,
        Progress.NONE);
  }
}
