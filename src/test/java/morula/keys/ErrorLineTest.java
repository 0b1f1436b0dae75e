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

package morula.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.imageio.IIOException;
import morula.progress.InvalidRequestException;
import morula.progress.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorLineTest {
  private static final String TEMPORARY = System.getProperty("java.io.tmpdir");
  private static final String FAULT =
      "This is a fault of Morula (%); please report it with what --verbose prints";

  static Stream<Arguments> lines() {
    return Stream.of(
        line(new InvalidRequestException("epochs=0 is not valid"), "epochs=0 is not valid"),
        line(new InvalidRequestException("two\n  lines"), "two lines"),
        line(new CancellationException("x"), "Cancelled"),
        line(new IOException("a.tif is damaged"), "a.tif is damaged"),
        line(new NoSuchFileException("a.tif"), "a.tif: no such file or folder; check the path"),
        line(
            new FileNotFoundException("a.tif (No such file or directory)"),
            "a.tif: no such file or folder; check the path"),
        line(
            new FileNotFoundException("a.tif (Too many open files)"),
            "a.tif: too many files are open; close other programs"),
        line(
            new FileNotFoundException("a (b).tif (Permission denied)"),
            "a (b).tif: permission denied; check who may read and write it"),
        line(
            new AccessDeniedException("a.tif"),
            "a.tif: permission denied; check who may read and write it"),
        line(new FileAlreadyExistsException("a"), "a: it exists already; use another name"),
        line(new NotDirectoryException("a"), "a: it is not a folder; check the path"),
        line(new DirectoryNotEmptyException("a"), "a: the folder is not empty; use another one"),
        line(new FileSystemLoopException("a"), "a: its links lead in a circle; check the path"),
        line(
            new FileSystemException("a", null, "No space left on device"),
            "a: the disk is full; make room on it"),
        line(
            new FileSystemException("a", null, "Read-only file system"),
            "a: the disk is read-only; write to another one"),
        line(
            new FileSystemException("a", null, "File name too long"),
            "a: the name is too long; use a shorter one"),
        line(new FileSystemException("a"), "a: the disk refuses it"),
        line(
            new AccessDeniedException(TEMPORARY + "/morula123.pt"),
            TEMPORARY
                + ", the folder for temporary files: permission denied; check who may read and"
                + " write it"),
        line(new IOException("No space left on device"), "the disk is full; make room on it"),
        line(new EOFException(), "It ends too early"),
        line(new IIOException("Error reading PNG image data"), "Error reading PNG image data"),
        line(new ZipException("bad block"), "its compressed data are damaged (bad block)"),
        line(new MalformedInputException(1), "It is not text in UTF-8"),
        line(
            new OutOfMemoryError("Java heap space"),
            "Java ran out of memory (Java heap space); give it more memory: in ImageJ with Edit >"
                + " Options > Memory & Threads, on the command line with MORULA_JAVA_OPTS=-Xmx8g"),
        line(new StackOverflowError(), "It is nested too deeply for Java"),
        line(
            new UnsatisfiedLinkError("libtorch.so: cannot open"),
            "a library is missing or cannot be used (libtorch.so: cannot open); install Morula"
                + " again, and see what the command doctor says"),
        line(new ArithmeticException("integer overflow"), FAULT.replace("%", "integer overflow")),
        line(
            new NullPointerException("Cannot invoke \"java.lang.String.length()\""),
            FAULT.replace("%", "no reason is known")),
        line(new IllegalStateException(), FAULT.replace("%", "no reason is known")),
        line(
            new IOException("java.lang.IllegalStateException: Expected a name"), "Expected a name"),
        line(
            new IOException(TEMPORARY + "/morula-model-17/weights.pt: no program"),
            "weights.pt: no program"),
        line(
            new IOException("out/.partial-0a1b2c3d-a_labels.tif: no program"),
            "out/a_labels.tif: no program"));
  }

  private static Arguments line(Throwable failure, String line) {
    return Arguments.of(failure, line);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void oneLineInPlainWords(Throwable failure, String line) {
    assertEquals(line, ErrorLine.of(failure));
  }

  @Test
  void wrappersAreLeftOut() {
    IOException reason = new IOException("a.tif is damaged");
    Throwable wrapped =
        new RuntimeException(
            new ExecutionException(new CompletionException(new UncheckedIOException(reason))));
    assertEquals("a.tif is damaged", ErrorLine.of(wrapped));
    assertEquals(reason, ErrorLine.unwrap(wrapped));
  }

  @Test
  void theSubjectIsNamedUnlessTheLineDoesSo() {
    assertEquals("images/a.tif: it ends too early", about("images/a.tif", new EOFException()));
    assertEquals(
        "images/abc.tif is damaged",
        about("images/abc.tif", new IOException("images/abc.tif is damaged")));
    assertEquals(
        "channel=9: abc has 1 channel",
        about("images/abc.tif", new InvalidRequestException("channel=9: abc has 1 channel")));
    assertTrue(
        about("a.tif", new OutOfMemoryError("Java heap space")).startsWith("a.tif: Java ran out"));
  }

  @Test
  void theNearestSubjectIsNamed() {
    Subject.Task inner = () -> throwAny(new EOFException());
    Exception failure =
        assertThrows(
            IOException.class,
            () -> Subject.doing("outer.tif", () -> Subject.doing("inner.tif", inner)));
    assertEquals("inner.tif: it ends too early", ErrorLine.of(failure));
  }

  private static String about(String subject, Throwable failure) {
    Throwable thrown =
        assertThrows(Throwable.class, () -> Subject.doing(subject, () -> throwAny(failure)));
    assertEquals(failure.getClass(), thrown.getClass());
    return ErrorLine.of(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void throwAny(Throwable failure) throws E {
    throw (E) failure;
  }

  /** Whatever the Java library can throw: one line, which names the file and no class. */
  @Test
  void everyKindOfException() throws IOException {
    int kinds = 0;
    for (Class<? extends Throwable> kind : kinds()) {
      for (Throwable failure : instances(kind)) {
        String line = about("images/nuclei.tif", failure);
        assertEquals(1, line.lines().count(), line);
        assertFalse(line.contains(kind.getSimpleName()), line);
        assertFalse(line.contains("java."), line);
        assertTrue(line.contains("nuclei.tif") || failure instanceof CancellationException, line);
        kinds++;
      }
    }
    assertTrue(kinds > 200, kinds + " kinds");
  }

  private static List<Class<? extends Throwable>> kinds() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    List<Class<? extends Throwable>> kinds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(modules.resolve("java"))) {
      for (Path file : files.toList()) {
        String name = modules.relativize(file).toString();
        if (name.matches(".*(Exception|Error)\\.class")) {
          Class<?> kind = kind(name.replaceFirst("\\.class$", "").replace('/', '.'));
          if (Throwable.class.isAssignableFrom(kind)) {
            kinds.add(kind.asSubclass(Throwable.class));
          }
        }
      }
    }
    return kinds;
  }

  private static Class<?> kind(String name) {
    try {
      return Class.forName(name);
    } catch (ReflectiveOperationException | LinkageError e) {
      return Void.class;
    }
  }

  private static List<Throwable> instances(Class<? extends Throwable> kind) {
    List<Throwable> made = new ArrayList<>();
    Object[][] given = {
      {}, {"no luck"}, {kind.getName() + ": at java.lang.String.length()\n  at x"}, {(Object) null}
    };
    for (Object[] arguments : given) {
      Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
      try {
        Constructor<? extends Throwable> constructor = kind.getConstructor(types);
        made.add(constructor.newInstance(arguments));
      } catch (ReflectiveOperationException e) {
        continue; // it has no such constructor, or is abstract
      }
    }
    return made;
  }
}
