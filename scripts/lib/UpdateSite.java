import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.scijava.util.FileUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Lays out an update site of ImageJ's updater: {@code db.xml.gz}, and beside it each file under its path
 * with its timestamp added. Needs scijava-common on the class path, whose rule for versions in file names
 * is the updater's own. The same input gives the same bytes.
 *
 * <p>Arguments: the folder with {@code plugins}, {@code jars} and {@code models} for all systems; the folder
 * of the site; the timestamp of what is new (yyyyMMddHHmmss); the {@code db.xml.gz} of the release before, if
 * there is one. A file that did not change since keeps its timestamp; versions of before stay listed, as the
 * updater replaces only files that it knows.
 */
final class UpdateSite {
  /** The updater's names of systems, by the classifiers of libtorch. */
  private static final Map<String, String> PLATFORMS =
      Map.of(
          "linux-x86_64", "linux64",
          "linux-aarch64", "linux-arm64",
          "osx-aarch64", "macos-arm64",
          "win-x86_64", "win64");

  /** What Morula needs of Fiji itself. */
  private static final List<String> FIJI =
      List.of(
          "jars/bio-formats/formats-api.jar",
          "jars/bio-formats/formats-bsd.jar",
          "jars/bio-formats/formats-gpl.jar",
          "jars/commons-compress.jar",
          "jars/gson.jar",
          "jars/ij.jar",
          "jars/imglib2.jar",
          "jars/jna.jar",
          "jars/miglayout-core.jar",
          "jars/miglayout-swing.jar",
          "jars/scijava-common.jar",
          "jars/slf4j-api.jar",
          "jars/snakeyaml.jar");

  private record Version(String file, String checksum, String timestamp, String obsolete) {}

  private record Entry(Version version, long size, List<Version> previous) {
    boolean isGone() {
      return version == null;
    }
  }

  private UpdateSite() {}

  public static void main(String[] args) throws Exception {
    Path content = Path.of(args[0]);
    Path site = Path.of(args[1]);
    String now = args[2];
    Map<String, Entry> before = args.length > 3 ? read(Path.of(args[3])) : Map.of();
    Map<String, Entry> entries = new TreeMap<>();
    for (String file : files(content)) {
      Path path = content.resolve(file);
      String name = FileUtils.stripFilenameVersion(file);
      Version fresh = new Version(file, checksum(file, path), now, "");
      Entry entry = entry(fresh, Files.size(path), before.get(name));
      if (entries.put(name, entry) != null) {
        throw new IOException("two versions of " + name + " in " + content);
      }
      Path target = site.resolve(file + "-" + entry.version().timestamp());
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      try {
        Files.createLink(target, path.toRealPath());
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(path, target);
      }
    }
    for (Map.Entry<String, Entry> old : before.entrySet()) {
      entries.putIfAbsent(old.getKey(), gone(old.getValue(), now));
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(site.resolve("db.xml.gz")))) {
      out.write(xml(entries, now).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns the paths below a folder, with slashes, sorted. */
  private static List<String> files(Path content) throws IOException {
    try (Stream<Path> walk = Files.walk(content)) {
      return walk.filter(Files::isRegularFile)
          .map(path -> content.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Entry entry(Version fresh, long size, Entry before) {
    if (before == null) {
      return new Entry(fresh, size, List.of());
    }
    if (before.isGone()) {
      return new Entry(fresh, size, before.previous());
    }
    boolean same =
        before.version().checksum().equals(fresh.checksum())
            && before.version().file().equals(fresh.file());
    return same
        ? before
        : new Entry(fresh, size, gone(before, fresh.timestamp()).previous());
  }

  /** Returns what is listed of a file that is no longer there. */
  private static Entry gone(Entry entry, String now) {
    if (entry.isGone()) {
      return entry;
    }
    Version last = entry.version();
    Version old = new Version(last.file(), last.checksum(), last.timestamp(), now);
    return new Entry(null, -1, Stream.concat(Stream.of(old), entry.previous().stream()).toList());
  }

  /** Returns the SHA-1 that the updater computes: of the path and the content, for jars of the entries. */
  private static String checksum(String file, Path path) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    if (!file.endsWith(".jar")) {
      digest.update(file.getBytes(StandardCharsets.US_ASCII));
      digest.update(Files.readAllBytes(path));
      return HexFormat.of().formatHex(digest.digest());
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().sorted(Comparator.comparing(JarEntry::getName)).toList()) {
        digest.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
        if (entry.getName().equals("META-INF/MANIFEST.MF")) {
          continue; // its name alone counts
        }
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          digest.update(entry.getName().endsWith(".properties") ? withoutComments(bytes) : bytes);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns a .properties file without the text of its comments, which often holds a date. The updater
   * takes the line after an empty line or after a bare # for no comment, whatever it begins with.
   */
  private static byte[] withoutComments(byte[] text) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
    boolean lineStart = true;
    for (int i = 0; i < text.length; i++) {
      if (lineStart && text[i] == '#') {
        while (i < text.length && text[i] == '#') {
          i++;
        }
        lineStart = i < text.length && text[i] != '\n';
        while (i < text.length && text[i] != '\n') {
          i++;
        }
        if (i < text.length) {
          kept.write('\n');
        }
      } else {
        kept.write(text[i]);
        lineStart = !lineStart && text[i] == '\n';
      }
    }
    return kept.toByteArray();
  }

  private static String xml(Map<String, Entry> entries, String now) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pluginRecords>\n");
    for (Entry entry : entries.values()) {
      String file = entry.isGone() ? entry.previous().get(0).file() : entry.version().file();
      xml.append("  <plugin").append(attribute("filename", file)).append(">\n");
      if (!entry.isGone()) {
        PLATFORMS.forEach(
            (classifier, platform) -> {
              if (file.endsWith("-" + classifier + ".jar")) {
                xml.append("    <platform>").append(platform).append("</platform>\n");
              }
            });
        xml.append("    <version").append(attribute("checksum", entry.version().checksum()));
        xml.append(attribute("timestamp", entry.version().timestamp()));
        xml.append(attribute("filesize", Long.toString(entry.size()))).append(">\n");
        if (file.startsWith("plugins/")) {
          describe(xml, entries, now);
        }
        xml.append("    </version>\n");
      }
      for (Version old : entry.previous()) {
        xml.append("    <previous-version").append(attribute("timestamp", old.timestamp()));
        xml.append(attribute("timestamp-obsolete", old.obsolete()));
        xml.append(attribute("checksum", old.checksum()));
        xml.append(attribute("filename", old.file())).append("/>\n");
      }
      xml.append("  </plugin>\n");
    }
    return xml.append("</pluginRecords>\n").toString();
  }

  /** All else that Morula needs: the updater finds only what the byte code names. */
  private static void describe(StringBuilder xml, Map<String, Entry> entries, String now) {
    xml.append("      <description>Deep-learning segmentation: trains, applies and evaluates models"
        + " in the JVM alone.</description>\n");
    Map<String, String> needs = new TreeMap<>();
    FIJI.forEach(file -> needs.put(file, now));
    entries.forEach(
        (name, entry) -> {
          if (!entry.isGone() && !name.startsWith("plugins/")) {
            needs.put(name, entry.version().timestamp());
          }
        });
    needs.forEach(
        (name, timestamp) ->
            xml.append("      <dependency").append(attribute("filename", name))
                .append(attribute("timestamp", timestamp)).append("/>\n"));
    xml.append("      <link>https://github.com/morula-segmentation/morula</link>\n");
    xml.append("      <author>Morula developers</author>\n");
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + '"';
  }

  private static Map<String, Entry> read(Path index) throws Exception {
    Map<String, Entry> entries = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(index))) {
      NodeList plugins =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)
              .getElementsByTagName("plugin");
      for (int i = 0; i < plugins.getLength(); i++) {
        Element plugin = (Element) plugins.item(i);
        String file = plugin.getAttribute("filename");
        NodeList old = plugin.getElementsByTagName("previous-version");
        List<Version> previous =
            Stream.iterate(0, n -> n + 1)
                .limit(old.getLength())
                .map(n -> version((Element) old.item(n), ((Element) old.item(n)).getAttribute("filename")))
                .toList();
        Element now = (Element) plugin.getElementsByTagName("version").item(0);
        long size = now == null ? -1 : Long.parseLong(now.getAttribute("filesize"));
        entries.put(
            FileUtils.stripFilenameVersion(file),
            new Entry(now == null ? null : version(now, file), size, previous));
      }
    }
    return entries;
  }

  private static Version version(Element element, String file) {
    return new Version(
        file,
        element.getAttribute("checksum"),
        element.getAttribute("timestamp"),
        element.getAttribute("timestamp-obsolete"));
  }
}
