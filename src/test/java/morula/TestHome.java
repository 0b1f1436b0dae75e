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

package morula;

import java.nio.file.Path;
import morula.model.CheckedModels;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The folders that tests share from one run to the next: what they remember of models is kept out
 * of the user's folder, and the plain ImageJ that they start is theirs. Surefire runs two programs
 * side by side, of which each has its own. JUnit finds this class by its name.
 */
public final class TestHome implements BeforeAllCallback {
  private static final Path FOLDER =
      Path.of("target", "tests", System.getProperty("morula.tests", "program-1")).toAbsolutePath();

  private static final Path MEMORY = FOLDER.resolve("home");

  /** The folder of ImageJ. */
  public static final Path IMAGEJ = FOLDER.resolve("imagej");

  /** What tells programs that tests start to remember in the same folder. */
  public static final String JAVA_OPTION = "-D" + CheckedModels.PROPERTY + "=" + MEMORY;

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(CheckedModels.PROPERTY, MEMORY.toString());
  }
}
