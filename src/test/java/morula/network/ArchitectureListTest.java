/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import morula.network.architectures.TextureCnn;
import morula.network.architectures.UNet;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Architectures of other jars. */
class ArchitectureListTest {
  private static final Set<String> OWN =
      Set.of("fpn", "munet", "resnet_unet", "segnet", "texture_cnn", "unet");

  @TempDir Path folder;

  /** In Fiji the context loader of a thread need not see Morula at all. */
  @Test
  void theContextClassLoaderDoesNotMatter() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new URLClassLoader(new URL[0], null));
    try {
      ArchitectureList list = ArchitectureList.load(Architectures.class.getClassLoader());
      assertTrue(list.providers().keySet().containsAll(OWN), list.providers() + "");
      assertEquals(List.of(), list.warnings());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void anotherJarAddsOne() throws IOException {
    ArchitectureList list = with(Other.class.getName());
    assertEquals(List.of(), list.warnings());
    assertEquals(TextureCnn.DEFAULT, Architectures.parse(list, "other"));
    String message =
        assertThrows(
                InvalidRequestException.class, () -> Architectures.parse(list, "another(depth=3)"))
            .getMessage();
    for (String name : list.providers().keySet()) {
      assertTrue(message.contains(name), message);
    }
    assertTrue(message.contains("other"), message);
  }

  @Test
  void ofTwoWithOneNameMorulasIsUsed() throws IOException {
    ArchitectureList list = with(SecondUNet.class.getName());
    assertEquals(UNet.DEFAULT, Architectures.parse(list, "unet"));
    assertEquals(
        List.of(
            "network=unet of "
                + SecondUNet.class.getName()
                + " is not used: morula.network.architectures.UNet$Provider has the same name"),
        list.warnings());
  }

  @Test
  void oneThatCannotBeLoadedKeepsNoOtherOut() throws IOException {
    ArchitectureList list =
        with(
            "absent.Provider",
            Failing.class.getName(),
            Badly.class.getName(),
            Other.class.getName());
    assertTrue(list.providers().containsKey("other"));
    assertTrue(list.providers().keySet().containsAll(OWN));
    assertEquals(3, list.warnings().size(), list.warnings() + "");
    for (String part : List.of("absent.Provider", "Failing", "Badly Named")) {
      assertEquals(1, list.warnings().stream().filter(w -> w.contains(part)).count(), part);
    }
  }

  /** What is found when a jar beside Morula's names these classes. */
  private ArchitectureList with(String... classes) throws IOException {
    Path file = folder.resolve("META-INF/services/" + ArchitectureProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(classes));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      return ArchitectureList.load(loader);
    }
  }

  /** One that another jar could bring. */
  public static class Other implements ArchitectureProvider {
    @Override
    public String name() {
      return "other";
    }

    @Override
    public String description() {
      return "another network";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return TextureCnn.DEFAULT;
    }
  }

  /** Takes a name that Morula has. */
  public static final class SecondUNet extends Other {
    @Override
    public String name() {
      return "unet";
    }
  }

  /** Has a name that nobody could write. */
  public static final class Badly extends Other {
    @Override
    public String name() {
      return "Badly Named";
    }
  }

  /** Cannot be made. */
  public static final class Failing extends Other {
    public Failing() {
      throw new IllegalStateException("as if made for another version");
    }
  }
}
