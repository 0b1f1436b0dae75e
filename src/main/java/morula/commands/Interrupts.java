package morula.commands;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Handles the signals that ask the program to end, such as that of Ctrl-C. A shutdown hook would
 * not do: while the virtual machine shuts down, no new work can be started, but the engine is
 * needed once more to save the best model.
 */
final class Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private Interrupts() {}

  /** Runs {@code action} instead of ending the program; does nothing where that is impossible. */
  static void handle(Runnable action) {
    try {
      // by reflection: javac warns of sun.misc, which module jdk.unsupported keeps for this
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> call(method, proxy, arguments, action));
      for (String name : SIGNALS) {
        Object instance = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, instance, handling);
      }
    } catch (ReflectiveOperationException e) {
      // without signals, as on some virtual machines: Ctrl-C then ends the program at once
      return;
    }
  }

  private static Object call(Method method, Object proxy, Object[] arguments, Runnable action) {
    return switch (method.getName()) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> method.getName();
    };
  }
}
