import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.scijava.util.FileUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Does what ImageJ's updater does when a user adds an update site: reads db.xml.gz, takes what is for
 * this system, compares sizes and checksums, and copies into a Fiji folder; other versions of the same
 * file go. Shares no code with the program that lays out the site, which it checks.
 *
 * <p>Arguments: the folder of the site, the folder of Fiji, the updater's name of the system.
 */
final class InstallFromSite {
  private InstallFromSite() {}

  public static void main(String[] args) throws Exception {
    try {
      install(Path.of(args[0]), Path.of(args[1]), args[2]);
    } catch (IOException e) {
      System.err.println("The update site cannot be used: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void install(Path site, Path fiji, String platform) throws Exception {
    Document index;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(site.resolve("db.xml.gz")))) {
      index = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    NodeList plugins = index.getElementsByTagName("plugin");
    int count = 0;
    for (int i = 0; i < plugins.getLength(); i++) {
      Element plugin = (Element) plugins.item(i);
      String file = plugin.getAttribute("filename");
      Element version = (Element) plugin.getElementsByTagName("version").item(0);
      if (version == null) {
        removeVersions(fiji, file, null);
      } else if (isFor(platform, plugin)) {
        String stamp = version.getAttribute("timestamp");
        Path source = site.resolve(file + "-" + stamp);
        check(source, file, version);
        removeVersions(fiji, file, file);
        Path target = fiji.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        count++;
      }
    }
    checkDependencies(index, fiji, platform);
    System.out.println(count + " files were installed for " + platform);
  }

  private static boolean isFor(String platform, Element plugin) {
    List<String> platforms = texts(plugin, "platform");
    return platforms.isEmpty() || platforms.contains(platform);
  }

  private static List<String> texts(Element plugin, String tag) {
    NodeList nodes = plugin.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static void check(Path source, String file, Element version) throws Exception {
    if (!Files.isRegularFile(source)) {
      throw new IOException(source + " is not there");
    }
    if (Files.size(source) != Long.parseLong(version.getAttribute("filesize"))) {
      throw new IOException(file + " does not have the size in db.xml.gz");
    }
    if (!checksum(file, source).equals(version.getAttribute("checksum"))) {
      throw new IOException(file + " does not have the checksum in db.xml.gz");
    }
  }

  private static void removeVersions(Path fiji, String file, String keep) throws IOException {
    Path folder = fiji.resolve(file).getParent();
    if (!Files.isDirectory(folder)) {
      return;
    }
    String name = FileUtils.stripFilenameVersion(file);
    String parent = file.substring(0, file.lastIndexOf('/') + 1);
    try (Stream<Path> list = Files.list(folder)) {
      for (Path other : list.filter(Files::isRegularFile).toList()) {
        String path = parent + other.getFileName();
        if (!path.equals(keep) && FileUtils.stripFilenameVersion(path).equals(name)) {
          Files.delete(other);
        }
      }
    }
  }

  /** What a file of the site needs is there, but for what is for other systems or Fiji's own layer. */
  private static void checkDependencies(Document index, Path fiji, String platform) throws IOException {
    TreeMap<String, Element> onSite = new TreeMap<>();
    NodeList plugins = index.getElementsByTagName("plugin");
    for (int i = 0; i < plugins.getLength(); i++) {
      Element plugin = (Element) plugins.item(i);
      onSite.put(FileUtils.stripFilenameVersion(plugin.getAttribute("filename")), plugin);
    }
    NodeList needs = index.getElementsByTagName("dependency");
    for (int i = 0; i < needs.getLength(); i++) {
      String name = ((Element) needs.item(i)).getAttribute("filename");
      boolean other = onSite.containsKey(name) && !isFor(platform, onSite.get(name));
      if (!other && !name.startsWith("jars/bio-formats/") && !isThere(fiji, name)) {
        throw new IOException(name + " is needed, but neither the site nor this Fiji has it");
      }
    }
  }

  private static boolean isThere(Path fiji, String name) throws IOException {
    Path folder = fiji.resolve(name).getParent();
    String parent = name.substring(0, name.lastIndexOf('/') + 1);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.anyMatch(
          file -> FileUtils.stripFilenameVersion(parent + file.getFileName()).equals(name));
    }
  }

  private static String checksum(String file, Path path) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-1");
    if (file.endsWith(".jar")) {
      TreeMap<String, byte[]> entries = new TreeMap<>();
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          try (InputStream in = jar.getInputStream(entry)) {
            entries.put(entry.getName(), content(entry.getName(), in));
          }
        }
      }
      for (var entry : entries.entrySet()) {
        sha.update(entry.getKey().getBytes(StandardCharsets.US_ASCII));
        sha.update(entry.getValue());
      }
    } else {
      sha.update(file.getBytes(StandardCharsets.US_ASCII));
      sha.update(Files.readAllBytes(path));
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static byte[] content(String name, InputStream in) throws IOException {
    if (name.equals("META-INF/MANIFEST.MF")) {
      return new byte[0];
    }
    if (!name.endsWith(".properties")) {
      return in.readAllBytes();
    }
    return withoutComments(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** To the updater, a line after an empty one, or after a bare #, is never a comment. */
  private static String withoutComments(String text) {
    String[] lines = text.split("\n", -1);
    boolean mayBeComment = true;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (mayBeComment && line.startsWith("#")) {
        lines[i] = "";
      }
      mayBeComment = !mayBeComment || !line.matches("#*");
    }
    return String.join("\n", lines);
  }
}
