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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.TestHome;

/** Commands that run one after the other in one program, which costs one start. */
final class CommandSeries {
  private static final String END = "-- end --\n";

  private CommandSeries() {}

  /**
   * Runs the commands in a folder, each of which must end well.
   *
   * @param options for Java
   * @param commands with their words
   * @return what each command said
   */
  static List<String> run(Path folder, List<String> options, List<List<String>> commands)
      throws IOException {
    List<String> words = new ArrayList<>(options);
    words.add(TestHome.JAVA_OPTION);
    words.add("-Djava.awt.headless=true");
    words.add("-Dai.djl.offline=true");
    words.add("-Dmorula.models=" + Path.of("update-site/models").toAbsolutePath());
    words.add("-Dlogback.configurationFile=" + Path.of("scripts/lib/logback.xml").toAbsolutePath());
    words.addAll(List.of("-cp", Script.testClassPath(), CommandSeries.class.getName()));
    commands.forEach(command -> words.add(String.join("\n", command)));
    ProcessBuilder program = Script.java(words).directory(folder.toFile());
    program.environment().put("LC_ALL", "C.UTF-8"); // as the scripts do
    Script.Result result = Script.run(program);
    assertEquals(0, result.status(), result.out() + result.err());
    return List.of(result.out().split(END));
  }

  /**
   * @param args commands, each with a word on each line
   */
  public static void main(String[] args) {
    for (String command : args) {
      int status = Main.run(command.lines().toList(), System.out, System.out);
      System.out.print(END);
      if (status != 0) {
        System.out.println(command);
        System.exit(status);
      }
    }
  }
}
