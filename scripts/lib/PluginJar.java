import com.google.gson.JsonElement;
import com.google.gson.JsonStreamParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies the jar of the plugin so that the same classes give the same bytes. SciJava's annotation processor
 * lists the plugins in {@code META-INF/json} in the order in which they were compiled, those of earlier builds
 * first: here they are sorted by class. So are the files of the jar, after its manifest.
 *
 * <p>Arguments: the jar; the copy. Needs Gson on the class path.
 */
final class PluginJar {
  private PluginJar() {}

  public static void main(String[] args) throws IOException {
    try (JarFile from = new JarFile(args[0]);
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      Comparator<ZipEntry> manifestFirst =
          Comparator.comparing(entry -> !JarFile.MANIFEST_NAME.equals(entry.getName()));
      for (ZipEntry entry :
          from.stream().sorted(manifestFirst.thenComparing(ZipEntry::getName)).toList()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          boolean isIndex = entry.getName().startsWith("META-INF/json/") && !entry.isDirectory();
          to.write(isIndex ? sorted(bytes) : bytes);
        }
      }
    }
  }

  /** Sorts an index, which is one JSON object for each plugin without anything in between. */
  private static byte[] sorted(byte[] index) {
    TreeMap<String, String> plugins = new TreeMap<>();
    JsonStreamParser parser = new JsonStreamParser(new String(index, StandardCharsets.UTF_8));
    while (parser.hasNext()) {
      JsonElement plugin = parser.next();
      plugins.put(plugin.getAsJsonObject().get("class").getAsString(), plugin.toString());
    }
    return String.join("", plugins.values()).getBytes(StandardCharsets.UTF_8);
  }
}
