package morula.model;

import java.util.List;
import java.util.Optional;

/**
 * What the {@code rdf.yaml} of a package says, as far as Morula reads and writes it. Of weights,
 * only TorchScript is looked at; there is one input and one output.
 *
 * @param about name, authors, licence and the like
 * @param input what goes in
 * @param output what comes out
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
