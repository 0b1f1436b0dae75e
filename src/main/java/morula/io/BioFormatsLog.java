package morula.io;

import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Keeps Bio-Formats quiet: without a configuration, its bundled logback prints every debug line to
 * standard output. Only the loggers of Bio-Formats are touched, for in Fiji others share them.
 */
final class BioFormatsLog {
  private static final List<String> LOGGERS = List.of("loci", "ome", "ucar", "com.drew", "nom.tam");

  private BioFormatsLog() {}

  static void silence() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
      Logback.silence(factory);
    }
  }

  /** Apart, so that logback is needed only where it is the logger in use. */
  private static final class Logback {
    static void silence(ILoggerFactory factory) {
      for (String name : LOGGERS) {
        ((ch.qos.logback.classic.Logger) factory.getLogger(name))
            .setLevel(ch.qos.logback.classic.Level.OFF);
      }
    }
  }
}
