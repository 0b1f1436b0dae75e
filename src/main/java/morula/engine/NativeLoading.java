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

package morula.engine;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.gpu.TorchFolder;
import morula.io.Sha256;
import morula.io.WholeFile;

/**
 * Makes DJL load a libtorch of a folder. DJL tries to load every file of the folder, in an order
 * that Windows does not take, and chooses its bridge by the CUDA runtime of other programs. So the
 * libraries are loaded here first, in an order that works, and DJL is shown a folder that holds
 * nothing but the last of them.
 */
final class NativeLoading {
  /** Those of libtorch, in the order in which they need each other; "torch" is left to DJL. */
  private static final List<String> ORDER =
      List.of("c10", "torch_cpu", "c10_cuda", "torch_cuda_linalg", "torch_cuda");

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(?:dll|so(?:\\.[0-9]+)*)");

  /** Loaded only by those who need them: bridges to Python, tools, and doubles. */
  private static final Pattern UNNEEDED =
      Pattern.compile(
          "(?:lib)?(?:torch(?:_python|_global_deps)?|shm|djl_torch|.*djl_torch|caffe2_nvrtc|c10.*"
              + "|torch_.*|nvrtc.*\\.alt|cupti.*|nvperf.*|.*checkpoint.*)\\..*");

  /** libtorch's own, in a local scope: other programs in this process may have one too. */
  private static final int LAZY_AND_LOCAL = 1;

  private static final int NAME_LENGTH = 16;

  /** Kept, as a library that nobody refers to is unloaded. */
  private static final List<NativeLibrary> LOADED = new ArrayList<>();

  private NativeLoading() {}

  /**
   * Prepares DJL for a folder.
   *
   * @param named whether DJL finds the folder itself, in a variable that cannot be changed
   * @throws IOException if the folder of DJL cannot be written
   * @throws UnsatisfiedLinkError if a library cannot be loaded
   */
  static void prepare(TorchFolder folder, boolean named) throws IOException {
    System.setProperty("PYTORCH_FLAVOR", folder.flavor());
    Platform platform = Platform.detectPlatform("pytorch");
    Path cache = Utils.getEngineCacheDir("pytorch");
    // DJL unpacks its bridge into this folder, but does not make it
    Files.createDirectories(
        cache.resolve(
            platform.getVersion() + '-' + folder.flavor() + '-' + platform.getClassifier()));
    Path shown = folder.libraries();
    if (!platform.getOsPrefix().equals("osx")) {
      load(folder.libraries());
      shown = stage(folder.libraries(), cache);
    }
    if (!named) {
      System.setProperty("PYTORCH_LIBRARY_PATH", shown.toString());
    }
  }

  private static void load(Path folder) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = new ArrayList<>(files.filter(NativeLoading::isNeeded).sorted().toList());
    }
    loadInAnyOrder(others);
    for (String name : ORDER) {
      Path file = folder.resolve(System.mapLibraryName(name));
      if (Files.isRegularFile(file)) {
        LOADED.add(open(file));
      }
    }
    // libtorch asks for it by its name when it compiles for a card; it needs the driver
    loadInAnyOrder(new ArrayList<>(List.of(folder.resolve(System.mapLibraryName("caffe2_nvrtc")))));
  }

  private static boolean isNeeded(Path file) {
    String name = file.getFileName().toString();
    return LIBRARY.matcher(name).matches() && !UNNEEDED.matcher(name).matches();
  }

  /**
   * Loads what can be loaded, again and again, as long as a round brings more: each may need
   * others. What is left then is not needed, or libtorch says what it lacks.
   */
  private static void loadInAnyOrder(List<Path> files) {
    int before = -1;
    while (before != files.size()) {
      before = files.size();
      files.removeIf(
          file -> {
            try {
              LOADED.add(open(file));
              return true;
            } catch (UnsatisfiedLinkError e) {
              return false;
            }
          });
    }
  }

  /** On Windows, JNA lets a library find others in its own folder. */
  private static NativeLibrary open(Path file) {
    Map<String, Object> options =
        System.getProperty("os.name").startsWith("Win")
            ? Map.of()
            : Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_LOCAL);
    return NativeLibrary.getInstance(file.toString(), options);
  }

  /**
   * Returns a folder that holds only a copy of the last library, which is small. It is named by its
   * content, so that another program may use it at the same time.
   */
  private static Path stage(Path folder, Path cache) throws IOException {
    String name = System.mapLibraryName("torch");
    byte[] library = Files.readAllBytes(folder.resolve(name));
    Path stage = cache.resolve("stage").resolve(Sha256.of(library).substring(0, NAME_LENGTH));
    Path copy = stage.resolve(name);
    if (!Files.isRegularFile(copy)) {
      WholeFile.write(copy, to -> Files.write(to, library));
    }
    return stage;
  }
}
