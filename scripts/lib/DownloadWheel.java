import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Downloads a pure wheel from PyPI with nothing but a JDK: NAME VERSION FOLDER. */
public final class DownloadWheel {
  private static final Pattern WHEEL =
      Pattern.compile("href=\"([^\"#]+/([^\"/]+\\.whl))#sha256=([0-9a-f]{64})\"");

  public static void main(String[] args) throws Exception {
    String name = args[0];
    String version = args[1];
    HttpClient http =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    URI index = URI.create("https://pypi.org/simple/" + name + "/");
    String page = http.send(HttpRequest.newBuilder(index).build(), BodyHandlers.ofString()).body();
    Matcher link = WHEEL.matcher(page);
    while (link.find()) {
      if (link.group(2).startsWith(name.replace('-', '_') + "-" + version + "-")) {
        Path file = Path.of(args[2], link.group(2));
        URI address = index.resolve(link.group(1));
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofFile(file));
        check(file, link.group(3));
        return;
      }
    }
    throw new IOException("PyPI has no wheel of " + name + " " + version);
  }

  private static void check(Path file, String expected) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    if (!HexFormat.of().formatHex(hash).equals(expected)) {
      throw new IOException(file.getFileName() + " was not downloaded whole");
    }
  }
}
