package morula.torchscript;

import morula.network.Shape;

/**
 * A tensor that was read from an archive.
 *
 * @param shape sizes in PyTorch's order
 * @param values last axis fastest; integers and halves converted
 */
public record StoredTensor(Shape shape, float[] values) {}
