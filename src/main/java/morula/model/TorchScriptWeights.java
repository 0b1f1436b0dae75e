package morula.model;

/**
 * The network of a package.
 *
 * @param file the TorchScript archive
 * @param pytorchVersion version of PyTorch (or libtorch) that it was made for, such as "2.7.1"
 */
public record TorchScriptWeights(FileReference file, String pytorchVersion) {}
