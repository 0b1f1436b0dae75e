package morula.model;

import java.util.List;
import java.util.Optional;

/**
 * The content of the {@code rdf.yaml} of a package, as far as Morula reads and writes it: one
 * input, one output and the weights as TorchScript.
 *
 * @param about name, authors, licence and the like
 * @param input the input tensor
 * @param output the output tensor
 * @param weights the network
 * @param documentation Markdown file of the package
 * @param covers pictures of the package
 * @param attachments further files of the package
 */
public record ModelDescription(
    About about,
    TensorDescription input,
    TensorDescription output,
    TorchScriptWeights weights,
    Optional<String> documentation,
    List<String> covers,
    List<FileReference> attachments) {

  /** Copies the lists. */
  public ModelDescription {
    covers = List.copyOf(covers);
    attachments = List.copyOf(attachments);
  }
}
