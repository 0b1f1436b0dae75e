package morula.torchscript;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A TorchScript program with its tensors: one class, its attributes and its methods.
 *
 * @param attributes in the order in which {@code state()} returns them
 * @param methods the text of all methods, indented by two
 */
public record ScriptModule(List<Attribute> attributes, String methods) {
  /** The name of the class in the archive. */
  static final String CLASS = "Net";

  /**
   * Returns the text of a method; {@code arguments} such as "x: Tensor", {@code returns} such as
   * "Tensor".
   */
  static String method(String name, String arguments, String returns, Code body) {
    String separator = arguments.isEmpty() ? "" : ", ";
    return String.format(
        Locale.ROOT,
        "  def %s(self: __torch__.%s%s%s) -> %s:\n%s",
        name,
        CLASS,
        separator,
        arguments,
        returns,
        body);
  }

  /** The text of the file {@code code/__torch__.py} in the archive. */
  String code() {
    return String.format(
        Locale.ROOT,
        "class %s(Module):\n  __parameters__ = [%s]\n  __buffers__ = [%s]\n%s  training : bool\n%s",
        CLASS,
        quoted(true),
        quoted(false),
        declarations(),
        methods);
  }

  private String quoted(boolean parameters) {
    return attributes.stream()
        .filter(a -> a.parameter() == parameters)
        .map(a -> '"' + a.name() + "\", ")
        .collect(Collectors.joining());
  }

  private String declarations() {
    return attributes.stream()
        .map(a -> "  " + a.name() + " : Tensor\n")
        .collect(Collectors.joining());
  }
}
