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

package morula.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.commands.Train;
import morula.losses.BasicLoss;
import morula.options.NamedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.plugin.Parameter;

class HeadsTest {
  private static final List<String> OWN =
      List.of("distance", "flows", "star_convex", "semantic", "masks", "foreground");

  @TempDir Path folder;

  /** A head as another jar would bring it. */
  public static class Other implements HeadProvider {
    @Override
    public String name() {
      return "other";
    }

    @Override
    public List<String> aliases() {
      return List.of("another", "flows");
    }

    @Override
    public String help() {
      return "a head of a test";
    }

    @Override
    public Head parse(NamedOptions options, int classes) {
      return MaskHead.ofForeground();
    }
  }

  @Test
  void ownHeadsComeFirst() {
    List<String> names = Heads.all().stream().map(HeadProvider::name).toList();
    assertEquals(OWN, names.subList(0, OWN.size()));
    assertEquals(List.of(), Heads.warnings());
  }

  @Test
  void theHelpOfTrainHasEveryOwnHead() throws ReflectiveOperationException {
    String help =
        Train.class.getDeclaredField("heads").getAnnotation(Parameter.class).description();
    for (HeadProvider head : Heads.all()) {
      if (HeadRegistry.isOwn(head)) {
        String part = head.name() + " (" + head.help() + ")";
        assertTrue(help.contains(part), part);
      }
    }
  }

  @Test
  void headsOfAnotherJarAreFound() throws IOException {
    HeadRegistry found = loadWith(OtherNamed.class, Other.class);
    assertEquals("a head of a test", found.find("other").orElseThrow().help());
    assertEquals(found.find("other"), found.find("another"));
    HeadProvider last = found.providers().get(found.providers().size() - 1);
    assertInstanceOf(Other.class, last, "after Morula's own");
  }

  /** In Fiji the thread's class loader knows nothing of Morula. */
  @Test
  void theClassLoaderOfTheThreadDoesNotMatter() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      HeadRegistry found = HeadRegistry.load(Heads.class.getClassLoader());
      assertTrue(OWN.stream().allMatch(name -> found.find(name).isPresent()));
    } finally {
      thread.setContextClassLoader(before);
    }
    HeadRegistry none = HeadRegistry.load(ClassLoader.getPlatformClassLoader());
    assertEquals(List.of(), none.providers());
  }

  @Test
  void ofTwoWithOneNameTheOwnOneStaysAndALineSaysSo() {
    HeadProvider flows = new OtherNamed("flows");
    HeadProvider own = new FlowHead.Provider();
    HeadRegistry found = new HeadRegistry(List.of(flows, own), List.of());
    assertEquals(own, found.find("flows").orElseThrow());
    assertEquals(List.of(own), found.providers());
    String other = OtherNamed.class.getName();
    assertEquals(
        List.of(
            "heads=flows of "
                + other
                + " is not used: "
                + FlowHead.Provider.class.getName()
                + " has the same name"),
        found.warnings());
    found = new HeadRegistry(List.of(new Other(), own), List.of());
    assertEquals(own, found.find("flows").orElseThrow(), "nor does an alias replace it");
    assertTrue(found.find("other").isPresent());
    assertEquals(1, found.warnings().size());
  }

  @Test
  void whatCannotBeUsedIsLeftOutWithALine() throws IOException {
    HeadRegistry found = loadWith(OtherNamed.class, Other.class, "morula.NoSuchHead");
    assertTrue(found.find("other").isPresent());
    assertTrue(OWN.stream().allMatch(name -> found.find(name).isPresent()));
    assertTrue(
        found.warnings().stream().anyMatch(line -> line.contains("morula.NoSuchHead")),
        found.warnings().toString());
    for (String name : new String[] {"My head", "auto", null}) {
      HeadRegistry odd =
          new HeadRegistry(List.of(new OtherNamed(name), new FlowHead.Provider()), List.of());
      assertEquals(1, odd.providers().size(), name);
      assertEquals(1, odd.warnings().size(), name);
    }
  }

  /** One without the constructor that a provider needs, too. */
  private static final class OtherNamed extends Other {
    private final String name;

    OtherNamed(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> aliases() {
      return List.of();
    }
  }

  private HeadRegistry loadWith(Object... classes) throws IOException {
    StringBuilder names = new StringBuilder();
    for (Object one : classes) {
      names.append(one instanceof Class<?> type ? type.getName() : one).append('\n');
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(HeadProvider.class.getName()), names);
    URL[] jars = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jars, Heads.class.getClassLoader())) {
      return HeadRegistry.load(loader);
    }
  }

  /** Models, macros, recipes and scripts say so for ever. */
  @Test
  void instancesIsTheOldNameOfDistance() {
    Head head = Heads.parse("instances", 0);
    assertInstanceOf(DistanceHead.class, head);
    assertInstanceOf(DistanceHead.class, Heads.anyOf(" Instances "));
    assertEquals("distance", head.name());
    assertEquals("distance", head.text());
    assertEquals("distance", Heads.plain(" Instances"));
    for (String text : List.of("distance", "Star_convex(rays=9)", "of_a_lost_jar(a=instances)")) {
      assertEquals(text, Heads.plain(text), "nothing else is changed");
    }
  }

  @Test
  void headsAnswerForThemselves() {
    for (String name : OWN) {
      Head head = Heads.anyOf(name);
      boolean objects = OWN.indexOf(name) < 3;
      assertEquals(objects, head.objectScorer().isPresent(), name);
      assertEquals(name.equals("semantic"), head.takesClassWeights(), name);
      assertEquals(head.takesClassWeights(), head.losses().contains(BasicLoss.CROSS_ENTROPY), name);
      assertEquals(
          objects
              ? ValidationMeasure.OBJECT_ACCURACY
              : name.equals("semantic")
                  ? ValidationMeasure.MEAN_IOU
                  : ValidationMeasure.FOREGROUND_IOU,
          head.validationMeasure(),
          name);
    }
    assertEquals("semantic", Heads.choice(Head::takesClassWeights));
    assertTrue(Heads.choice(head -> head.objectScorer().isPresent()).startsWith("distance, flows"));
  }
}
